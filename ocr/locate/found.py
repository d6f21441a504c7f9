"""An outline that was found, and the order of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.geometry import Quad


@dataclass(frozen=True, slots=True)
class Found:
    """An outline, in pixels of the image that it was found in, and how much it looks like a card.

    Attributes:
        outline: clockwise, beginning at the corner nearest the image's top left.
        score: 0 (nothing speaks for it) to 1.
    """

    outline: Quad
    score: float


def in_reading_order(found: Sequence[Found]) -> list[Found]:
    """From the top down, and from the left where cards lie side by side."""
    rows: list[list[Found]] = []
    for card in sorted(found, key=lambda f: f.outline.centre.y):
        level = rows[-1][0].outline if rows else None
        if level and card.outline.centre.y < level.centre.y + level.box.height / 2:
            rows[-1].append(card)
        else:
            rows.append([card])
    return [card for row in rows for card in sorted(row, key=lambda f: f.outline.centre.x)]

"""One outline a card: of those that overlap, the best stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.geometry import Quad

MOST_SHARED = 0.25
"""Share of the smaller outline that may lie in another: cards may overlap a little."""


@dataclass(frozen=True, slots=True)
class Found:
    """An outline, in pixels of the image that it was found in, and how much it looks like a card.

    Attributes:
        outline: clockwise, beginning at the corner nearest the image's top left.
        score: 0 (nothing speaks for it) to 1.
    """

    outline: Quad
    score: float


def without_overlaps(found: Sequence[Found]) -> list[Found]:
    """The best of each group of overlapping outlines, in reading order."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: -f.score):
        if all(_shared(candidate.outline, other.outline) <= MOST_SHARED for other in kept):
            kept.append(candidate)
    return in_reading_order(kept)


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


def intersection_area(first: Quad, second: Quad) -> float:
    """Area in square pixels that two convex quads share."""
    corners, others = (np.array(quad, dtype=np.float32) for quad in (first, second))
    area, _ = cv2.intersectConvexConvex(corners, others)
    return float(area)


def _shared(first: Quad, second: Quad) -> float:
    return intersection_area(first, second) / max(1.0, min(first.area, second.area))

"""A glance at what a camera sees: whole printed cards, the largest first, and their sharpness."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from ocr.glance import glance
from ocr.model import SideReading, SideSource
from ocr.pixels import Pixels
from tests.cards.scenes import scene_drawings
from tests.eval.outlines import overlap

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "en-01.png"


def seen_in(pixels: Pixels, folder: Path) -> tuple[SideReading, ...]:
    path = folder / "frame.png"
    cv2.imwrite(str(path), pixels)
    return tuple(card.sides[0] for card in glance([SideSource(path)]).cards)


def table(*widths: int, left: int = 60) -> Pixels:
    """A brown table with copies of a card side by side, each so many pixels wide."""
    frame = np.full((720, 1280, 3), (60, 84, 112), np.uint8)
    card = cv2.imread(str(SAMPLE))
    assert card is not None
    for width in widths:
        small = cv2.resize(card, (width, width * 55 // 91), interpolation=cv2.INTER_AREA)
        frame[80 : 80 + small.shape[0], left : left + width] = small
        left += width + 40
    return frame


def test_the_largest_card_comes_first(tmp_path: Path) -> None:
    cards = seen_in(table(450, 620), tmp_path)
    assert [round(max(side.outline.sides), -1) for side in cards if side.outline] == [620, 450]
    assert [side.warnings for side in cards] == [(), ("small",)]


def test_a_soft_picture_is_told_before_a_reader_would_mind(tmp_path: Path) -> None:
    soft = cv2.GaussianBlur(table(700), (0, 0), 2.5).astype(np.uint8)
    (card,) = seen_in(soft, tmp_path)
    assert card.warnings == ("blurred",)


def test_a_card_that_runs_out_of_the_picture_waits_until_it_is_whole(tmp_path: Path) -> None:
    assert seen_in(table(700, left=0), tmp_path) == ()


@pytest.mark.parametrize("kind", ["white-on-white", "empty"])
def test_a_white_card_is_found_on_white_and_none_on_an_empty_table(
    kind: str, tmp_path: Path
) -> None:
    draw = next(draw for name, draw in scene_drawings(3, 1) if name.startswith(f"{kind}-"))
    picture = draw()
    pixels = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2BGR).astype(np.uint8)
    outlines = [side.outline for side in seen_in(pixels, tmp_path)]
    assert len(outlines) == len(picture.cards)
    for outline, card in zip(outlines, picture.cards, strict=True):
        assert outline is not None and overlap(card.quad, outline) > 0.9

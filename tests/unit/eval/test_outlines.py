"""Finding: overlaps, pairs and corners."""

from __future__ import annotations

import pytest

from ocr.geometry import Box, Quad
from ocr.model import CardReading, Face, SideReading
from tests.eval.outlines import outline, overlap, pair, same_top_left

SQUARE = Box(0, 0, 100, 100).to_quad()


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (SQUARE, 1.0),
        (SQUARE.turned(2), 1.0),
        (Box(50, 0, 150, 100).to_quad(), 1 / 3),
        (Box(0, 0, 100, 90).to_quad(), 0.9),
        (Box(200, 200, 300, 300).to_quad(), 0.0),
        (Quad.of([(50, -50), (150, 50), (50, 150), (-50, 50)]), 0.5),
    ],
)
def test_overlap(other: Quad, share: float) -> None:
    assert overlap(SQUARE, other) == pytest.approx(share, abs=0.001)


def test_each_truth_gets_the_reading_that_fits_best_and_no_reading_serves_two() -> None:
    right = Box(200, 0, 300, 100).to_quad()
    both = Box(0, 0, 220, 100).to_quad()
    assert pair([SQUARE, right], [right, SQUARE]) == {0: 1, 1: 0}
    assert pair([SQUARE, right], [both]) == {0: 0}
    assert pair([SQUARE], []) == {}


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_outline_has_another_top_left(turn: int) -> None:
    assert same_top_left(SQUARE, SQUARE)
    assert not same_top_left(SQUARE, SQUARE.turned(turn))


def test_a_card_without_outline_is_the_whole_picture_by_its_turn() -> None:
    whole = CardReading((SideReading(Face.FRONT, None, 90, (50, 91)),))
    assert outline(whole, (91, 50)).top_left == (91, 0)

import numpy as np

from ocr.geometry import Box, Quad
from ocr.locate.beneath import completed
from tests.eval.outlines import overlap

FRONT = Box(100, 230, 403, 413)
"""A card that shows whole, 303 by 183 pixels."""


def overlaps(cards: list[Box], *truths: Box) -> list[float]:
    outlines = completed(np.array([card.to_quad() for card in cards], np.float32))
    pairs = zip(outlines, truths, strict=True)
    return [overlap(Quad.of(outline.tolist()), truth.to_quad()) for outline, truth in pairs]


def test_a_card_beneath_another_is_led_on_to_its_full_size() -> None:
    behind = Box(110, 63, 413, 230)
    assert min(overlaps([behind, FRONT], Box(110, 63, 413, 246), FRONT)) > 0.99


def test_of_two_neighbours_the_one_that_shows_whole_lies_above() -> None:
    top, middle = Box(104, -97, 407, 63), Box(110, 63, 413, 230)
    found = overlaps([top, middle, FRONT], Box(104, -97, 407, 86), Box(110, 63, 413, 246), FRONT)
    assert min(found) > 0.99


def test_cards_that_touch_stay_as_they_are() -> None:
    alike, american = Box(100, 47, 403, 230), Box(403, 230, 700, 400)
    assert min(overlaps([alike, FRONT, american], alike, FRONT, american)) > 0.99


def test_a_whole_card_beside_an_outline_too_deep_stays_as_it_is() -> None:
    whole, deep = Box(100, 410, 403, 593), Box(100, 200, 403, 410)
    assert min(overlaps([whole, deep], whole, deep)) > 0.99


def test_a_smaller_card_beside_others_stays_as_it_is() -> None:
    apart, narrow = Box(100, 20, 403, 180), Box(500, 60, 700, 230)
    assert min(overlaps([apart, FRONT, narrow], apart, FRONT, narrow)) > 0.99


def test_a_single_card_and_none_stay_as_they_are() -> None:
    assert overlaps([FRONT], FRONT) == [1.0]
    assert not len(completed(np.empty((0, 4, 2), np.float32)))

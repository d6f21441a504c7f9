import numpy as np
import pytest

from ocr.geometry import Box, Quad
from ocr.locate import Found, find_card_around, find_cards, hold_the_text, needs_text, with_text
from ocr.locate.overlaps import intersection_area
from ocr.pixels import Pixels
from tests.unit.ocr.drawn import card, laid

TILTED = Quad.of([(180, 200), (800, 150), (850, 540), (150, 560)])
UPRIGHT = Quad.of([(350, 80), (690, 100), (680, 660), (340, 640)])
FROM_ASIDE = Quad.of([(462, 218), (852, 393), (574, 677), (248, 362)])
"""As a telephone sees a card that it is held aslant over."""


def overlap(first: Quad, second: Quad) -> float:
    shared = intersection_area(first, second)
    return shared / (first.area + second.area - shared)


@pytest.mark.parametrize("paper", ["white", "navy"])
@pytest.mark.parametrize("outline", [TILTED, UPRIGHT, FROM_ASIDE])
def test_a_card_on_a_table_is_found_to_a_pixel_or_two(outline: Quad, paper: str) -> None:
    (found,) = find_cards(laid([(card(paper=paper), outline)]))
    assert overlap(found.outline, outline) > 0.98


def test_several_cards_are_found_in_reading_order() -> None:
    places = [
        Quad.of([(60, 60), (420, 40), (430, 255), (70, 280)]),
        Quad.of([(540, 60), (900, 80), (890, 300), (530, 280)]),
        Quad.of([(300, 420), (660, 430), (655, 650), (295, 640)]),
    ]
    found = find_cards(laid([(card(), place) for place in places]))
    assert [overlap(f.outline, p) > 0.95 for f, p in zip(found, places, strict=True)] == [True] * 3


def test_cards_that_touch_are_taken_apart() -> None:
    left, right = Box(100, 200, 500, 442).to_quad(), Box(500, 200, 900, 442).to_quad()
    picture = laid([(card(), left), (card(paper="#f3f3ee"), right)])
    picture[200:442, 499:501] = (picture[200:442, 499:501] * 0.75).astype(np.uint8)
    found = find_cards(picture)
    assert [overlap(f.outline, p) > 0.9 for f, p in zip(found, (left, right), strict=True)]


@pytest.mark.parametrize("level", [0, 128, 255])
def test_an_empty_picture_has_no_card(level: int) -> None:
    assert find_cards(np.full((300, 400, 3), level, np.uint8)) == ()


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (300, 2), (40, 40)])
def test_tiny_pictures_have_no_card(size: tuple[int, int]) -> None:
    assert find_cards(np.zeros((*size, 3), np.uint8)) == ()


def faint_card() -> Pixels:
    """A card a little lighter than the table that it lies on."""
    picture = np.full((700, 1000, 3), 236, np.uint8)
    picture[150:575, 150:853] = 240
    picture[300:320, 250:600] = 60
    return picture


def test_the_text_leads_to_a_faint_card() -> None:
    text = [Box(250, 300, 600, 320).to_quad()]
    found = find_card_around(faint_card(), text)
    assert found is not None
    assert overlap(found.outline, Box(150, 150, 853, 575).to_quad()) > 0.95


def test_print_that_leaves_most_text_outside_is_no_card() -> None:
    logo = (Found(Box(0, 0, 100, 60).to_quad(), 0.9),)
    text = [Box(20, 20, 80, 30).to_quad(), Box(200, 200, 600, 230).to_quad()]
    assert not hold_the_text(logo, text)
    assert hold_the_text((Found(Box(0, 0, 700, 300).to_quad(), 0.9),), text)


def test_outlines_without_text_are_tiles() -> None:
    card_, tile = (Found(Box(x, 0, x + 300, 200).to_quad(), 1.0) for x in (0, 400))
    assert with_text((card_, tile), [Box(20, 20, 200, 40).to_quad()]) == (card_,)
    assert with_text((card_, tile), ()) == ()


def test_only_doubtful_outlines_need_the_text() -> None:
    assert needs_text((), (1600, 1200))
    assert needs_text((Found(Box(0, 0, 900, 550).to_quad(), 1.0),) * 2, (1600, 1200))
    assert needs_text((Found(Box(0, 0, 900, 550).to_quad(), 0.6),), (1600, 1200))
    assert needs_text((Found(Box(0, 0, 200, 120).to_quad(), 1.0),), (1600, 1200))
    assert not needs_text((Found(Box(0, 0, 900, 550).to_quad(), 1.0),), (1600, 1200))

import cv2
import numpy as np
import pytest

from ocr.engines.choose import open_engines
from ocr.geometry import Box, Quad
from ocr.locate import find_cards, find_cards_by_text
from ocr.options import EngineChoice
from ocr.pixels import Pixels
from tests.cards.scenes import scene_drawings
from tests.eval.outlines import overlap
from tests.unit.ocr.drawn import card, laid

TILTED = Quad.of([(180, 200), (800, 150), (850, 540), (150, 560)])
UPRIGHT = Quad.of([(350, 80), (690, 100), (680, 660), (340, 640)])
FROM_ASIDE = Quad.of([(462, 218), (852, 393), (574, 677), (248, 362)])
"""As a telephone sees a card that it is held aslant over."""


def text_in(image: Pixels) -> list[Quad]:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    return [place.quad for place in engine.find_lines(image)]


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
    (found,) = find_cards(faint_card(), text)
    assert overlap(found.outline, Box(150, 150, 853, 575).to_quad()) > 0.95


def test_a_dark_card_is_found_on_a_dark_table_under_grain() -> None:
    picture = np.full((700, 1000, 3), 34, np.float32)
    picture[150:575, 150:853] = 40
    for y in (230, 300, 370):
        picture[y : y + 24, 220:560:8] = 170
        picture[y : y + 24, 222:560:8] = 170
    picture += np.random.default_rng(3).normal(0, 2.5, (700, 1000, 1))
    text = [Box(218, y - 2, 562, y + 26).to_quad() for y in (230, 300, 370)]
    (found,) = find_cards(picture.clip(0, 255).astype(np.uint8), text)
    assert overlap(found.outline, Box(150, 150, 853, 575).to_quad()) > 0.95


def test_what_holds_no_text_is_no_card_where_there_is_some() -> None:
    left, right = Box(60, 200, 460, 442).to_quad(), Box(540, 200, 940, 442).to_quad()
    picture = laid([(card(), left), (card(()), right)])
    (found,) = find_cards(picture, [Box(100, 240, 300, 260).to_quad()])
    assert overlap(found.outline, left) > 0.95


def test_a_coloured_panel_is_part_of_its_card() -> None:
    half_dark = card()
    half_dark[:, 450:] = (90, 40, 20)
    text = [Box(220, 240, 480, 260).to_quad(), Box(620, 300, 760, 320).to_quad()]
    (found,) = find_cards(laid([(half_dark, TILTED)]), text)
    assert overlap(found.outline, TILTED) > 0.97


def test_a_picture_that_is_a_card_has_nothing_more_to_find() -> None:
    assert find_cards_by_text(card(), text_in) == ()


def test_a_plain_rim_around_a_photograph_is_no_part_of_it() -> None:
    photograph = laid([(card(), TILTED)])
    framed = cv2.copyMakeBorder(photograph, 90, 60, 120, 150, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    (found,) = find_cards_by_text(framed.astype(np.uint8), text_in)
    assert overlap(found.outline, TILTED.moved(120, 90)) > 0.97


def test_a_card_within_a_plain_rim_is_what_lies_within() -> None:
    framed = cv2.copyMakeBorder(card(paper="navy"), 90, 60, 120, 150, cv2.BORDER_CONSTANT)
    (found,) = find_cards_by_text(framed.astype(np.uint8), text_in)
    assert overlap(found.outline, Box(120, 90, 848, 530).to_quad()) > 0.97


def test_print_is_no_card() -> None:
    page = card([f"The {n}th line of a page that says nothing" for n in range(12)], (900, 1200))
    assert find_cards_by_text(page, text_in) == ()


def test_a_page_of_a_book_on_a_table_is_no_card() -> None:
    page = card([f"The {n}th line of a page that tells" for n in range(28)], (1400, 2330))
    outline = Box(300, 60, 700, 726).to_quad()
    lines = [Box(317, 76 + 22 * n, 600, 88 + 22 * n).to_quad() for n in range(28)]
    found = find_cards(laid([(page, outline)]), lines)
    assert not any(overlap(card.outline, outline) > 0.5 for card in found)


def test_cards_with_type_too_small_for_a_glance_are_found() -> None:
    places = [
        Box(x, y, x + 380, y + 230).to_quad() for y in (300, 900, 1400) for x in (250, 900, 1600)
    ]
    small = card(["Hanako Example", "Example Trading", "hanako@example.co.jp", "03 1234 5678"])
    found = find_cards_by_text(laid([(small, place) for place in places], (2400, 1900)), text_in)
    assert [overlap(f.outline, p) > 0.9 for f, p in zip(found, places, strict=True)] == [True] * 9


def test_a_logo_on_a_scan_is_no_card() -> None:
    scan = card()
    cv2.rectangle(scan, (scan.shape[1] - 230, 60), (scan.shape[1] - 80, 150), (70, 90, 20), -1)
    scan = np.pad(scan, ((3, 3), (3, 3), (0, 0)), "edge")
    assert find_cards_by_text(scan, text_in) == ()


def test_the_framed_mark_of_a_certificate_on_a_scan_is_no_card() -> None:
    lines = ("Example Castings Ltd.", "Jane Example", "12 Example Street", "Exampletown 641 407")
    scan = card((*lines, "jane@example.com", "www.example.com"), (1171, 708), "#f6f6f6")
    mark = cv2.resize(card(("ISO", "9001:2015"), (300, 184), "#f6f6f6"), (162, 99))
    scan[560:659, 80:242] = mark
    cv2.rectangle(scan, (80, 560), (241, 658), (140, 80, 80), 3)
    assert find_cards_by_text(scan, text_in) == ()


def test_cards_of_which_one_covers_a_strip_of_another_are_all_found() -> None:
    scenes = dict(scene_drawings(505, 6, unseen=True))
    picture = scenes["overlapping-05.jpg"]()
    found = find_cards_by_text(picture.pixels, text_in)
    places = [card.quad for card in picture.cards]
    assert len(found) == len(places) == 2
    assert all(max(overlap(f.outline, place) for f in found) > 0.9 for place in places)


def test_many_small_cards_on_a_long_scan_are_found() -> None:
    places = [
        Box(x, y, x + 260, y + 157).to_quad() for y in range(30, 3800, 190) for x in (25, 320)
    ]
    small = card(["Hanako Example", "Example Trading", "hanako@example.co.jp", "03 1234 5678"])
    scan = laid([(small, place) for place in places], (610, 3840))
    found = find_cards_by_text(scan, text_in)
    right = sum(max(overlap(f.outline, p) for f in found) > 0.9 for p in places)
    assert right >= 0.92 * len(places)
    assert len(found) <= len(places)


def test_a_card_on_print_that_breaks_two_of_its_sides_is_found() -> None:
    picture = dict(scene_drawings(918, 1, unseen=True))["on-print-00.jpg"]()
    (found,) = find_cards_by_text(picture.pixels, text_in)
    assert overlap(found.outline, picture.cards[0].quad) > 0.9

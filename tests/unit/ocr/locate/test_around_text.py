import numpy as np

from ocr.geometry import Box, Quad
from ocr.locate.around_text import outlines_of_size_around
from ocr.locate.score import lab_of
from ocr.locate.text_cue import Text
from ocr.pixels import Pixels
from tests.eval.outlines import overlap

PLACES = [
    Box(60 + 470 * x, 50 + 340 * y, 460 + 470 * x, 292 + 340 * y) for y in (0, 1) for x in (0, 1)
]
LINES = [
    Box(place.left + 40, place.top + y, place.left + 200 + y, place.top + y + 22)
    for place in PLACES
    for y in (40, 90, 140)
]


def whole(box: Box) -> tuple[int, int, int, int]:
    return int(box.left), int(box.top), int(box.right), int(box.bottom)


def scan_with_a_card_of_two_sides() -> Pixels:
    """Four cards on a lid as white as paper; of the last one two sides only throw a shadow."""
    picture = np.full((700, 1000, 3), 250, np.uint8)
    for place in PLACES[:3]:
        left, top, right, bottom = whole(place)
        picture[top:bottom, left:right] = 215
        picture[top + 2 : bottom - 2, left + 2 : right - 2] = 252
    left, top, right, bottom = whole(PLACES[3])
    picture[top:bottom, left - 12 : left] = 225
    picture[top - 12 : top, left:right] = 225
    for line in LINES:
        x, y, end, low = whole(line)
        picture[y:low, x:end:6] = 60
        picture[y:low, x + 1 : end : 6] = 60
    return picture


def test_two_sides_and_the_others_size_make_an_outline() -> None:
    picture, place = scan_with_a_card_of_two_sides(), PLACES[3]
    text = Text.of([line.to_quad() for line in LINES[9:]])
    size = np.array([place.width, place.height], np.float32)
    found = outlines_of_size_around(lab_of(picture), text, [size])
    assert max(overlap(Quad.of(each.tolist()), place.to_quad()) for each in found) > 0.97
    assert not len(outlines_of_size_around(lab_of(picture), text, []))


def test_text_outside_of_cards_is_left_over() -> None:
    text = Text.of([line.to_quad() for line in LINES])
    known = np.array([place.to_quad() for place in PLACES[:3]], np.float32)
    left_over = text.outside(known)
    assert np.allclose(left_over.points, text.points[9:])
    assert len(text.outside(np.empty((0, 4, 2), np.float32)).weights) == len(LINES)

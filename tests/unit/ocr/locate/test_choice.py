import numpy as np

from ocr.geometry import Box
from ocr.locate.choice import chosen_alike, more_of_size


def test_of_two_outlines_the_one_of_the_other_cards_size_is_taken() -> None:
    boxes = [
        Box(0, 0, 300, 181),
        Box(0, 300, 300, 481),
        Box(400, 0, 740, 181),
        Box(400, 0, 700, 181),
    ]
    corners = np.array([box.to_quad() for box in boxes], np.float32)
    worth = np.array([4.0, 4.0, 2.0, 1.0], np.float32)
    assert sorted(chosen_alike(corners, worth, np.ones(4, np.float32))) == [0, 1, 3]


def test_one_card_alone_lends_no_other_its_size() -> None:
    boxes = [Box(0, 0, 300, 181), Box(400, 0, 740, 181), Box(400, 0, 700, 181)]
    corners = np.array([box.to_quad() for box in boxes], np.float32)
    worth = np.array([4.0, 3.0, -3.0], np.float32)
    assert sorted(chosen_alike(corners, worth, np.ones(3, np.float32))) == [0, 1]


def test_clear_outlines_of_the_cards_size_are_cards_without_text() -> None:
    boxes = [
        Box(0, 400, 300, 581),
        Box(400, 400, 700, 581),
        Box(400, 420, 700, 600),
        Box(0, 800, 200, 921),
    ]
    corners = np.array([box.to_quad() for box in boxes], np.float32)
    three = [Box(0, 0, 300, 181), Box(400, 0, 700, 181), Box(800, 0, 1100, 181)]
    found = np.array([box.to_quad() for box in three], np.float32)
    scores = np.array([0.99, 0.97, 0.95, 0.99], np.float32)
    assert sorted(more_of_size(found, corners, scores)) == [0, 1]
    assert more_of_size(found[:2], corners, scores) == []

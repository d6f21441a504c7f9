import numpy as np

from ocr.geometry import Box, Homography, Quad
from ocr.locate.of_size import outlines_of_size, places_beside
from tests.eval.outlines import overlap


def corners_of(*boxes: Box) -> np.ndarray:
    return np.array([box.to_quad() for box in boxes], np.float32)


def best_overlap(outlines: np.ndarray, box: Box) -> float:
    return max(overlap(Quad.of(each.tolist()), box.to_quad()) for each in outlines)


def test_a_card_cut_short_by_another_is_proposed_in_full() -> None:
    seen, half_hidden = Box(100, 100, 400, 281), Box(500, 100, 800, 230)
    proposed = outlines_of_size(corners_of(seen, half_hidden))
    assert best_overlap(proposed, Box(500, 100, 800, 281)) > 0.99
    assert best_overlap(proposed, Box(500, 49, 800, 230)) > 0.99


def test_standing_cards_are_proposed_beside_lying_ones() -> None:
    proposed = outlines_of_size(corners_of(Box(100, 100, 400, 281), Box(500, 100, 681, 300)))
    assert best_overlap(proposed, Box(500, 100, 681, 400)) > 0.99


def test_a_row_goes_on_where_no_edge_is_seen() -> None:
    proposed = outlines_of_size(corners_of(Box(100, 100, 400, 281)))
    assert best_overlap(proposed, Box(400, 100, 700, 281)) > 0.99
    assert best_overlap(proposed, Box(700, 100, 1000, 281)) > 0.99


def test_nothing_is_proposed_where_nothing_is_likely() -> None:
    assert not len(outlines_of_size(np.empty((0, 4, 2), np.float32)))


def test_a_row_goes_on_as_perspective_has_it() -> None:
    seen = Homography.between(
        Box(0, 0, 3, 2).to_quad(), Quad.of([[0, 0], [90, 6], [86, 54], [2, 60]])
    )
    here, right = (seen.quad(Box(x, 0, x + 1, 1).to_quad()) for x in (0, 1))
    places = places_beside(np.array(here, np.float32))
    assert max(overlap(Quad.of(place.tolist()), right) for place in places) > 0.99

import numpy as np

from ocr.geometry import Quad
from ocr.locate.pairs import outlines_of_pairs
from tests.eval.outlines import overlap

CARD = Quad.of([(200, 100), (700, 140), (680, 450), (190, 400)])
SIZE = 1000, 750


def edge(card: Quad, side: int) -> list[list[float]]:
    a, b = card[side], card[(side + 1) % 4]
    return [[a.x, a.y], [b.x, b.y]]


def test_two_facing_edges_are_a_card_whichever_way_they_run() -> None:
    for turned in (False, True):
        below = edge(CARD, 2)[::-1] if turned else edge(CARD, 2)
        (found,) = outlines_of_pairs(np.array([edge(CARD, 0), below], np.float32), SIZE)
        assert overlap(Quad.of(found.tolist()), CARD) > 0.99


def test_standing_edges_are_one_as_well() -> None:
    edges = np.array([edge(CARD, 3), edge(CARD, 1)], np.float32)
    (found,) = outlines_of_pairs(edges, SIZE)
    assert overlap(Quad.of(found.tolist()), CARD) > 0.99


def test_edges_of_unlike_length_or_askew_are_none() -> None:
    short = [[200.0, 400.0], [400.0, 410.0]]
    aside = [[600.0, 400.0], [990.0, 430.0]]
    edges = np.array([edge(CARD, 0), short, aside, edge(CARD, 1)], np.float32)
    assert not len(outlines_of_pairs(edges, SIZE))


def test_no_edges_give_none() -> None:
    assert outlines_of_pairs(np.empty((0, 2, 2), np.float32), SIZE).shape == (0, 4, 2)

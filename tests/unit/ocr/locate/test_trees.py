import numpy as np

from ocr.geometry import Box, Quad
from ocr.locate.likeness import NAMES, features_of, log_odds
from ocr.locate.score import clear_step, lab_of
from ocr.locate.segments import straight_edges
from ocr.locate.text_cue import Text
from ocr.locate.trees import Trees
from tests.eval.growing import grown
from tests.unit.ocr.drawn import card, laid

NO_LINES = np.empty((0, 2, 2), np.float32)


def test_trees_learn_what_two_numbers_say_together() -> None:
    rows = np.random.default_rng(1).uniform(0, 1, (2000, 3)).astype(np.float32)
    right = (rows[:, 0] > 0.5) & (rows[:, 2] < 0.4)
    trees = grown(rows, right, np.ones(len(rows), np.float32))
    new = np.array([(0.8, 0.5, 0.1), (0.8, 0.5, 0.9), (0.2, 0.5, 0.1)], np.float32)
    assert (trees.sums(new) > 0).tolist() == [True, False, False]


def test_trees_are_the_same_after_writing_and_reading() -> None:
    rows = np.random.default_rng(2).uniform(0, 1, (500, 2)).astype(np.float32)
    trees = grown(rows, rows[:, 0] > 0.3, np.ones(len(rows), np.float32))
    again = Trees.from_text("# a remark\n" + trees.to_text())
    assert np.allclose(again.sums(rows), trees.sums(rows), atol=0.05)


def test_the_outline_of_a_card_is_likelier_than_what_is_near_it() -> None:
    place = Box(150, 150, 850, 573)
    picture = laid([(card(), place.to_quad())])
    text = Text.of([Box(220, 240, 480, 260).to_quad(), Box(220, 330, 420, 350).to_quad()])
    near = [place, Box(150, 150, 850, 650), Box(200, 200, 800, 560), Box(60, 150, 850, 573)]
    corners = np.array([box.to_quad() for box in near], np.float32)
    lab = lab_of(picture)
    odds = log_odds(lab, corners, text, clear_step(lab), straight_edges(lab))
    assert odds.argmax() == 0
    assert odds[0] > 0 > odds[1:].max()


def test_nothing_to_judge_gives_no_odds() -> None:
    lab = lab_of(card())
    empty = np.empty((0, 4, 2), np.float32)
    assert log_odds(lab, empty, Text.of([]), 5.0, NO_LINES).shape == (0,)
    assert len(NAMES) == 40


def features(
    place: Box, text: list[Quad], lines: list[tuple[tuple[int, int], ...]]
) -> dict[str, float]:
    lab = lab_of(np.full((750, 1000, 3), 200, np.uint8))
    corners = np.array([place.to_quad()], np.float32)
    edges = np.array(lines, np.float32).reshape(-1, 2, 2)
    (row,) = features_of(lab, corners, Text.of(text), 5.0, edges)
    return dict(zip(NAMES, row.tolist(), strict=True))


def test_text_askew_of_the_sides_and_of_other_text_is_seen() -> None:
    place, straight = Box(100, 100, 800, 523), Box(150, 200, 500, 230).to_quad()
    askew = Quad.of([(150, 300), (496, 361), (491, 391), (145, 330)])
    level, mixed = features(place, [straight], []), features(place, [straight, askew], [])
    assert level["askew"] == level["turned"] == 0
    assert mixed["askew"] > 0.05
    assert mixed["turned"] > 0.05
    assert level["lengthwise"] == 1
    assert features(Box(100, 100, 523, 740), [straight], [])["lengthwise"] == 0


def test_an_edge_from_side_to_side_is_a_seam() -> None:
    place = Box(100, 100, 800, 523)
    seam = features(place, [], [((450, 90), (450, 530))])
    assert seam["seam_across"] > 0.99
    assert seam["seam_along"] == 0
    assert features(place, [], [((450, 100), (450, 311))])["seam_across"] < 0.51
    assert features(place, [], [((105, 90), (105, 530))])["seam_across"] == 0

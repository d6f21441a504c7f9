import pytest

from ocr.engines.base import Place
from ocr.engines.pieces import completed, put_together
from ocr.geometry import Box


def line(left: float, right: float, top: float = 0.0, bottom: float = 20.0) -> Place:
    return Place(Box(left, top, right, bottom).to_quad())


def column(top: float, bottom: float, left: float = 0.0) -> Place:
    return Place(Box(left, top, left + 20.0, bottom).to_quad(), vertical=True)


def boxes(places: tuple[Place, ...]) -> list[tuple[float, float]]:
    return sorted((place.quad.box.left, place.quad.box.right) for place in places)


def test_pieces_that_cut_through_a_letter_are_one_line() -> None:
    (whole,) = put_together([line(0, 100), line(90, 200)])
    assert whole.quad.box == Box(0, 0, 200, 20)


def test_columns_are_put_together_from_top_to_bottom() -> None:
    (whole,) = put_together([column(90, 200), column(0, 100)])
    assert whole.vertical
    assert whole.quad.box == Box(0, 0, 20, 200)


@pytest.mark.parametrize(
    "other",
    [line(110, 200), line(90, 200, 15, 35), line(90, 200, -10, 30), line(20, 90), column(0, 90)],
    ids=["beside it", "below it", "of larger type", "within it", "across it"],
)
def test_what_is_no_piece_of_a_line_stays_apart(other: Place) -> None:
    assert len(put_together([line(0, 100), other])) == 2


def test_large_type_is_taken_whole_from_the_smaller_copy() -> None:
    fine = (line(100, 200), line(0, 200, 40, 60))
    found = completed(fine, (line(0, 202),), least=15)
    assert boxes(found) == [(0, 200), (0, 202)]


@pytest.mark.parametrize(
    ("coarse", "least"),
    [(line(0, 202), 30), (line(95, 205), 15), (line(0, 202, 0, 40), 15), (line(300, 400), 15)],
    ids=["small type", "no longer", "two lines in one", "without a part"],
)
def test_the_smaller_copy_changes_nothing_else(coarse: Place, least: float) -> None:
    fine = (line(100, 200), line(100, 200, 22, 42))
    assert completed(fine, (coarse,), least) == fine

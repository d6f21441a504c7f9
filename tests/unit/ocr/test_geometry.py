import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.geometry import Box, Homography, Point, Quad

LEANING = Quad.of([(10, 20), (300, 40), (320, 200), (5, 180)])
FLAT = Box(0, 0, 910, 550).to_quad()


def test_a_homography_takes_corners_to_corners() -> None:
    way = Homography.between(LEANING, FLAT)
    for there, expected in zip(way.quad(LEANING), FLAT, strict=True):
        assert there == pytest.approx(expected, abs=1e-6)


@given(st.floats(0, 910), st.floats(0, 550))
def test_a_homography_and_its_inverse_undo_each_other(x: float, y: float) -> None:
    way = Homography.between(LEANING, FLAT)
    assert way.point(way.inverse().point((x, y))) == pytest.approx((x, y), abs=1e-4)


def test_corners_in_a_line_are_refused() -> None:
    flat = Quad.of([(0, 0), (10, 0), (20, 0), (30, 0)])
    with pytest.raises(ValueError, match="in a line"):
        Homography.between(flat, FLAT)


def test_a_turned_quad_names_the_same_corners_from_further_on() -> None:
    assert FLAT.turned(1).top_left == FLAT.top_right
    assert FLAT.turned(4) == FLAT


def test_a_quad_knows_its_sides_centre_and_scale() -> None:
    assert list(FLAT.sides) == [910.0, 550.0, 910.0, 550.0]
    assert FLAT.centre == Point(455, 275)
    assert FLAT.scaled(2).area == pytest.approx(4 * FLAT.area)


def test_a_box_inside_out_is_refused() -> None:
    with pytest.raises(ValueError, match="inside out"):
        Box(2, 0, 1, 1)

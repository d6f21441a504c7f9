import cv2
import numpy as np
import pytest

from ocr.geometry import Box, Quad
from ocr.rectify import LARGEST, SMALLEST, aspect_of, flat_size, named_for_turn, turn_of

UPRIGHT = Box(100, 100, 1010, 650).to_quad()


def seen_at_an_angle(width: float, height: float, tilt: float) -> Quad:
    """A rectangle before a camera of 1500 pixels focal length at the middle of 2000 x 1500."""
    corners = (
        np.array(
            [[-width, -height, 0], [width, -height, 0], [width, height, 0], [-width, height, 0]]
        )
        / 2
    )
    camera = np.array([[1500, 0, 1000], [0, 1500, 750], [0, 0, 1]], float)
    turn = np.array([tilt, tilt * 0.7, 0.2])
    points, _ = cv2.projectPoints(corners, turn, np.array([0.0, 0.0, 180.0]), camera, None)
    return Quad.of(points.reshape(4, 2).tolist())


@pytest.mark.parametrize("tilt", [0.1, 0.3, 0.5])
@pytest.mark.parametrize(("width", "height"), [(91, 55), (55, 91), (85.6, 53.98), (89, 51)])
def test_proportions_come_back_out_of_perspective(width: float, height: float, tilt: float) -> None:
    outline = seen_at_an_angle(width, height, tilt)
    assert aspect_of(outline, (2000, 1500)) == pytest.approx(width / height, rel=0.05)


def test_a_square_stays_a_square() -> None:
    assert aspect_of(Box(0, 0, 300, 300).to_quad(), (1000, 1000)) == pytest.approx(1.0)


@pytest.mark.parametrize(("scale", "long"), [(0.3, SMALLEST), (1.0, 910), (4.0, LARGEST)])
def test_flat_cards_have_enough_pixels_and_not_too_many(scale: float, long: int) -> None:
    width, height = flat_size(UPRIGHT.scaled(scale), (4000, 3000))
    assert width == pytest.approx(long, abs=2)
    assert width / height == pytest.approx(91 / 55, rel=0.01)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_corners_are_named_for_a_turn(turn: int) -> None:
    named = named_for_turn(UPRIGHT, turn)
    assert turn_of(named) == turn
    assert set(named) == set(UPRIGHT)


def test_a_slightly_leaning_card_is_not_turned() -> None:
    assert turn_of(Quad.of([(100, 100), (900, 20), (950, 500), (150, 600)])) == 0

import numpy as np
import pytest

from ocr.geometry import Box
from ocr.pixels import cut_out, frame_of, quad_turned_back, scaled_to, size_of, turned_back


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_quad_turns_with_its_picture(turn: int) -> None:
    image = np.zeros((30, 50), np.uint8)
    image[5:10, 12:20] = 255
    turned = turned_back(image, turn)
    rows, columns = np.nonzero(turned)
    quad = quad_turned_back(Box(12, 5, 20, 10).to_quad(), turn, (50, 30))
    assert quad.box == Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert quad.top_left == (columns.min(), rows.min())


def test_a_card_turned_clockwise_is_turned_back() -> None:
    image = np.zeros((10, 20), np.uint8)
    image[0, 19] = 255  # its own top left corner, a quarter turn clockwise
    assert turned_back(image, 90)[0, 0] == 255


@pytest.mark.parametrize("side", [40, 400])
def test_cutting_out_keeps_what_is_inside(side: int) -> None:
    image = np.zeros((500, 500, 3), np.uint8)
    image[50:450, 50:450] = 200
    part = cut_out(image, Box(50, 50, 450, 450).to_quad(), (side, side))
    assert part.shape == (side, side, 3)
    assert part[side // 8 : -side // 8].mean() == pytest.approx(200, abs=2)


def test_scaling_only_ever_shrinks() -> None:
    image = np.zeros((30, 60, 3), np.uint8)
    assert scaled_to(image, 600)[1] == 1.0
    small, factor = scaled_to(image, 30)
    assert (size_of(small), factor) == ((30, 15), 0.5)


def test_the_frame_goes_around_the_image() -> None:
    assert frame_of((30, 20)).area == 600

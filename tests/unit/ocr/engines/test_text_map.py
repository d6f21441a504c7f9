import numpy as np
import pytest

from ocr.engines.text_map import network_input, quads_in


def test_the_core_of_a_line_grows_to_the_size_of_its_letters() -> None:
    text_map = np.zeros((96, 192), np.float32)
    text_map[40:50, 40:140] = 0.9
    (quad,) = quads_in(text_map, (384, 192))
    assert quad.centre == pytest.approx((179.5, 89.5), abs=2)
    assert quad.box.width == pytest.approx(230, abs=6)
    assert quad.box.height == pytest.approx(50, abs=6)
    assert (quad.top_left.x, quad.top_left.y) == (quad.box.left, quad.box.top)


@pytest.mark.parametrize(("height", "probability"), [(2, 0.9), (10, 0.4)], ids=["specks", "faint"])
def test_what_is_hardly_text_is_none(height: int, probability: float) -> None:
    text_map = np.zeros((96, 192), np.float32)
    text_map[40 : 40 + height, 40:42] = probability
    assert list(quads_in(text_map, (192, 96))) == []


def test_the_network_gets_sides_in_steps_of_32_and_nothing_larger_than_asked() -> None:
    assert network_input(np.zeros((500, 1000, 3), np.uint8), 960).shape == (1, 3, 480, 960)
    assert network_input(np.zeros((1, 1, 3), np.uint8), 960).shape == (1, 3, 32, 32)

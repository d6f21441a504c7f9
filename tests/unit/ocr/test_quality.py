import cv2
import numpy as np

from ocr.geometry import Box, Quad
from ocr.quality import has_glare, is_blurred, is_cut_off, warnings_for
from tests.unit.ocr.drawn import card

SIZE = (2000, 1500)
LYING = Quad.of([(300, 300), (1500, 280), (1520, 1000), (310, 1010)])


def test_a_good_picture_has_no_warning() -> None:
    assert warnings_for(card(), LYING, SIZE) == ()


def test_soft_print_is_blurred() -> None:
    assert not is_blurred(card())
    assert is_blurred(cv2.GaussianBlur(card(), (0, 0), 6).astype(np.uint8))


def test_a_burnt_spot_is_glare_and_white_paper_is_not() -> None:
    grey = (card() * 0.7).astype(np.uint8)
    y, x = np.mgrid[:440, :728]
    spot = 400 * np.exp(-((x - 500) ** 2 + (y - 250) ** 2) / (2 * 80**2))
    burnt = (grey + spot[..., None]).clip(0, 255).astype(np.uint8)
    assert has_glare(burnt)
    assert not has_glare(grey)
    assert not has_glare(card())


def test_a_card_at_the_edge_is_cut_off_and_a_scan_of_it_alone_is_not() -> None:
    assert is_cut_off(Box(0, 300, 900, 850).to_quad(), SIZE)
    assert is_cut_off(Quad.of([(-40, 300), (900, 300), (900, 850), (5, 850)]), SIZE)
    assert not is_cut_off(Box(0, 0, 2000, 1500).to_quad(), SIZE)
    assert not is_cut_off(LYING, SIZE)


def test_few_pixels_are_too_small() -> None:
    assert "small" in warnings_for(card(), LYING.scaled(0.3), SIZE)

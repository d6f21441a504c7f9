import cv2
import numpy as np

from ocr.geometry import Quad
from ocr.locate.blocks import parts_of
from ocr.locate.score import clear_step, lab_of
from tests.eval.outlines import overlap


def test_cards_are_told_apart_along_a_line_between_them() -> None:
    image = np.full((700, 600, 3), 60, np.uint8)
    image[100:480, 120:430] = 235
    cv2.line(image, (120, 280), (430, 284), (120, 120, 120), 2)
    lab = lab_of(image)
    block = np.array([(120, 100), (430, 100), (430, 480), (120, 480)], np.float32)
    upper, lower = parts_of(lab, block, clear_step(lab))
    above = Quad.of([[120, 100], [430, 100], [430, 284], [120, 280]])
    below = Quad.of([[120, 280], [430, 284], [430, 480], [120, 480]])
    assert overlap(Quad.of(upper.tolist()), above) > 0.975  # its sides are drawn to the edges later
    assert overlap(Quad.of(lower.tolist()), below) > 0.975

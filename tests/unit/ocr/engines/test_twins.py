import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.engines.ppocr_models import LINE_HEIGHT, Recogniser
from ocr.engines.twins import UNCLEAR
from ocr.model import Letter
from ocr.pixels import Pixels
from ocr.text import TWINS
from tests.cards.fonts import load_font

_NAMES = {
    "高": "{}橋 直人",
    "崎": "山{} 健一",
    "吉": "{}川 さくら",
    "凛": "田中 {}",
    "富": "{}田 健一",
}


def strip(text: str, family: str) -> Pixels:
    """A line of 40-pixel type in a picture as high as the recogniser wants it."""
    font = load_font(family, "regular", 40)
    paper = Image.new("RGB", (int(font.getlength(text)) + 20, 56), "white")
    ImageDraw.Draw(paper).text((10, 4), text, (30, 30, 30), font=font)
    drawn = cv2.GaussianBlur(np.asarray(paper), (0, 0), 0.7)
    width = int(drawn.shape[1] * LINE_HEIGHT / drawn.shape[0])
    return cv2.resize(drawn, (width, LINE_HEIGHT)).astype(np.uint8)


def read(usual: str, printed: str, family: str) -> Letter:
    """What the recogniser says of the kanji `usual` or its twin, printed within a name."""
    letters = Recogniser().letters(strip(_NAMES[usual].format(printed), family))
    (found,) = [letter for letter in letters if letter.text in (usual, TWINS[usual])]
    return found


@pytest.mark.parametrize("family", ["noto-sans", "noto-serif"])
@pytest.mark.parametrize("usual", list(_NAMES))
def test_a_twin_is_never_ruled_out_where_it_is_printed(usual: str, family: str) -> None:
    letter = read(usual, TWINS[usual], family)
    assert letter.text == TWINS[usual] or dict(letter.rivals)[TWINS[usual]] >= UNCLEAR


@pytest.mark.parametrize("family", ["noto-sans", "noto-serif"])
@pytest.mark.parametrize("printed", list("恵惠曽曾真眞邉邊"))
def test_two_shapes_of_one_kanji_are_read_as_printed(printed: str, family: str) -> None:
    letters = Recogniser().letters(strip(f"山本 {printed}", family))
    assert letters[-1].text == printed


@pytest.mark.parametrize("usual", ["高", "崎", "吉"])
def test_the_usual_shape_is_told_from_its_twin(usual: str) -> None:
    letter = read(usual, usual, "noto-sans")
    assert (letter.text, dict(letter.rivals)[TWINS[usual]]) == (usual, 0.0)

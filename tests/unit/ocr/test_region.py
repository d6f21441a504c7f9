from pathlib import Path

import cv2
import pytest

from ocr.geometry import Box
from ocr.model import SideSource
from ocr.options import EngineChoice, ReadOptions
from ocr.pipeline import read_cards
from ocr.region import read_region
from tests.unit.ocr.drawn import card

QUICK = ReadOptions(engine=EngineChoice.PPOCR)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "flat.png"
    cv2.imwrite(str(path), card())
    return path


def test_only_what_lies_in_the_region_is_read(picture: Path) -> None:
    (whole,) = read_cards([SideSource(picture)], QUICK).cards
    line = next(line for line in whole.sides[0].lines if "@" in line.text)
    result = read_region([SideSource(picture, outline=line.quad)])
    assert result.cards[0].text == "jane@example.com"
    assert {r.engine for r in result.cards[0].sides[0].lines[0].readings} == {"ppocr", "tesseract"}


def test_a_region_beyond_the_picture_is_read_where_it_lies_in_it(picture: Path) -> None:
    wide = Box(-40, -30, 900, 700).to_quad()
    assert "Jane Example" in read_region([SideSource(picture, outline=wide)], QUICK).cards[0].text


def test_an_empty_region_has_no_text(picture: Path) -> None:
    empty = Box(700, 5, 724, 20).to_quad()
    assert read_region([SideSource(picture, outline=empty)], QUICK).cards[0].text == ""

from pathlib import Path

import pytest

from ocr.engines.base import OcrEngine, Place
from ocr.engines.choose import open_engines
from ocr.engines.tesseract_data import data_folder, languages
from ocr.engines.tesseract_program import TesseractProgram
from ocr.errors import LanguageMissing
from ocr.geometry import Box
from ocr.options import EngineChoice
from tests.unit.ocr.drawn import ENGLISH, card

FLAT = card()


def engines() -> list[OcrEngine]:
    return [*open_engines(EngineChoice.BOTH, None), TesseractProgram("en")]


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: type(engine).__name__)
def test_an_engine_finds_and_reads_printed_lines(engine: OcrEngine) -> None:
    places = sorted(engine.find_lines(FLAT), key=lambda place: place.quad.box.top)
    readings = engine.read_lines(FLAT, places)
    texts = [reading.text for reading in readings if reading is not None]
    assert "".join(texts).replace(" ", "") == "".join(ENGLISH).replace(" ", "")
    assert all(0 <= r.confidence <= 1 and r.engine == engine.name for r in readings if r)
    assert engine.version[0].isdigit()


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: type(engine).__name__)
def test_nothing_is_read_where_nothing_stands(engine: OcrEngine) -> None:
    blank = card(())
    assert engine.find_lines(blank) == ()
    assert engine.read_lines(blank, ()) == ()
    assert engine.read_lines(blank, [Place(Box(50, 50, 400, 90).to_quad())]) == (None,)


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: type(engine).__name__)
def test_a_rule_under_a_line_is_no_text(engine: OcrEngine) -> None:
    rule = Place(Box(50, 300, 1000, 300).to_quad())
    assert engine.read_lines(FLAT, [rule]) == (None,)


def test_light_letters_on_dark_are_read_too() -> None:
    dark = 255 - card()
    for engine in open_engines(EngineChoice.BOTH, None):
        (reading,) = engine.read_lines(dark, [Place(Box(50, 140, 320, 190).to_quad())])
        assert reading is not None
        assert reading.text == "Jane Example"


@pytest.mark.parametrize(
    ("choice", "names"),
    [("both", ["ppocr", "tesseract"]), ("ppocr", ["ppocr"]), ("tesseract", ["tesseract"])],
)
def test_engines_are_chosen_by_name(choice: str, names: list[str]) -> None:
    assert [engine.name for engine in open_engines(EngineChoice(choice), None)] == names


def test_engines_are_opened_once() -> None:
    assert open_engines(EngineChoice.BOTH, None) == open_engines(EngineChoice.BOTH, None)


def test_data_are_found_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    for name in ("jpn", "eng"):
        (tmp_path / f"{name}.traineddata").touch()
    assert data_folder(("jpn", "eng")) == tmp_path


def test_a_missing_language_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(LanguageMissing, match=r"klingon.*apt install"):
        data_folder(("klingon",))


def test_english_cards_need_no_japanese() -> None:
    assert languages("en").all == {"eng"}

from collections.abc import Sequence

import numpy as np

from ocr.engines.base import Place
from ocr.geometry import Box
from ocr.lines import read_lines
from ocr.model import Letter, LineReading
from ocr.pixels import Pixels

FLAT = np.zeros((10, 10, 3), np.uint8)
PLACE = Place(Box(0, 0, 5, 5).to_quad())


class Recorded:
    """An engine that gives the answers it was made with."""

    version = "1"

    def __init__(self, name: str, *answers: tuple[str, float] | None) -> None:
        self.name = name
        self.hints: list[bool | None] = []
        self._answers = answers

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        return tuple(PLACE for _ in self._answers)

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        self.hints = [place.latin for place in places]
        return tuple(a and LineReading(self.name, *a) for a in self._answers)


class Given(Recorded):
    """An engine that gives one reading as it is."""

    def __init__(self, reading: LineReading) -> None:
        super().__init__(reading.engine)
        self._reading = reading

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        return (self._reading,)


def ranked(first: tuple[str, float] | None, second: tuple[str, float] | None) -> list[str]:
    engines = (Recorded("ppocr", first), Recorded("tesseract", second))
    return [r.text for line in read_lines(engines, FLAT, [PLACE]) for r in line.readings]


def test_the_first_engine_goes_first() -> None:
    assert ranked(("渡邉", 0.9), ("渡邊", 0.95)) == ["渡邉", "渡邊"]


def test_a_doubtful_first_reading_gives_way_to_a_certain_second() -> None:
    assert ranked(("exarnple", 0.5), ("example", 0.95)) == ["example", "exarnple"]


def test_spaces_between_latin_words_come_from_the_engine_that_sees_them() -> None:
    assert ranked(("SalesManager", 0.9), ("Sales Manager", 0.9))[0] == "Sales Manager"


def test_spaces_between_japanese_letters_do_not() -> None:
    assert ranked(("営業部長", 0.9), ("営 業 部 長", 0.9))[0] == "営業部長"


def test_what_changed_the_first_reading_is_not_said_to_agree_with_it() -> None:
    letters = (Letter("携", 0.99, 0.25), Letter("帶", 0.6, 0.75, (("帯", 0.4),)))
    first = LineReading("ppocr", "携帶", 0.8, letters)
    engines = (Given(first), Given(LineReading("tesseract", "携帯", 0.97)))
    (line,) = read_lines(engines, FLAT, [PLACE])
    assert [reading.text for reading in line.readings] == ["携帯", "携帶"]


def test_the_second_engine_learns_which_script_the_first_saw() -> None:
    second = Recorded("tesseract", None, None)
    read_lines([Recorded("ppocr", ("Tokyo", 0.9), ("東京", 0.9)), second], FLAT, [PLACE, PLACE])
    assert second.hints == [True, False]


def test_what_one_engine_does_not_see_the_other_tells() -> None:
    assert ranked(None, ("Example", 0.7)) == ["Example"]


def test_a_place_without_text_is_no_line() -> None:
    assert ranked(None, None) == []

"""Tesseract by tesserocr: in the worker's own process, several times faster than the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ocr.engines.base import Place
from ocr.engines.tesseract_data import MARGIN, data_folder, languages, strip
from ocr.enhance import evened
from ocr.errors import EngineFailed, EngineMissing
from ocr.geometry import Box
from ocr.model import Letter, LineReading
from ocr.pixels import Pixels, size_of

if TYPE_CHECKING:
    from tesserocr import PyPageIterator, PyTessBaseAPI


class TesseractInProcess:
    """Reads lines one by one; holds an interface for each set of languages once it is needed."""

    name = "tesseract"

    def __init__(self, hint: str | None = None) -> None:
        """Loads the data for the language hint (`ja`, `en`, None for both).

        Raises:
            EngineMissing: tesserocr is not installed.
            LanguageMissing: the data of a language are not.
        """
        try:
            import tesserocr
        except ImportError as problem:
            raise EngineMissing("tesserocr is not installed: pip install tesserocr") from problem
        self._lib = tesserocr
        self._languages = languages(hint)
        self._folder = str(data_folder(self._languages.all))
        self._readers: dict[tuple[tuple[str, ...], bool], PyTessBaseAPI] = {}

    @property
    def version(self) -> str:
        """Tesseract's version."""
        return str(self._lib.tesseract_version()).split()[1]

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """Lines and columns by Tesseract's page layout, without reading them."""
        even = evened(image)
        reader = self._reader(self._languages.lines, vertical=False)
        reader.SetPageSegMode(self._lib.PSM.AUTO)
        try:
            _set_image(reader, even)
            return tuple(self._places(reader.AnalyseLayout()))
        except RuntimeError as problem:
            raise EngineFailed(f"Tesseract could not look for text: {problem}") from problem
        finally:
            reader.SetPageSegMode(self._lib.PSM.SINGLE_LINE)

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """Each place as one line, or as one column with the data for vertical writing."""
        return tuple(self._read(strip(image, place), place) for place in places)

    def _places(self, layout: PyPageIterator | None) -> Iterator[Place]:
        if layout is None:
            return
        level = self._lib.RIL.TEXTLINE
        for line in self._lib.iterate_level(layout, level):
            box = line.BoundingBox(level)
            if box is None:
                continue
            vertical = line.BlockType() == self._lib.PT.VERTICAL_TEXT
            yield Place(Box(*(float(edge) for edge in box)).to_quad(), vertical)

    def _read(self, line: Pixels | None, place: Place) -> LineReading | None:
        if line is None:
            return None
        reader = self._reader(self._languages.suited_to(place), place.vertical)
        try:
            _set_image(reader, line)
            reader.Recognize()
            text = " ".join(reader.GetUTF8Text().split())
            symbols = self._symbols(reader, size_of(line)[place.vertical], place.vertical)
            letters = tuple(_with_spaces(symbols, text))
        except RuntimeError as problem:
            raise EngineFailed(f"Tesseract could not read: {problem}") from problem
        seen = [letter.score for letter in letters if letter.text != " "]
        return LineReading(self.name, text, sum(seen) / len(seen), letters) if seen else None

    def _symbols(self, reader: PyTessBaseAPI, length: int, vertical: bool) -> Iterator[Letter]:
        """Letters without spaces, with their places along a strip of so many pixels."""
        level, result = self._lib.RIL.SYMBOL, reader.GetIterator()
        if result is None:
            return
        for symbol in self._lib.iterate_level(result, level):
            box = None if symbol.Empty(level) else symbol.BoundingBox(level)
            if box is None:
                continue
            middle = (box[vertical] + box[2 + vertical]) / 2
            place = min(1.0, max(0.0, (middle - MARGIN) / max(1, length - 2 * MARGIN)))
            score = max(0.0, min(1.0, symbol.Confidence(level) / 100))
            yield Letter(symbol.GetUTF8Text(level).strip(), score, place)

    def _reader(self, names: tuple[str, ...], vertical: bool) -> PyTessBaseAPI:
        key = names, vertical
        if key not in self._readers:
            psm = self._lib.PSM
            mode = psm.SINGLE_BLOCK_VERT_TEXT if vertical else psm.SINGLE_LINE
            self._readers[key] = self._open(names, mode)
        return self._readers[key]

    def _open(self, names: Sequence[str], mode: int) -> PyTessBaseAPI:
        try:
            reader = self._lib.PyTessBaseAPI(
                path=self._folder, lang="+".join(names), psm=mode, oem=self._lib.OEM.LSTM_ONLY
            )
        except RuntimeError as problem:
            raise EngineFailed(f"Tesseract could not load its data: {problem}") from problem
        reader.SetVariable("preserve_interword_spaces", "1")
        reader.SetVariable("user_defined_dpi", "300")
        return reader


def _with_spaces(symbols: Iterable[Letter], text: str) -> Iterator[Letter]:
    """The letters with spaces where the text has them; between words Tesseract has more."""
    at = 0
    for symbol in symbols:
        if text[at : at + 1] == " ":
            yield Letter(" ", 1.0, symbol.place)
            at += 1
        yield symbol
        at += len(symbol.text)


def _set_image(reader: PyTessBaseAPI, image: Pixels) -> None:
    width, height = size_of(image)
    reader.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)

"""Tesseract by tesserocr: in the worker's own process, several times faster than the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ocr.engines.base import Place
from ocr.engines.tesseract_data import data_folder, languages, strip
from ocr.enhance import evened
from ocr.errors import EngineFailed, EngineMissing
from ocr.geometry import Box
from ocr.model import LineReading
from ocr.pixels import Pixels, size_of

if TYPE_CHECKING:
    from tesserocr import PyPageIterator, PyTessBaseAPI


class TesseractInProcess:
    """Reads lines one by one; holds an interface for lines and, once needed, one for columns."""

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
        self._folder = str(data_folder({name for group in self._languages for name in group}))
        self._lines = self._open(self._languages[0], tesserocr.PSM.SINGLE_LINE)
        self._columns: PyTessBaseAPI | None = None

    @property
    def version(self) -> str:
        """Tesseract's version."""
        return str(self._lib.tesseract_version()).split()[1]

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """Lines and columns by Tesseract's page layout, without reading them."""
        even = evened(image)
        self._lines.SetPageSegMode(self._lib.PSM.AUTO)
        try:
            _set_image(self._lines, even)
            return tuple(self._places(self._lines.AnalyseLayout()))
        except RuntimeError as problem:
            raise EngineFailed(f"Tesseract could not look for text: {problem}") from problem
        finally:
            self._lines.SetPageSegMode(self._lib.PSM.SINGLE_LINE)

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """Each place as one line, or as one column with the data for vertical writing."""
        even = evened(image)
        return tuple(self._read(strip(even, place), place.vertical) for place in places)

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

    def _read(self, image: Pixels | None, vertical: bool) -> LineReading | None:
        if image is None:
            return None
        reader = self._column_reader() if vertical else self._lines
        try:
            _set_image(reader, image)
            text = " ".join(reader.GetUTF8Text().split())
            confidence = reader.MeanTextConf() / 100
        except RuntimeError as problem:
            raise EngineFailed(f"Tesseract could not read: {problem}") from problem
        return LineReading(self.name, text, max(0.0, min(1.0, confidence))) if text else None

    def _column_reader(self) -> PyTessBaseAPI:
        if self._columns is None:
            mode = self._lib.PSM.SINGLE_BLOCK_VERT_TEXT
            self._columns = self._open(self._languages[1], mode)
        return self._columns

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


def _set_image(reader: PyTessBaseAPI, image: Pixels) -> None:
    width, height = size_of(image)
    reader.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)

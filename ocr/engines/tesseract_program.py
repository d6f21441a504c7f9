"""Tesseract by pytesseract, for systems that have its program and no tesserocr."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import pytesseract

from ocr.engines.base import Place
from ocr.engines.tesseract_data import data_folder, languages, strip
from ocr.enhance import evened
from ocr.errors import EngineFailed, EngineMissing
from ocr.geometry import Box
from ocr.model import LineReading
from ocr.pixels import Pixels

SECONDS = 30
"""The longest that one call of the program may take."""


class TesseractProgram:
    """Calls the program once a card for all its lines, and once more for its columns."""

    name = "tesseract"

    def __init__(self, hint: str | None = None) -> None:
        """Looks for the program and the data for the language hint (`ja`, `en`, None for both).

        Raises:
            EngineMissing: the program is not installed.
            LanguageMissing: the data of a language are not.
        """
        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            raise EngineMissing(
                "Tesseract is not installed: `apt install tesseract-ocr`, `dnf install tesseract`, "
                "`brew install tesseract`, or on Windows its installer"
            )
        self._languages = languages(hint)
        self._folder = data_folder(self._languages.all)
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    @property
    def version(self) -> str:
        """The program's version."""
        return str(pytesseract.get_tesseract_version())

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """The lines of a whole-card reading."""
        names = dict.fromkeys((*self._languages.lines, *self._languages.columns))
        table = self._table(evened(image), tuple(names), psm=3)
        return tuple(_line_places(table))

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """Each place as a page of its own, all in one call."""
        read: dict[int, LineReading | None] = {}
        for vertical, names, mode in (
            (False, self._languages.lines, 7),
            (True, self._languages.columns, 5),
        ):
            strips = {
                i: line
                for i, place in enumerate(places)
                if place.vertical is vertical and (line := strip(image, place)) is not None
            }
            readings = self._read_pages([*strips.values()], names, mode)
            read.update(zip(strips, readings, strict=True))
        return tuple(read.get(i) for i in range(len(places)))

    def _read_pages(
        self, strips: Sequence[Pixels], names: Sequence[str], mode: int
    ) -> list[LineReading | None]:
        if not strips:
            return []
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / f"{i}.png" for i in range(len(strips))]
            for file, image in zip(files, strips, strict=True):
                cv2.imwrite(str(file), image)
            listing = Path(folder) / "pages.txt"
            listing.write_text("\n".join(map(str, files)), encoding="utf-8")
            table = self._table(str(listing), names, mode)
        return [self._page_reading(table, page) for page in range(1, len(strips) + 1)]

    def _page_reading(self, table: dict[str, list[Any]], page: int) -> LineReading | None:
        words = [
            (str(text), float(confidence))
            for number, text, confidence in zip(
                table["page_num"], table["text"], table["conf"], strict=True
            )
            if number == page and str(text).strip()
        ]
        if not words:
            return None
        mean = sum(confidence for _, confidence in words) / len(words) / 100
        return LineReading(self.name, " ".join(text for text, _ in words), max(0.0, mean))

    def _table(self, image: Pixels | str, names: Sequence[str], psm: int) -> dict[str, list[Any]]:
        settings = (
            f"--psm {psm} --oem 1 --dpi 300 -c preserve_interword_spaces=1 "
            f'--tessdata-dir "{self._folder}"'
        )
        try:
            table: dict[str, list[Any]] = pytesseract.image_to_data(
                image,
                lang="+".join(names),
                config=settings,
                timeout=SECONDS,
                output_type=pytesseract.Output.DICT,
            )
        except (pytesseract.TesseractError, RuntimeError, OSError) as problem:
            raise EngineFailed(f"Tesseract could not read: {problem}") from problem
        return table


def _line_places(table: dict[str, list[Any]]) -> Iterator[Place]:
    rows = zip(*(table[key] for key in ("level", "left", "top", "width", "height")), strict=True)
    for level, left, top, width, height in rows:
        if level == 4 and width > 0 and height > 0:
            box = Box(left, top, left + width, top + height)
            yield Place.shaped(box.to_quad())

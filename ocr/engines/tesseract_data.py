"""Where Tesseract's language data are, which of them to use, and strips as it likes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ocr.engines.base import Place
from ocr.enhance import black_on_white
from ocr.errors import LanguageMissing
from ocr.pixels import Pixels, cut_out

HOW_TO_GET = (
    "install it: Debian and Ubuntu `apt install tesseract-ocr-jpn tesseract-ocr-jpn-vert`, "
    "Fedora `dnf install tesseract-langpack-jpn tesseract-langpack-jpn_vert`, "
    "macOS `brew install tesseract-lang`, Windows: choose Japanese in Tesseract's installer"
)
USUAL_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
LINE_HEIGHT = 48
"""Height of a line's strip in pixels: letters of some 30, which Tesseract's models expect."""

MARGIN = 8
"""White around a strip in pixels."""


@dataclass(frozen=True, slots=True)
class Languages:
    """Which data read what: lines of either script, Latin and Japanese ones, and columns."""

    lines: tuple[str, ...]
    latin: tuple[str, ...]
    japanese: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def all(self) -> set[str]:
        """All data that are needed."""
        return {*self.lines, *self.latin, *self.japanese, *self.columns}

    def suited_to(self, place: Place) -> tuple[str, ...]:
        """The data for a place; where its script is known, one language is surer than both."""
        if place.vertical:
            return self.columns
        if place.latin is None:
            return self.lines
        return self.latin if place.latin else self.japanese


def languages(hint: str | None) -> Languages:
    """The language data that a hint (`ja`, `en`, None) asks for."""
    if hint == "en":
        return Languages(*[("eng",)] * 4)
    return Languages(("jpn", "eng"), ("eng",), ("jpn",), ("jpn_vert",))


def data_folder(needed: Iterable[str]) -> Path:
    """The first folder with data for all `needed` languages.

    Raises:
        LanguageMissing: no folder has them; the message says how to get them.
    """
    wanted = set(needed)
    missing = wanted
    for folder in _folders():
        lacking = {name for name in wanted if not (folder / f"{name}.traineddata").exists()}
        if not lacking:
            return folder
        missing = min(missing, lacking, key=len)
    names = ", ".join(sorted(missing))
    raise LanguageMissing(f"Tesseract's data for {names} are not installed; {HOW_TO_GET}.")


def _folders() -> Iterable[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        yield Path(bundle) / "tessdata"
    if not prefix:  # who names a folder means its data and no others, as for Tesseract itself
        yield from (Path(folder) for folder in USUAL_FOLDERS)
        yield from _told_by_program()


def _told_by_program() -> Iterable[Path]:
    program = shutil.which("tesseract")
    if program is None:
        return
    answer = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    first, _, _ = answer.stdout.partition("\n")
    if '"' in first:
        yield Path(first.split('"')[1])


def strip(image: Pixels, place: Place) -> Pixels | None:
    """A line out of a card, black on white, scaled and with a margin.

    A column stays upright; its width takes the place of the line's height. None for blank paper,
    in whose grain Tesseract would see letters, and for a rule, which is no line of text.
    """
    if place.is_rule:
        return None
    top, right, bottom, left = place.quad.sides
    width, height = max(top, bottom, 1.0), max(right, left, 1.0)
    factor = LINE_HEIGHT / (width if place.vertical else height)
    size = (max(8, round(width * factor)), max(8, round(height * factor)))
    line = black_on_white(cut_out(image, place.quad, size))
    return None if line is None else with_margin(line)


def with_margin(line: Pixels) -> Pixels:
    """White around a strip; without it Tesseract loses letters at the edges."""
    return cv2.copyMakeBorder(
        line, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(255,)
    ).astype(np.uint8)

"""Where Tesseract's language data are, which of them to use, and strips as it likes them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import cv2
import numpy as np

from ocr.engines.base import Place
from ocr.enhance import crisp
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

BLANK = 16
"""Contrast up to which nothing is printed."""

MARGIN = 8
"""White around a strip in pixels; without it Tesseract loses letters at the edges."""


def languages(hint: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The language data for lines and for columns that a hint (`ja`, `en`, None) asks for."""
    if hint == "en":
        return ("eng",), ("eng",)
    return ("jpn", "eng"), ("jpn_vert",)


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


def strip(even: Pixels, place: Place) -> Pixels | None:
    """A line out of an evened card, dark on white, scaled and with a margin.

    A column stays upright; its width takes the place of the line's height. None for blank paper,
    in whose grain Tesseract would see letters.
    """
    top, right, bottom, left = place.quad.sides
    width, height = max(top, bottom, 1.0), max(right, left, 1.0)
    factor = LINE_HEIGHT / (width if place.vertical else height)
    size = (max(8, round(width * factor)), max(8, round(height * factor)))
    part = cut_out(even, place.quad, size)
    low, high = np.percentile(part, (2, 98))
    if high - low < BLANK:
        return None
    line = crisp(_dark_on_light(part, low, high))
    return cv2.copyMakeBorder(
        line, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(255,)
    ).astype(np.uint8)


def _dark_on_light(line: Pixels, low: float, high: float) -> Pixels:
    """Contrast stretched to the full range; inverted where the letters are the lighter side."""
    stretched = cv2.convertScaleAbs(
        np.clip(line.astype(np.float32) - low, 0, None), alpha=255.0 / max(high - low, 1.0)
    )
    _, light = cv2.threshold(line, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark_letters = float((light > 0).mean()) >= 0.5
    return cast(Pixels, stretched if dark_letters else cv2.bitwise_not(stretched))

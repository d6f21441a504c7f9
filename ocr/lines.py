"""What the engines read on one line, put together: agreement first, everything kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ocr.engines.base import OcrEngine, Place
from ocr.model import LineReading, TextLine
from ocr.pixels import Pixels

DOUBTFUL, CERTAIN = 0.75, 0.85
"""The second engine's reading goes first where the first doubts and the second does not."""


def read_lines(
    engines: Sequence[OcrEngine], flat: Pixels, places: Sequence[Place]
) -> tuple[TextLine, ...]:
    """Each place with the readings of all engines, best first; places where none reads are left."""
    columns = [engine.read_lines(flat, places) for engine in engines]
    lines = []
    for place, readings in zip(places, zip(*columns, strict=True), strict=True):
        seen = [reading for reading in readings if reading is not None]
        if seen:
            lines.append(TextLine(place.quad, _ranked(seen), place.vertical))
    return tuple(lines)


def agree(first: LineReading, second: LineReading) -> bool:
    """Whether two readings are the same but for spaces and the width of letters."""
    return _folded(first.text) == _folded(second.text)


def _ranked(readings: list[LineReading]) -> tuple[LineReading, ...]:
    if len(readings) < 2:
        return tuple(readings)
    first, second = readings
    if agree(first, second):
        return (_with_spaces(first, second), second)
    if first.confidence < DOUBTFUL and second.confidence > CERTAIN:
        return (second, first)
    return (first, second)


def _with_spaces(first: LineReading, second: LineReading) -> LineReading:
    # PP-OCR leaves out spaces between Latin words, Tesseract adds them between Japanese letters.
    if second.text.isascii() and second.text.count(" ") > first.text.count(" "):
        return replace(first, text=second.text)
    return first


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())

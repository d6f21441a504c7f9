"""What the engines read on one line, put together: agreement first, everything kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.engines.base import OcrEngine, Place
from ocr.engines.look_alikes import settled
from ocr.engines.two_readings import agree, best_of
from ocr.model import LineReading, TextLine
from ocr.pixels import Pixels

DOUBTFUL, CERTAIN = 0.6, 0.9
"""The second engine's reading goes first where the first doubts and the second does not."""


def read_lines(
    engines: Sequence[OcrEngine], flat: Pixels, places: Sequence[Place]
) -> tuple[TextLine, ...]:
    """Each place with the readings of all engines, best first; places where none reads are left."""
    columns: list[list[LineReading | None]] = []
    hinted = places
    for engine in engines:
        readings = engine.read_lines(flat, hinted)
        columns.append([reading and settled(reading) for reading in readings])
        hinted = [_hinted(place, reading) for place, reading in zip(places, readings, strict=True)]
    lines = []
    for place, readings in zip(places, zip(*columns, strict=True), strict=True):
        seen = [reading for reading in readings if reading is not None]
        if seen:
            lines.append(TextLine(place.quad, _ranked(seen), place.vertical))
    return tuple(lines)


def _hinted(place: Place, reading: LineReading | None) -> Place:
    """The place with the script that an engine saw there, for the next one."""
    return place if reading is None else replace(place, latin=reading.text.isascii())


def _ranked(readings: list[LineReading]) -> tuple[LineReading, ...]:
    """Best reading first; what changes a reading is never called agreement with it."""
    if len(readings) < 2:
        return tuple(readings)
    first, second = readings
    best = best_of(first, second)
    if agree(best, second):
        return (best, second if agree(first, second) else first)
    if first.confidence < DOUBTFUL and second.confidence > CERTAIN:
        return (second, first)
    return (best, second)

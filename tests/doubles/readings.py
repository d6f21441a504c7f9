"""Readings as the pipeline would make them."""

from __future__ import annotations

from collections.abc import Iterable

from ocr.geometry import Box
from ocr.model import (
    CardReading,
    Face,
    FieldKind,
    FieldReading,
    Level,
    LineReading,
    SideReading,
    TextLine,
)

FULL = Box(0, 0, 910, 550).to_quad()


def reading(
    fields: Iterable[tuple[FieldKind, str]], level: Level = Level.STRONG, text: str = ""
) -> CardReading:
    """A card with these fields, all of one level, and one line of text."""
    line = TextLine(FULL, (LineReading("ppocr", text or "text", 0.99),))
    side = SideReading(Face.FRONT, FULL, 0, (910, 550), (line,))
    confidence = 0.99 if level is Level.STRONG else 0.5
    return CardReading(
        (side,), tuple(FieldReading(kind, value, confidence, level) for kind, value in fields)
    )

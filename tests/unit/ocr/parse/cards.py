"""Made-up cards as lines of (text, left, top, height), for the tests of whole cards."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.geometry import Box
from ocr.model import Face, FieldKind, FieldReading, LineReading, TextLine
from ocr.parse.evidence import SideText
from ocr.parse.resolve import resolve_fields

SIZE = (1100, 665)
Line = tuple[str, float, float, float]


def line(
    text: str, left: float, top: float, height: float, other: str | None = "", score: float = 0.99
) -> TextLine:
    """A horizontal line as two engines read it alike; `other` None is one reader alone."""
    width = sum(height if ord(c) > 0x2E7F else height * 0.55 for c in text)
    readings = [LineReading("ppocr", text, score)]
    if other is not None:
        readings.append(LineReading("tesseract", other or text, 0.9))
    box = Box(left, top, min(left + width, SIZE[0]), min(top + height, SIZE[1]))
    return TextLine(box.to_quad(), tuple(readings))


def column(text: str, left: float, top: float, width: float) -> TextLine:
    """A vertical line, read alike by two engines."""
    box = Box(left, top, left + width, top + width * len(text))
    readings = (LineReading("ppocr", text, 0.98), LineReading("tesseract", text, 0.9))
    return TextLine(box.to_quad(), readings, vertical=True)


def side(
    lines: Sequence[Line | TextLine], face: Face = Face.FRONT, codes: Sequence[str] = ()
) -> SideText:
    """One side of a card of 1100 × 665 pixels."""
    whole = tuple(x if isinstance(x, TextLine) else line(*x) for x in lines)
    return SideText(face, SIZE, whole, tuple(codes))


def fields_of(*sides: SideText) -> tuple[FieldReading, ...]:
    """The fields of a card."""
    return resolve_fields(sides)


def values(fields: Sequence[FieldReading]) -> dict[str, list[str]]:
    """The fields' values by kind, best first."""
    found: dict[str, list[str]] = {}
    for field in fields:
        found.setdefault(field.kind.value, []).append(field.value)
    return found


def one(fields: Sequence[FieldReading], kind: FieldKind) -> FieldReading:
    """The only field of a kind."""
    (found,) = [f for f in fields if f.kind is kind]
    return found

"""What a reading is: plain frozen data with places and confidence, and its JSON form.

Quads of lines and fields are in pixels of the flat card (`SideReading.size`); outlines are in
pixels of the EXIF-upright image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ocr.geometry import Quad
from ocr.kinds import Face as Face
from ocr.kinds import FieldKind as FieldKind
from ocr.kinds import Level as Level

JSON_VERSION = 1


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a reading, a space included.

    Attributes:
        score: how probable it is, from 0 to 1.
        place: where its middle stands, from 0 at the start of the line to 1 at its end.
        rivals: other letters that may stand there with their probability, the likeliest first.
    """

    text: str
    score: float
    place: float
    rivals: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class LineReading:
    """What one engine read on one line, with its own score from 0 to 1.

    The letters are there while a card is read, for comparing; they are not stored.
    """

    engine: str
    text: str
    confidence: float
    letters: tuple[Letter, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text on a flat card, best reading first."""

    quad: Quad
    readings: tuple[LineReading, ...]
    vertical: bool = False

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError("a line without a reading")

    @property
    def text(self) -> str:
        """The best reading."""
        return self.readings[0].text

    @property
    def confidence(self) -> float:
        """The best reading's score."""
        return self.readings[0].confidence


@dataclass(frozen=True, slots=True)
class Penalty:
    """A named reason to doubt, from 0 (none) to 1 (certainly wrong), with its weight."""

    name: str
    amount: float
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not (0.0 <= self.amount <= 1.0 and self.weight > 0):
            raise ValueError(f"penalty out of range: {self}")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the same evidence allows."""

    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field of a card: its value, where it stands, and how sure it is."""

    kind: FieldKind
    value: str
    confidence: float
    level: Level
    face: Face = Face.FRONT
    quad: Quad | None = None
    penalties: tuple[Penalty, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether the field needs no second look."""
        return self.level is Level.STRONG


@dataclass(frozen=True, slots=True)
class SideReading:
    """One side of a card.

    Attributes:
        outline: corners in the image, clockwise from the card's own top left; None: whole image.
        turn: degrees the card is turned clockwise in the image: 0, 90, 180 or 270.
        size: width and height of the flat card in pixels.
        lines: what was read, in reading order.
        warnings: codes about the picture: `blurred`, `glare`, `small`, `cut_off`.
        flat_name: file name of the flat picture in `ReadOptions.flat_dir`, if one was asked for.
    """

    face: Face
    outline: Quad | None
    turn: int
    size: tuple[int, int]
    lines: tuple[TextLine, ...] = ()
    warnings: tuple[str, ...] = ()
    flat_name: str | None = None


@dataclass(frozen=True, slots=True)
class CardReading:
    """A whole card: one or two sides and the fields that they give together."""

    sides: tuple[SideReading, ...]
    fields: tuple[FieldReading, ...] = ()

    @property
    def text(self) -> str:
        """All lines of all sides, one below the other."""
        return "\n".join(line.text for side in self.sides for line in side.lines)

    def first(self, kind: FieldKind) -> FieldReading | None:
        """The best field of a kind, or None."""
        return next((f for f in self.fields if f.kind is kind), None)

    def to_json(self) -> dict[str, Any]:
        """The reading as one versioned JSON document."""
        return {
            "version": JSON_VERSION,
            "sides": [_side_to_json(side) for side in self.sides],
            "fields": [_field_to_json(f) for f in self.fields],
        }

    @staticmethod
    def from_json(document: dict[str, Any]) -> CardReading:
        """The reading that `to_json` wrote; ValueError for an unknown version."""
        if document.get("version") != JSON_VERSION:
            raise ValueError(f"unknown reading version: {document.get('version')}")
        return CardReading(
            tuple(_side_from_json(s) for s in document["sides"]),
            tuple(_field_from_json(f) for f in document["fields"]),
        )


@dataclass(frozen=True, slots=True)
class SideSource:
    """Where a side comes from: a page of a file and, once known, its outline and turn in it."""

    path: Path
    face: Face = Face.FRONT
    page: int = 0
    outline: Quad | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the pipeline answers for one job: all cards found, and the seconds it took."""

    cards: tuple[CardReading, ...]
    seconds: float
    engine: str
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: a stable code and an English message."""

    code: str
    message: str


def _quad_to_json(quad: Quad | None) -> list[list[float]] | None:
    return None if quad is None else quad.as_lists()


def _quad_from_json(points: Sequence[Sequence[float]] | None) -> Quad | None:
    return None if points is None else Quad.of(points)


def _side_to_json(side: SideReading) -> dict[str, Any]:
    return {
        "face": side.face.value,
        "outline": _quad_to_json(side.outline),
        "turn": side.turn,
        "size": list(side.size),
        "lines": [
            {
                "quad": line.quad.as_lists(),
                "vertical": line.vertical,
                "readings": [[r.engine, r.text, round(r.confidence, 4)] for r in line.readings],
            }
            for line in side.lines
        ],
        "warnings": list(side.warnings),
        "flat": side.flat_name,
    }


def _side_from_json(document: dict[str, Any]) -> SideReading:
    lines = tuple(
        TextLine(
            Quad.of(line["quad"]),
            tuple(LineReading(*reading) for reading in line["readings"]),
            line["vertical"],
        )
        for line in document["lines"]
    )
    width, height = document["size"]
    return SideReading(
        Face(document["face"]),
        _quad_from_json(document["outline"]),
        document["turn"],
        (width, height),
        lines,
        tuple(document["warnings"]),
        document["flat"],
    )


def _field_to_json(reading: FieldReading) -> dict[str, Any]:
    return {
        "kind": reading.kind.value,
        "value": reading.value,
        "confidence": round(reading.confidence, 4),
        "level": reading.level.value,
        "face": reading.face.value,
        "quad": _quad_to_json(reading.quad),
        "penalties": [[p.name, round(p.amount, 4), p.weight] for p in reading.penalties],
        "alternatives": [[a.value, round(a.confidence, 4)] for a in reading.alternatives],
    }


def _field_from_json(document: dict[str, Any]) -> FieldReading:
    return FieldReading(
        FieldKind(document["kind"]),
        document["value"],
        document["confidence"],
        Level(document["level"]),
        Face(document["face"]),
        _quad_from_json(document["quad"]),
        tuple(Penalty(*p) for p in document["penalties"]),
        tuple(Alternative(*a) for a in document["alternatives"]),
    )

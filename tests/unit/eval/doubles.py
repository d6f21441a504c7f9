"""Readers whose score is known beforehand; they go to other processes, so they hold only paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ocr.geometry import Box
from ocr.model import CardReading, FieldReading, Level, LineReading, SideReading, TextLine
from tests.cards.truth import CardTruth, PictureTruth, load_truth


def truth_of(path: Path) -> PictureTruth:
    return next(truth for truth in load_truth(path.parent) if truth.file == path.name)


def reading_of(card: CardTruth, level: Level, suffix: str = "") -> CardReading:
    """A card's truth as a reading; `suffix` makes every value wrong."""
    fields = tuple(FieldReading(f.kind, f.value + suffix, 0.99, level) for f in card.fields)
    line = Box(0, 0, 10, 10).to_quad()
    lines = tuple(TextLine(line, (LineReading("double", f.value, 0.99),)) for f in fields)
    turn = round(card.orientation / 90) % 4 * 90
    return CardReading((SideReading(card.side, card.quad, turn, (910, 550), lines),), fields)


@dataclass(frozen=True, slots=True)
class PerfectReader:
    """Reads what is printed and is sure of it."""

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        return tuple(reading_of(card, Level.STRONG) for card in truth_of(path).cards)


@dataclass(frozen=True, slots=True)
class EmptyReader:
    """Finds no card."""

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class LyingReader:
    """Finds every card, reads every value wrongly, and is sure."""

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        return tuple(reading_of(card, Level.STRONG, "9x") for card in truth_of(path).cards)


@dataclass(frozen=True, slots=True)
class ModestReader:
    """Reads what is printed and is never sure."""

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        return tuple(reading_of(card, Level.MEDIUM) for card in truth_of(path).cards)


def printed_text(path: Path) -> str:
    """All values of a picture, as a yardstick that reads everything."""
    return "\n".join(f.value for card in truth_of(path).cards for f in card.fields)


def no_text(path: Path) -> str:
    """A yardstick that reads nothing."""
    return ""

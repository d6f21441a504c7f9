"""The one protocol of the program: what an OCR engine must do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ocr.geometry import Quad
from ocr.model import LineReading
from ocr.pixels import Pixels

TALL = 1.5
"""A place this many times as tall as wide is a column."""

RULE = 80
"""A place this many times as long as thick is a rule: no line of a card has so many letters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of text stands: its quad in image pixels, and whether it is a column.

    `latin` is a hint from an engine that read it before: whether all of its letters are ASCII.
    """

    quad: Quad
    vertical: bool = False
    latin: bool | None = None

    @staticmethod
    def shaped(quad: Quad) -> Place:
        """A place that is a column if it is much taller than wide."""
        top, right, bottom, left = quad.sides
        return Place(quad, vertical=max(right, left) >= TALL * max(top, bottom))

    @property
    def is_rule(self) -> bool:
        """Whether the place is too thin for its length to hold text."""
        top, right, bottom, left = self.quad.sides
        width, height = max(top, bottom), max(right, left)
        return max(width, height) >= RULE * min(width, height)


class OcrEngine(Protocol):
    """Reads text in a worker process; never starts processes or threads of its own accord."""

    @property
    def name(self) -> str:
        """Short and stable: `ppocr`, `tesseract`."""

    @property
    def version(self) -> str:
        """The engine's own version."""

    def find_lines(self, image: Pixels) -> tuple[Place, ...]:
        """Where text stands in an image, in no particular order.

        Raises:
            EngineFailed: the engine gave no usable answer.
        """

    def read_lines(self, image: Pixels, places: Sequence[Place]) -> tuple[LineReading | None, ...]:
        """What stands in each place, in the same order; None where the engine sees nothing.

        Raises:
            EngineFailed: the engine gave no usable answer.
        """

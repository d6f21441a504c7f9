"""The one protocol of the program: what an OCR engine must do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from ocr.model import LineReading, TextLine

Pixels = NDArray[np.uint8]
"""An image: height x width x 3, blue-green-red, or height x width grey."""


class OcrEngine(Protocol):
    """Reads text in a worker process; never starts processes or threads of its own accord."""

    @property
    def name(self) -> str:
        """Short and stable: `ppocr`, `tesseract`."""

    @property
    def version(self) -> str:
        """The engine's own version."""

    def find_lines(self, image: Pixels) -> tuple[TextLine, ...]:
        """All lines of a flat card, with the engine's reading of each.

        Raises:
            EngineFailed: the engine gave no usable answer.
        """

    def read_lines(
        self, image: Pixels, lines: Sequence[tuple[Quad, bool]]
    ) -> tuple[LineReading | None, ...]:
        """This engine's reading of each given place (quad, vertical); None where it sees nothing.

        Raises:
            EngineFailed: the engine gave no usable answer.
        """

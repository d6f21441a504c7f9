"""What a caller may choose for a reading."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class EngineChoice(StrEnum):
    """Which readers look at a card."""

    TESSERACT = "tesseract"
    PPOCR = "ppocr"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of one reading.

    Attributes:
        engine: which engines read.
        language: a hint for the stack, `ja` or `en`; None reads both.
        debug_dir: a folder that gets a picture of every step; None writes none.
        flat_dir: a folder that gets each flat card as JPEG; None writes none.
        max_pixels: images above are refused before they are decoded.
        max_bytes: files above are refused before they are opened.
    """

    engine: EngineChoice = EngineChoice.BOTH
    language: str | None = None
    debug_dir: Path | None = None
    flat_dir: Path | None = None
    max_pixels: int = 210_000_000
    max_bytes: int = 200_000_000

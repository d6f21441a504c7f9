"""Which engines read: opened once a process, in the order in which they work."""

from __future__ import annotations

from functools import cache

from ocr.engines.base import OcrEngine
from ocr.engines.ppocr import PpOcr
from ocr.engines.tesseract_in_process import TesseractInProcess
from ocr.engines.tesseract_program import TesseractProgram
from ocr.errors import EngineMissing
from ocr.options import EngineChoice


def open_engines(choice: EngineChoice, language: str | None) -> tuple[OcrEngine, ...]:
    """The engines of a choice; the first one finds the lines, all read them.

    Raises:
        EngineMissing: one of them is not installed.
        LanguageMissing: Tesseract lacks the data of a language.
    """
    if choice is EngineChoice.PPOCR:
        return (_ppocr(),)
    if choice is EngineChoice.TESSERACT:
        return (_tesseract(language),)
    return (_ppocr(), _tesseract(language))


@cache
def _ppocr() -> OcrEngine:
    return PpOcr()


@cache
def _tesseract(language: str | None) -> OcrEngine:
    try:
        return TesseractInProcess(language)
    except EngineMissing:
        return TesseractProgram(language)

"""What is measured: the reading of this project, and raw Tesseract as the yardstick."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ocr.errors import EngineFailed, EngineMissing
from ocr.model import CardReading, SideSource
from ocr.options import EngineChoice, ReadOptions


class Reader(Protocol):
    """Reads the cards of one picture; must be picklable, for it is sent to other processes."""

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        """The cards found in the picture."""


@dataclass(frozen=True, slots=True)
class PipelineReader:
    """The project's own reading with the engines chosen."""

    engine: EngineChoice = EngineChoice.BOTH

    def __call__(self, path: Path) -> tuple[CardReading, ...]:
        """The cards found in the picture."""
        from ocr.pipeline import read_cards

        return read_cards([SideSource(path)], ReadOptions(engine=self.engine)).cards


def tesseract_text(path: Path) -> str:
    """All text of the picture by Tesseract's command line in English and Japanese.

    Raises:
        EngineMissing: there is no Tesseract.
        EngineFailed: it could not read the picture, or lacks a language.
    """
    command = ["tesseract", str(path), "-", "-l", "eng+jpn"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, timeout=120)
    except FileNotFoundError as error:
        raise EngineMissing("tesseract is not installed") from error
    if done.returncode:
        raise EngineFailed(done.stderr.decode("utf-8", errors="replace").strip())
    return done.stdout.decode("utf-8", errors="replace")

"""How fast cards are read and in how much memory, beside Tesseract's command line.

12-megapixel photographs and 300-dpi scans of one card each, drawn for the occasion, all by the same
processes on the same machine in the same run: the ratios say more than the seconds.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from tests.cards.camera import Placed, View, photograph
from tests.cards.degrade import degrade, noise, soft_focus, vignette
from tests.cards.picture import Picture, flat
from tests.cards.sets import SETS, CardSet
from tests.eval.command import ROOT, Outcome, timed_command
from tests.eval.figures import commit, machine
from tests.eval.readers import PipelineReader, tesseract_text
from tests.eval.running import Run, run
from tests.eval.tables import table

# In the one family that every set-up has, so that speed can be measured everywhere.
_CARDS = CardSet("tune", SETS["tune"].layouts, ("noto-sans", "noto-serif"))
_LAYOUTS = (
    *("ja-large-name", "ja-label-column", "bilingual-stacked", "ja-vertical-company-right"),
    *("en-left", "en-centred"),
)
_TABLES = ("wood", "cloth", "marble", "dark-desk", "patterned-paper", "white-desk")
_TIMES = 3


@dataclass(frozen=True, slots=True)
class WithMemory:
    """Reads a picture and answers with the largest memory that its process has had, in MB."""

    function: Callable[[Path], object]

    def __call__(self, path: Path) -> float:
        """The memory's peak after this picture."""
        self.function(path)
        return _peak()


def _peak() -> float:
    """The peak of this program in MB; what its process inherited does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def speed_tables(jobs: int) -> str:
    """Draws both kinds of pictures, measures, and returns the tables."""
    parts = [f"Commit {commit()}, {jobs} processes on {machine()}."]
    with TemporaryDirectory() as scratch:
        for kind, draw, ending in (("12-megapixel photographs", _photo, "jpg"), _SCANS):
            folder = Path(scratch) / ending
            folder.mkdir()
            paths = [path for path in _drawn(folder, draw, ending)]
            parts.append(table((kind, "this project", "Tesseract", "ratio"), _rows(paths, jobs)))
    return "\n\n".join(parts) + "\n"


def _drawn(folder: Path, draw: Callable[[str, int], Picture], ending: str) -> Iterator[Path]:
    for number, layout in enumerate(_LAYOUTS):
        name = f"{number}.{ending}"
        draw(layout, number).save(folder, name)
        yield folder / name


def _photo(layout: str, number: int) -> Picture:
    grain = np.random.default_rng(number)
    art = _CARDS.card(layout, random.Random(number), {})
    view = View(4000, 3000, 150 if art.width > art.height else 180, 6, -4, distance=400)
    scene = photograph([Placed(art, 2, -1, 4)], view, _TABLES[number], grain, "photo")
    return degrade(scene, [vignette, soft_focus, noise], grain)


def _scan(layout: str, number: int) -> Picture:
    return flat(_CARDS.card(layout, random.Random(number), {}))


_SCANS = ("300-dpi scans", _scan, "png")


def _rows(paths: list[Path], jobs: int) -> list[tuple[str, ...]]:
    own, raw = run(WithMemory(PipelineReader()), paths, jobs), run(tesseract_text, paths, jobs)
    first = str(paths[0])
    tesseract = _median("tesseract", first, "-", "-l", "eng+jpn")
    reader = f"from tests.eval.readers import *; PipelineReader()(Path({first!r}))"
    cold = _median(sys.executable, "-c", reader)
    program = _median(str(ROOT / "enishi"), "read", "--json", first)
    memory = max(timed.answer or 0.0 for timed in own.answers)
    return [
        _row("cards a minute, all cores, warm", _minute(own), _minute(raw)),
        _row("seconds of one process a card (median), warm", _each(own), _each(raw)),
        _row("first card of a cold process, seconds", cold.seconds, tesseract.seconds),
        _row("the same, seconds of all its processors", cold.cpu_seconds, tesseract.cpu_seconds),
        _row("./enishi read, cold, seconds", program.seconds, tesseract.seconds),
        _row("peak memory of a worker, MB", memory, tesseract.peak_mb),
    ]


def _median(*words: str) -> Outcome:
    outcomes = sorted((timed_command(words) for _ in range(_TIMES)), key=lambda o: o.seconds)
    return outcomes[_TIMES // 2]


def _minute(done: Run[Any]) -> float:
    return 60 * len(done.answers) / done.wall_seconds


def _each(done: Run[Any]) -> float:
    return statistics.median(timed.seconds for timed in done.answers)


def _row(name: str, own: float, raw: float) -> tuple[str, ...]:
    return name, f"{own:.2f}", f"{raw:.2f}", f"{own / raw:.2f}"

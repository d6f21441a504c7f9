"""`python -m tests.cards OUT [--set NAME] [--seed N] [--count N]`: samples, tune, final, bad, …"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from tests.cards.bad import bad_drawings
from tests.cards.fonts import FontMissing
from tests.cards.samples import sample_drawings
from tests.cards.scenes import scene_drawings
from tests.cards.sets import SETS
from tests.cards.trials import trial_drawings
from tests.cards.truth import PictureTruth, save_truth

SCENES = ("scenes", "unseen")


class Savable(Protocol):
    """Whatever can be written as a picture file."""

    def save(self, folder: Path, name: str) -> PictureTruth:
        """Writes the file and returns its truth."""


def main(arguments: list[str] | None = None) -> int:
    """Draws a set into a folder with its truth; exit status 3 where a font is missing."""
    options = _parser().parse_args(arguments)
    drawings: Iterator[tuple[str, Callable[[], Savable]]] = sample_drawings(options.seed)
    if options.set in SETS:
        drawings = trial_drawings(SETS[options.set], options.seed, options.count or 60)
    if options.set == "bad":
        drawings = bad_drawings(SETS["tune"], options.seed)
    if options.set in SCENES:
        each, options.count = options.count or 4, None
        drawings = scene_drawings(options.seed, each, options.set == "unseen")
    options.out.mkdir(parents=True, exist_ok=True)
    truths = []
    try:
        for name, draw in itertools.islice(drawings, options.count):
            truths.append(draw().save(options.out, name))
            print(name, file=sys.stderr)
    except FontMissing as error:
        print(error, file=sys.stderr)
        return 3
    save_truth(options.out, truths)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.cards", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures and truth.json")
    parser.add_argument("--set", choices=("samples", *SETS, "bad", *SCENES), default="samples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, help="how many pictures; of scenes, a kind")
    return parser


if __name__ == "__main__":
    sys.exit(main())

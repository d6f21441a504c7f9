"""`python -m tests.cards OUT [--set samples|eval|scenes|unseen] [--seed N] [--count N]`."""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path

from tests.cards.fonts import FontMissing
from tests.cards.samples import sample_drawings
from tests.cards.scenes import scene_drawings
from tests.cards.trials import trial_drawings
from tests.cards.truth import save_truth


def main(arguments: list[str] | None = None) -> int:
    """Draws a set into a folder with its truth; exit status 3 where a font is missing."""
    options = _parser().parse_args(arguments)
    drawings = sample_drawings(options.seed)
    if options.set == "eval":
        drawings = trial_drawings(options.seed, options.count or 60)
    elif options.set != "samples":
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
    parser.add_argument("--set", choices=("samples", "eval", "scenes", "unseen"), default="samples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, help="how many pictures; of scenes, of each kind")
    return parser


if __name__ == "__main__":
    sys.exit(main())

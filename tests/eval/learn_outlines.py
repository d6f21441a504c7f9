"""`python -m tests.eval.learn_outlines [DIR…]`: grows the trees that tell cards from others.

Without folders it draws its own scenes, always the same, so that the same trees grow again. Each
folder has made cards with their truth (`python -m tests.cards DIR --set scenes`). What may be a
card depends on trees, so a draft of them grows first, on outlines that do not. The kept trees grew
on the first three sets of `DRAWN` as commit 23c5126 proposed outlines; today it proposes others,
so grow to `--out` elsewhere and keep what finds more of seeds not in `DRAWN`
(`python -m tests.cards DIR --set unseen --seed N`, `python -m tests.eval.outlines_only DIR`).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from ocr.engines.base import OcrEngine
from ocr.engines.choose import open_engines
from ocr.geometry import Box, Quad
from ocr.load import load
from ocr.locate.by_text import TEXT_SIZE, text_in
from ocr.locate.candidates import View, first_outlines, further_outlines, worth_by_text
from ocr.locate.likeness import TREES, features_of
from ocr.locate.rim import inside_rim
from ocr.locate.score import Corners, Floats
from ocr.locate.trees import Trees
from ocr.options import EngineChoice, ReadOptions
from ocr.pixels import Pixels, size_of
from tests.cards.scenes import SCENES, scene_drawings
from tests.cards.truth import PictureTruth, load_truth, save_truth
from tests.eval.growing import grown, mean_of
from tests.eval.outlines import overlap
from tests.eval.running import run

RIGHT, WRONG = 0.93, 0.87
"""Overlap with a card from which on an outline is right, and below which it is wrong."""

HEAD = "# Own work, grown by python -m tests.eval.learn_outlines on scenes of made cards.\n"

MANY = ("many", "touching", "overlapping", "fanned", "scan", "page")
ALONE = (
    *("single", "aslant", "far", "white-on-white", "dark-on-dark", "on-print"),
    *("in-hand", "cut-off", "close", "empty"),
)
DRAWN = (
    (811, 6, tuple(SCENES)),
    (821, 14, MANY),
    (831, 7, ALONE),
    (841, 16, ("fanned",)),
    (851, 10, ("overlapping", "touching")),
)
"""Seed, pictures of each kind, and kinds of the scenes that the kept trees have grown on."""

SETS = 5
"""Sets of trees, each grown without every so manieth picture: together they are less of chance."""

OF_DRAFT = 3
"""The draft grows on every third picture."""


def main(arguments: list[str] | None = None) -> int:
    """Writes the trees where the program reads them."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.learn_outlines", description=__doc__
    )
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="file for what the trees have grown on (.npz)")
    parser.add_argument("--out", type=Path, default=Path("resources", *TREES))
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as scratch:
        cases = cases_in(options.folders or draw_scenes(Path(scratch)), options.jobs)
    if options.keep:
        np.savez(options.keep, **vars(cases))
    trees = cases.grown(SETS)
    options.out.write_text(HEAD + trees.to_text(), encoding="utf-8")
    return 0


def draw_scenes(parent: Path) -> list[Path]:
    """The scenes of the kept trees, a folder for each seed."""
    folders = []
    for seed, count, kinds in DRAWN:
        folder = parent / str(seed)
        folder.mkdir()
        truths = [
            draw().save(folder, name)
            for name, draw in scene_drawings(seed, count)
            if name.rsplit("-", 1)[0] in kinds
        ]
        save_truth(folder, truths)
        folders.append(folder)
    return folders


def cases_in(folders: Sequence[Path], jobs: int = 1) -> Cases:
    """What to learn from in all pictures of the folders: the same from the same pictures."""
    paths = [folder / truth.file for folder in folders for truth in load_truth(folder)]
    draft = _cases(_Examples(None), paths[::OF_DRAFT], jobs).grown(1)
    return _cases(_Examples(draft), paths, jobs)


def _cases(examples: _Examples, paths: Sequence[Path], jobs: int) -> Cases:
    found = [timed.answer for timed in run(examples, paths, jobs).answers if timed.answer]
    return Cases(
        np.concatenate([values for _, values in found]),
        np.concatenate([overlaps for overlaps, _ in found]),
        np.repeat(np.arange(len(found)), [len(overlaps) for overlaps, _ in found]),
    )


@dataclass(frozen=True)
class Cases:
    """Outlines of many pictures.

    Attributes:
        rows: features, N x columns.
        overlaps: with a card, N values from 0 to 1.
        pictures: the number of each one's picture, N values.
    """

    rows: Floats
    overlaps: Floats
    pictures: NDArray[np.int_]

    def grown(self, sets: int) -> Trees:
        """Trees grown on these cases: several sets, each on other pictures, as one."""
        clear = (self.overlaps > RIGHT) | (self.overlaps < WRONG)
        # A picture with many outlines does not say more than one with a few.
        counts = np.bincount(self.pictures)[self.pictures]
        weights = 10 / np.sqrt(counts)
        grown_sets = []
        for each in range(sets):
            used = clear & ((self.pictures % sets != each) | (sets == 1))
            right = self.overlaps[used] > RIGHT
            grown_sets.append(grown(self.rows[used], right, weights[used]))
        return mean_of(grown_sets)


@dataclass(frozen=True, slots=True)
class _Examples:
    """How much each outline of a picture overlaps a card, and its features.

    Attributes:
        trees: by which outlines are taken for cards beside which there may be others; if None,
            only outlines that need no such cards.
    """

    trees: Trees | None

    def __call__(self, path: Path) -> tuple[Floats, Floats]:
        picture = load(path, 0, ReadOptions())
        # As the finder does it: a plain rim is no part of the picture.
        box = inside_rim(picture.pixels) or Box(0, 0, *size_of(picture.pixels))
        left, top, right, bottom = (round(n) for n in (box.left, box.top, box.right, box.bottom))
        image = picture.pixels[top:bottom, left:right]
        view = View.of(image)
        text = view.text_of(text_in(image, _lines, TEXT_SIZE))
        corners = first_outlines(view, text)
        if self.trees is not None:
            worth = worth_by_text(view, corners, text, self.trees)
            more = further_outlines(view, corners, worth, text)
            corners = np.concatenate([corners, more])
        cards = [
            card.quad.scaled(picture.scale).moved(-left, -top).scaled(view.factor)
            for card in _truth(path).cards
        ]
        rows = features_of(view.lab, corners, text, view.step, view.lines)
        return _overlaps(corners, cards), rows


def _lines(image: Pixels) -> list[Quad]:
    return [place.quad for place in _engine().find_lines(image)]


@cache
def _engine() -> OcrEngine:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    return engine


def _truth(path: Path) -> PictureTruth:
    return next(truth for truth in load_truth(path.parent) if truth.file == path.name)


def _overlaps(corners: Corners, cards: Sequence[Quad]) -> Floats:
    outlines = [Quad.of(outline.tolist()) for outline in corners]
    best = [max((overlap(outline, card) for card in cards), default=0.0) for outline in outlines]
    return np.array(best, np.float32)


if __name__ == "__main__":
    sys.exit(main())

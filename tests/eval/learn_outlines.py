"""`python -m tests.eval.learn_outlines DIR…`: grows the trees that tell cards from other outlines.

The folders are pictures of made cards with their truth (`python -m tests.cards DIR --set scenes`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from ocr.engines.choose import open_engines
from ocr.geometry import Quad
from ocr.load import load
from ocr.locate.by_text import TEXT_SIZE
from ocr.locate.find import WORKING_SIZE, candidates
from ocr.locate.likeness import TREES, features_of
from ocr.locate.score import Corners, Floats, clear_step, lab_of
from ocr.locate.text_cue import Text
from ocr.options import EngineChoice, ReadOptions
from ocr.pixels import Pixels, scaled_to
from tests.cards.truth import PictureTruth, load_truth
from tests.eval.growing import grown
from tests.eval.outlines import overlap

RIGHT, WRONG = 0.93, 0.87
"""Overlap with a card from which on an outline is right, and below which it is wrong."""

HEAD = "# Own work, grown by python -m tests.eval.learn_outlines on scenes of made cards.\n"


def main(arguments: list[str] | None = None) -> int:
    """Writes the trees where the program reads them."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval.learn_outlines", description=__doc__
    )
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    (engine,) = open_engines(EngineChoice.PPOCR, None)

    def lines(image: Pixels) -> list[Quad]:
        return [place.quad for place in engine.find_lines(image)]

    rows, overlaps, weights = [], [], []
    for folder in options.folders:
        for truth in load_truth(folder):
            picture = load(folder / truth.file, 0, ReadOptions())
            small, factor = scaled_to(picture.pixels, WORKING_SIZE)
            coarse, coarser = scaled_to(picture.pixels, TEXT_SIZE)
            text = Text.of([quad.scaled(factor / coarser) for quad in lines(coarse)])
            found, values = _examples(small, text, truth, picture.scale * factor)
            rows.append(values)
            overlaps.append(found)
            # A picture with many outlines does not say more than one with a few.
            weights.append(np.full(len(found), 10 / max(len(found), 1) ** 0.5))
    shares = np.concatenate(overlaps)
    clear = (shares > RIGHT) | (shares < WRONG)
    trees = grown(
        np.concatenate(rows)[clear], shares[clear] > RIGHT, np.concatenate(weights)[clear]
    )
    Path("resources", *TREES).write_text(HEAD + trees.to_text(), encoding="utf-8")
    return 0


def _examples(
    small: Pixels, text: Text, truth: PictureTruth, factor: float
) -> tuple[Floats, Floats]:
    """How much each outline of a picture overlaps a card, and its features."""
    lab = lab_of(small)
    step = clear_step(lab)
    corners = candidates(small, lab, text, step)
    cards = [card.quad.scaled(factor) for card in truth.cards]
    return _overlaps(corners, cards), features_of(lab, corners, text, step)


def _overlaps(corners: Corners, cards: Sequence[Quad]) -> Floats:
    outlines = [Quad.of(outline.tolist()) for outline in corners]
    best = [max((overlap(outline, card) for card in cards), default=0.0) for outline in outlines]
    return np.array(best, np.float32)


if __name__ == "__main__":
    sys.exit(main())

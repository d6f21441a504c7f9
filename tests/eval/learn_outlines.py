"""`python -m tests.eval.learn_outlines DIR…`: grows the trees that tell cards from other outlines.

The folders are pictures of made cards with their truth (`python -m tests.cards DIR --set scenes`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np

from ocr.engines.choose import open_engines
from ocr.geometry import Box, Quad
from ocr.load import Picture, load
from ocr.locate.by_text import TEXT_SIZE, text_in
from ocr.locate.find import View, candidates
from ocr.locate.likeness import TREES, features_of
from ocr.locate.rim import inside_rim
from ocr.locate.score import Corners, Floats
from ocr.options import EngineChoice, ReadOptions
from ocr.pixels import Pixels, size_of
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
            found, values = _examples(picture, truth, lines)
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
    picture: Picture, truth: PictureTruth, lines: Callable[[Pixels], Sequence[Quad]]
) -> tuple[Floats, Floats]:
    """How much each outline of a picture overlaps a card, and its features."""
    # As the finder does it: a plain rim is no part of the picture.
    rim = inside_rim(picture.pixels)
    box = rim or Box(0, 0, *size_of(picture.pixels))
    left, top, right, bottom = (round(n) for n in (box.left, box.top, box.right, box.bottom))
    image = picture.pixels[top:bottom, left:right]
    view = View.of(image)
    text = view.text_of(text_in(image, lines, TEXT_SIZE))
    corners = candidates(view, text)
    cards = [
        card.quad.scaled(picture.scale).moved(-left, -top).scaled(view.factor)
        for card in truth.cards
    ]
    return _overlaps(corners, cards), features_of(view.lab, corners, text, view.step, view.lines)


def _overlaps(corners: Corners, cards: Sequence[Quad]) -> Floats:
    outlines = [Quad.of(outline.tolist()) for outline in corners]
    best = [max((overlap(outline, card) for card in cards), default=0.0) for outline in outlines]
    return np.array(best, np.float32)


if __name__ == "__main__":
    sys.exit(main())

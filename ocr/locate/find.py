"""From proposals of several kinds to one outline a card."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.geometry import Quad
from ocr.locate.blocks import parts_of
from ocr.locate.choice import chosen, worths
from ocr.locate.crossings import outlines_of_lines
from ocr.locate.found import Found, in_reading_order
from ocr.locate.refine import refined
from ocr.locate.score import (
    Corners,
    Floats,
    Lab,
    block_scores,
    card_scores,
    clear_step,
    lab_of,
    promising,
    shape_scores,
)
from ocr.locate.shapes import outlines_of_areas
from ocr.locate.text_cue import Text
from ocr.pixels import Pixels, frame_of, scaled_to

WORKING_SIZE = 1000
"""Long side in pixels of the copy in which cards are looked for."""

SMALLEST_SIZE = 48
"""Short side in pixels of an image that may show a card with something around it."""

MOST, ALIKE = 70, 2
"""Outlines that are looked at closely, and how many of them may be nearly the same."""

LEAST_WORTH = -0.35
"""Outlines this far from being a card are not looked at closely."""

BLOCK_SCORE = 0.6
"""From here on a rectangle is looked at for lines between touching cards."""

MOST_BLOCKS = 14
"""Rectangles that are looked at for touching cards; each costs some milliseconds."""

PART_SCORE, LEAST_SUPPOSED = 0.75, 0.4
"""What a card scores that others lead to suppose, if its own sides show this much of it."""


WHOLE_SCORE = 0.55
"""What speaks for the whole picture being a card, before its text is asked."""


def find_cards(image: Pixels, text: Sequence[Quad] | None = None) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty if none stands out from its surroundings.

    `text` is where its lines of text are, if that is known. All is in pixels of `image`.
    """
    if min(image.shape[:2]) < SMALLEST_SIZE:
        return ()
    small, factor = scaled_to(image, WORKING_SIZE)
    lines = None if text is None else Text.of([quad.scaled(factor) for quad in text])
    found = _found(small, lines)
    return tuple(in_reading_order([_at_full_size(image, card, factor) for card in found]))


def _found(small: Pixels, text: Text | None) -> list[Found]:
    lab = lab_of(small)
    step = clear_step(lab)
    area = small.shape[0] * small.shape[1]
    held = np.empty((0, 2), np.float32) if text is None else text.points.mean(axis=1)
    every = np.concatenate([outlines_of_areas(small, lab), outlines_of_lines(lab)])
    every = every[promising(lab, every, step, held)]
    parts = _parts(lab, every, step)
    likely = _distinct(every, worths(every, card_scores(lab, every, step), text, area))
    moved = [refined(lab, outline, 8.0) for outline in (*likely, *parts)]
    shown = np.array([*likely, *moved[: len(likely)]], np.float32).reshape(-1, 4, 2)
    supposed = np.array([*parts, *moved[len(likely) :]], np.float32).reshape(-1, 4, 2)
    return _chosen(lab, shown, supposed, text, step)


def _chosen(
    lab: Lab, shown: Corners, supposed: Corners, text: Text | None, step: float
) -> list[Found]:
    """The cards among outlines that edges show and such as others lead to suppose."""
    size = lab.shape[1], lab.shape[0]
    # The whole picture may be one card: this beats what holds little of the text, and that poorly.
    corners = np.concatenate([shown, supposed, np.array([frame_of(size)], np.float32)])
    scores = card_scores(lab, corners, step)
    scores[-1] = WHOLE_SCORE
    believed = scores > LEAST_SUPPOSED
    believed[: len(shown)] = believed[-1] = False
    scores[believed] = np.maximum(scores[believed], PART_SCORE)
    worth, shapes = worths(corners, scores, text, size[0] * size[1]), shape_scores(corners, size)
    cards = chosen(corners, worth, scores, shapes)
    return [Found(Quad.of(corners[i].tolist()), float(scores[i])) for i in cards]


def _parts(lab: Lab, every: Corners, step: float) -> Corners:
    """The cards that blocks of touching cards consist of."""
    blocks = _distinct(every, block_scores(lab, every, step) - BLOCK_SCORE, 0.0, MOST_BLOCKS, 1)
    parts = [parts_of(lab, block, step) for block in blocks]
    return np.concatenate([np.empty((0, 4, 2), np.float32), *parts])


def _distinct(
    corners: Corners,
    worth: Floats,
    least: float = LEAST_WORTH,
    most: int = MOST,
    alike: int = ALIKE,
) -> Corners:
    """The best outlines, of nearly equal ones a few only."""
    kept: list[Floats] = []
    for i in np.argsort(-worth):
        if worth[i] < least or len(kept) == most:
            break
        if sum(_same(corners[i], other) for other in kept) < alike:
            kept.append(corners[i])
    return np.array(kept, np.float32).reshape(-1, 4, 2)


def _same(first: Floats, second: Floats) -> bool:
    """Whether two outlines are less than 3 % of their size apart at each corner."""
    size = float(np.ptp(second, axis=0).max())
    return float(np.abs(first - second).max()) < 0.03 * size


def _at_full_size(image: Pixels, card: Found, factor: float) -> Found:
    large = card.outline.scaled(1 / factor)
    corners = refined(image, np.array(large, np.float32), max(4.0, 2.5 / factor))
    return Found(Quad.of(corners.tolist()), card.score)

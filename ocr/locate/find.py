"""From proposals of several kinds to one outline a card."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.geometry import Quad
from ocr.locate.blocks import parts_of
from ocr.locate.crossings import outlines_of_lines
from ocr.locate.overlaps import Found, without_overlaps
from ocr.locate.refine import refined
from ocr.locate.score import Corners, Floats, Lab, block_scores, card_scores, clear_step, lab_of
from ocr.locate.shapes import outlines_of_areas
from ocr.locate.text_cue import shares_held
from ocr.pixels import Pixels, scaled_to

WORKING_SIZE = 1000
"""Long side in pixels of the copy in which cards are looked for."""

SMALLEST_SIZE = 48
"""Short side in pixels of an image that may show a card with something around it."""

PROMISING, ALIKE = 80, 3
"""Outlines whose sides are moved onto the edges, and how many of them may be nearly the same."""

CARD_SCORE = 0.55
"""From here on an outline is taken for a card."""

BLOCK_SCORE = 0.6
"""From here on a rectangle is looked at for lines between touching cards."""

FAINT_SCORE, HELD = 0.33, 0.93
"""Score that an outline needs if it holds this share of the text in the picture."""

MOST_BLOCKS = 14
"""Rectangles that are looked at for touching cards; each costs some milliseconds."""

PART_SCORE = 0.75
"""Least score of a part of a block, whose inner sides are faint by nature."""

OF_BEST = 0.72
"""Score of a further card in the picture, as a share of the best one's."""

OF_LARGEST = 0.33
"""Area of a further card, as a share of the largest one's: cards are all of one size."""


def find_cards(image: Pixels) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty if none stands out from its surroundings.

    Outlines are in pixels of `image`.
    """
    if min(image.shape[:2]) < SMALLEST_SIZE:
        return ()
    small, factor = scaled_to(image, WORKING_SIZE)
    lab = lab_of(small)
    step = clear_step(lab)
    proposed = np.concatenate([outlines_of_areas(small, lab), outlines_of_lines(small)])
    found = without_overlaps(_scored(lab, proposed, step))
    return tuple(_at_full_size(image, card, factor) for card in _of_one_kind(found))


def find_card_around(image: Pixels, text: Sequence[Quad]) -> Found | None:
    """The one card that holds the text of an image, even where its sides are faint.

    The text is given, like the answer, in pixels of `image`.
    """
    if min(image.shape[:2]) < SMALLEST_SIZE:
        return None
    small, factor = scaled_to(image, WORKING_SIZE)
    lab = lab_of(small)
    step = clear_step(lab)
    proposed = np.concatenate([outlines_of_areas(small, lab), outlines_of_lines(small)])
    held = shares_held(proposed, [quad.scaled(factor) for quad in text])
    likely = proposed[held > HELD]
    candidates = _distinct(likely, card_scores(lab, likely, step), FAINT_SCORE)
    if not len(candidates):
        return None
    moved = np.array([refined(lab, outline, 8.0) for outline in candidates], np.float32)
    every = np.concatenate([candidates, moved])
    scores = card_scores(lab, every, step)
    best = int(scores.argmax())
    card = Found(Quad.of(every[best].tolist()), float(scores[best]))
    return _at_full_size(image, card, factor)


def _scored(lab: Lab, proposed: Corners, step: float) -> list[Found]:
    """Outlines that look like cards; blocks of touching cards give way to their parts."""
    blocks = _distinct(proposed, block_scores(lab, proposed, step), BLOCK_SCORE, MOST_BLOCKS, 1)
    parts = [parts_of(lab, block, step) for block in blocks]
    whole = [block for block, cells in zip(blocks, parts, strict=True) if len(cells)]
    cells = np.concatenate([np.empty((0, 4, 2), np.float32), *parts])
    cards = _distinct(proposed, card_scores(lab, proposed, step), CARD_SCORE)
    moved = [refined(lab, outline, 8.0) for outline in (*cards, *cells)]
    every = np.array([*cards, *moved], np.float32).reshape(-1, 4, 2)
    scores = card_scores(lab, every, step)
    parts_from = len(every) - len(cells)
    scores[parts_from:] = np.maximum(scores[parts_from:], PART_SCORE)
    return [
        Found(Quad.of(outline.tolist()), float(score))
        for outline, score in zip(every, scores, strict=True)
        if score >= CARD_SCORE and not any(_same(outline, block) for block in whole)
    ]


def _distinct(
    corners: Corners, scores: Floats, least: float, most: int = PROMISING, alike: int = ALIKE
) -> Corners:
    """The best outlines, of nearly equal ones a few only."""
    kept: list[Floats] = []
    for i in np.argsort(-scores):
        if scores[i] < least or len(kept) == most:
            break
        if sum(_same(corners[i], other) for other in kept) < alike:
            kept.append(corners[i])
    return np.array(kept, np.float32).reshape(-1, 4, 2)


def _same(first: Floats, second: Floats) -> bool:
    """Whether two outlines are less than 3 % of their size apart at each corner."""
    size = float(np.ptp(second, axis=0).max())
    return float(np.abs(first - second).max()) < 0.03 * size


def _of_one_kind(found: list[Found]) -> list[Found]:
    """Without what is much fainter than the clearest card or much smaller than the largest."""
    clearest = max((card.score for card in found), default=0.0)
    clear = [card for card in found if card.score >= OF_BEST * clearest]
    largest = max((card.outline.area for card in clear), default=0.0)
    return [card for card in clear if card.outline.area >= OF_LARGEST * largest]


def _at_full_size(image: Pixels, card: Found, factor: float) -> Found:
    large = card.outline.scaled(1 / factor)
    corners = refined(image, np.array(large, np.float32), max(4.0, 2.5 / factor))
    return Found(Quad.of(corners.tolist()), card.score)

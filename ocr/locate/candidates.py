"""Outlines that may be cards, of every origin, and how likely they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ocr.geometry import Quad
from ocr.locate.around_text import outlines_around, outlines_of_size_around
from ocr.locate.blocks import parts_of
from ocr.locate.choice import worths
from ocr.locate.crossings import outlines_of_lines
from ocr.locate.likeness import log_odds
from ocr.locate.of_size import (
    OTHER_SIZE,
    of_several_sizes,
    outlines_of_size,
    places_beside,
    sides_of,
)
from ocr.locate.pairs import outlines_of_pairs
from ocr.locate.refine import refined
from ocr.locate.score import (
    Corners,
    Floats,
    Lab,
    block_scores,
    card_scores,
    clear_step,
    lab_of,
    points_inside,
    promising,
    shape_scores,
)
from ocr.locate.segments import straight_edges
from ocr.locate.shapes import outlines_of_areas
from ocr.locate.text_cue import Text
from ocr.locate.trees import Trees
from ocr.pixels import Pixels, scaled_alike

WORKING_SIZE = 1000
"""Long side in pixels of the copy in which cards are looked for."""

MOST, ALIKE = 70, 2
"""Outlines that are looked at closely, and how many of them may be nearly the same."""

MOST_OF_MANY = 160
"""The most where there is text for many cards."""

LEAST_ANCHOR, CERTAIN, MOST_OF_SIZE = -4.0, 3.0, 80
"""Log-odds of outlines at whose corners those of likely cards' size are tried, of outlines that
leave no room for those, and how many are looked at closely."""

FAINT_GLANCE = 0.45
"""What passes a glance where its size speaks for an outline."""

LEAST_WORTH = -0.35
"""Outlines this far from being a card are not looked at closely."""

SAME = 0.03
"""Outlines are nearly the same if no corner is further away, in shares of their size."""

BLOCK_SCORE = 0.6
"""From here on a rectangle is looked at for lines between touching cards."""

MOST_BLOCKS = 14
"""Rectangles that are looked at for touching cards; each costs some milliseconds."""

OF_PLAIN = 6.0
"""What the plain measure counts for beside the learnt one, which has seen made cards only."""

FOR_TEXT, FOR_ALL_TEXT, HALF = 1.5, 0.8, 0.5
"""What it is worth to hold more of the text, and more than half of it: a lone card does."""

MOST_LINES, OF_LINE = 22, 1.5
"""Lines of text that cards hold at most, and what each further one costs: pages hold more."""


@dataclass(frozen=True, slots=True)
class View:
    """The copy of an image in which cards are looked for, and what its pixels alone propose.

    Attributes:
        lab: the copy in Lab.
        factor: the copy's size through the image's.
        step: a difference in Lab that is an edge for certain.
        raw: outlines by areas and lines, N x 4 x 2, unscored.
        lines: straight edges, M x 2 x 2.
    """

    lab: Lab
    factor: float
    step: float
    raw: Corners
    lines: Floats

    @staticmethod
    def of(image: Pixels, size: int = WORKING_SIZE) -> View:
        """The view of an image of any size; `size` is the most that its long side has."""
        small, factor = scaled_alike(image, size)
        lab = lab_of(small)
        lines = straight_edges(lab)
        frame = lab.shape[1], lab.shape[0]
        of_lines = outlines_of_lines(lines, frame), outlines_of_pairs(lines, frame)
        raw = np.concatenate([outlines_of_areas(small, lab), *of_lines])
        return View(lab, factor, clear_step(lab), raw, lines)

    def text_of(self, quads: Sequence[Quad]) -> Text:
        """Lines of text in pixels of the image as text in the copy."""
        return Text.of([quad.scaled(self.factor) for quad in quads])


def judged(view: View, text: Text) -> tuple[Corners, Floats]:
    """Outlines of every origin, and the log-odds that they are cards."""
    first = first_outlines(view, text)
    worth = worth_by_text(view, first, text)
    more = further_outlines(view, first, worth, text)
    return (
        np.concatenate([first, more]),
        np.concatenate([worth, worth_by_text(view, more, text)]),
    )


def first_outlines(view: View, text: Text) -> Corners:
    """Outlines by what is seen: areas, lines, blocks of text, seams; N x 4 x 2."""
    lab, raw, step = view.lab, view.raw, view.step
    every = raw[promising(lab, raw, step, text.points.mean(axis=1))]
    likely = likely_outlines(lab, every, text, step)
    corners = with_moved(lab, likely, outlines_around(lab, text), _parts(lab, every, step))
    return corners[shape_scores(corners, (lab.shape[1], lab.shape[0])) > 0]


def further_outlines(view: View, corners: Corners, worth: Floats, text: Text) -> Corners:
    """Outlines of the size of likely cards beside the certain ones, moved onto edges."""
    lab, step = view.lab, view.step
    anchors = _distinct(corners, worth, LEAST_ANCHOR, MOST, 1)
    certain = _distinct(corners, worth, CERTAIN, MOST, 1)
    sizes = [sides_of(card[None])[0] for card in of_several_sizes(certain)]
    left_over = text.outside(certain)
    around = outlines_of_size_around(lab, left_over, sizes)
    beside = [places_beside(card) for card in certain]
    every = np.concatenate([outlines_of_size(anchors), *beside, _alike(view.raw, sizes)])
    every = every[promising(lab, every, step, left_over.points.mean(axis=1), FAINT_GLANCE)]
    taken = points_inside(certain, every.mean(axis=1)[None]).any(axis=(0, 1))
    free = every[~taken]
    likely = _distinct(free, card_scores(lab, free, step), 0.0, MOST_OF_SIZE, 1)
    moved = with_moved(lab, likely, around)
    return moved[shape_scores(moved, (lab.shape[1], lab.shape[0])) > 0]


def worth_by_text(view: View, corners: Corners, text: Text, trees: Trees | None = None) -> Floats:
    """Log-odds that outlines are cards: what was learnt, the plain measure, the text they hold."""
    if not len(corners):
        return np.empty(0, np.float32)
    lab, step = view.lab, view.step
    plain = worths(corners, card_scores(lab, corners, step), text, lab.shape[0] * lab.shape[1])
    worth = log_odds(lab, corners, text, step, view.lines, trees) + OF_PLAIN * plain
    held = text.held(corners)[0] - HALF
    worth += FOR_TEXT * held + FOR_ALL_TEXT * np.maximum(held, 0.0)
    worth -= OF_LINE * np.maximum(text.lines_in(corners) - MOST_LINES, 0.0)
    return worth.astype(np.float32)


def likely_outlines(lab: Lab, every: Corners, text: Text | None, step: float) -> Corners:
    """Those outlines that the plain measure finds worth a close look."""
    area = lab.shape[0] * lab.shape[1]
    most = MOST if text is None else max(MOST, min(MOST_OF_MANY, len(text.weights) // 2))
    worth = worths(every, card_scores(lab, every, step), text, area)
    return _distinct(every, worth, most=most)


def with_moved(lab: Lab, *outlines: Corners) -> Corners:
    """Outlines as they are and moved onto the edges beneath them."""
    every = np.concatenate(outlines)
    return np.concatenate([every, refined(lab, every, 8.0)])


def _alike(corners: Corners, sizes: Sequence[Floats]) -> Corners:
    """Those outlines that are of one of some sizes, lying or standing."""
    known = np.log(np.sort(np.array(sizes, np.float32).reshape(-1, 2), axis=1))
    own = np.log(np.maximum(np.sort(sides_of(corners), axis=1), 1.0))
    away = np.abs(own[:, None] - known).max(axis=2)
    alike: Corners = corners[(away < OTHER_SIZE).any(axis=1)]
    return alike


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
    kept = np.empty((min(most, len(corners)), 4, 2), np.float32)
    near = np.empty(len(kept), np.float32)
    count = 0
    for i in np.argsort(-worth):
        if worth[i] < least or count == len(kept):
            break
        away = np.abs(kept[:count] - corners[i]).reshape(count, 8).max(axis=1)
        if np.count_nonzero(away < near[:count]) < alike:
            kept[count], near[count] = corners[i], SAME * np.ptp(corners[i], axis=0).max()
            count += 1
    return kept[:count]

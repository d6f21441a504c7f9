"""From proposals of several kinds to one outline a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ocr.geometry import Quad
from ocr.locate.around_text import outlines_around, outlines_of_size_around
from ocr.locate.beneath import completed
from ocr.locate.blocks import parts_of
from ocr.locate.choice import FEWEST_ALIKE, chosen, chosen_alike, more_of_size, worths
from ocr.locate.crossings import outlines_of_lines
from ocr.locate.found import Found, in_reading_order
from ocr.locate.likeness import log_odds
from ocr.locate.of_size import OTHER_SIZE, of_several_sizes, outlines_of_size, places_beside, sides_of
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
from ocr.pixels import Pixels, frame_of, scaled_to

NOWHERE = np.empty((0, 2), np.float32)
"""Where text is if nothing is known of it."""

WORKING_SIZE = 1000
"""Long side in pixels of the copy in which cards are looked for."""

SMALLEST_SIZE = 48
"""Short side in pixels of an image that may show a card with something around it."""

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

BLOCK_SCORE = 0.6
"""From here on a rectangle is looked at for lines between touching cards."""

MOST_BLOCKS = 14
"""Rectangles that are looked at for touching cards; each costs some milliseconds."""

WHOLE_SCORE = 0.55
"""How much a whole picture in which no card stands out looks like one."""

OF_PLAIN = 6.0
"""What the plain measure counts for beside the learnt one, which has seen made cards only."""

FOR_TEXT, FOR_ALL_TEXT, HALF = 1.5, 0.8, 0.5
"""What it is worth to hold more of the text, and more than half of it: a lone card does."""

MOST_LINES, OF_LINE = 22, 1.5
"""Lines of text that cards hold at most, and what each further one costs: pages hold more."""

WHOLE_WORTH, LEAST_ODDS = -0.3, -0.5
"""Log-odds that the whole picture is a card, and from which on an outline is taken for one."""


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
    def of(image: Pixels) -> View:
        """The view of an image of any size."""
        small, factor = scaled_to(image, WORKING_SIZE)
        lab = lab_of(small)
        lines = straight_edges(lab)
        of_lines = outlines_of_lines(lines, (lab.shape[1], lab.shape[0]))
        raw = np.concatenate([outlines_of_areas(small, lab), of_lines])
        return View(lab, factor, clear_step(lab), raw, lines)

    def text_of(self, quads: Sequence[Quad]) -> Text:
        """Lines of text in pixels of the image as text in the copy."""
        return Text.of([quad.scaled(self.factor) for quad in quads])


def find_cards(
    image: Pixels, text: Sequence[Quad] | None = None, view: View | None = None
) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty if none stands out from its surroundings.

    `text` is where its lines of text are, if that is known. All is in pixels of `image`. A `view`
    of the image that was kept from an earlier look saves its making.
    """
    if min(image.shape[:2]) < SMALLEST_SIZE:
        return ()
    seen = view or View.of(image)
    found = _found(seen, None if text is None else seen.text_of(text))
    return tuple(in_reading_order([_at_full_size(image, card, seen.factor) for card in found]))


def _found(view: View, text: Text | None) -> list[Found]:
    lab, raw, step = view.lab, view.raw, view.step
    if text is None:
        likely = _likely(lab, raw[promising(lab, raw, step, NOWHERE)], text, step)
        return _chosen(lab, _with_moved(lab, likely), step)
    found = _completed(_chosen_by_text(view, text))
    return [*found, *_silent(lab, raw, found, step)]


def candidates(view: View, text: Text) -> Corners:
    """Outlines in a picture with text that may be cards, N x 4 x 2."""
    return _judged(view, text)[0]


def _judged(view: View, text: Text) -> tuple[Corners, Floats]:
    """Outlines of every origin, and the log-odds that they are cards."""
    first = _of_text(view.lab, view.raw, text, view.step)
    worth = _worth_by_text(view, first, text)
    more = _of_likely_size(view, first, worth, text)
    return (
        np.concatenate([first, more]),
        np.concatenate([worth, _worth_by_text(view, more, text)]),
    )


def _of_text(lab: Lab, raw: Corners, text: Text, step: float) -> Corners:
    every = raw[promising(lab, raw, step, text.points.mean(axis=1))]
    likely = _likely(lab, every, text, step)
    corners = _with_moved(lab, likely, outlines_around(lab, text), _parts(lab, every, step))
    return corners[shape_scores(corners, (lab.shape[1], lab.shape[0])) > 0]


def _completed(found: Sequence[Found]) -> list[Found]:
    """The same cards, those that lie partly beneath another with the side that is hidden."""
    outlines = completed(np.array([card.outline for card in found], np.float32).reshape(-1, 4, 2))
    return [
        Found(Quad.of(outline.tolist()), card.score)
        for outline, card in zip(outlines, found, strict=True)
    ]


def _silent(lab: Lab, raw: Corners, found: Sequence[Found], step: float) -> list[Found]:
    """Cards beside others of their size of which no text was seen."""
    if len(found) < FEWEST_ALIKE:
        return []
    every = raw[promising(lab, raw, step, NOWHERE)]
    scores = card_scores(lab, every, step)
    known = np.array([card.outline for card in found], np.float32)
    more = more_of_size(known, every, scores)
    return [Found(Quad.of(every[i].tolist()), float(scores[i])) for i in more]


def _likely(lab: Lab, every: Corners, text: Text | None, step: float) -> Corners:
    area = lab.shape[0] * lab.shape[1]
    most = MOST if text is None else max(MOST, min(MOST_OF_MANY, len(text.weights) // 2))
    worth = worths(every, card_scores(lab, every, step), text, area)
    return _distinct(every, worth, most=most)


def _with_moved(lab: Lab, *outlines: Corners) -> Corners:
    """Outlines as they are and moved onto the edges beneath them."""
    every = np.concatenate(outlines)
    return np.concatenate([every, refined(lab, every, 8.0)])


def _chosen(lab: Lab, corners: Corners, step: float) -> list[Found]:
    """The cards among outlines where nothing is known of text."""
    size = lab.shape[1], lab.shape[0]
    scores = card_scores(lab, corners, step)
    worth = worths(corners, scores, None, size[0] * size[1])
    cards = chosen(corners, worth, scores, shape_scores(corners, size))
    return [Found(Quad.of(corners[i].tolist()), float(scores[i])) for i in cards]


def _chosen_by_text(view: View, text: Text) -> list[Found]:
    """The cards among outlines, and the whole picture if it is more likely one."""
    size = view.lab.shape[1], view.lab.shape[0]
    corners, worth = _judged(view, text)
    corners = np.concatenate([corners, np.array([frame_of(size)], np.float32)])
    worth = np.concatenate([worth, np.array([WHOLE_WORTH], np.float32)])
    scores = 1 / (1 + np.exp(-np.maximum(worth, -50)))
    cards = chosen_alike(
        corners, (worth - LEAST_ODDS).astype(np.float32), shape_scores(corners, size)
    )
    return [Found(Quad.of(corners[i].tolist()), float(scores[i])) for i in cards]


def _worth_by_text(view: View, corners: Corners, text: Text) -> Floats:
    """Log-odds that outlines are cards: what was learnt, the plain measure, the text they hold."""
    if not len(corners):
        return np.empty(0, np.float32)
    lab, step = view.lab, view.step
    plain = worths(corners, card_scores(lab, corners, step), text, lab.shape[0] * lab.shape[1])
    worth = log_odds(lab, corners, text, step, view.lines) + OF_PLAIN * plain
    held = text.held(corners)[0] - HALF
    worth += FOR_TEXT * held + FOR_ALL_TEXT * np.maximum(held, 0.0)
    worth -= OF_LINE * np.maximum(text.lines_in(corners) - MOST_LINES, 0.0)
    return worth.astype(np.float32)


def _of_likely_size(view: View, corners: Corners, worth: Floats, text: Text) -> Corners:
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
    moved = _with_moved(lab, likely, around)
    return moved[shape_scores(moved, (lab.shape[1], lab.shape[0])) > 0]


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
    (corners,) = refined(image, np.array([large], np.float32), max(4.0, 2.5 / factor))
    return Found(Quad.of(corners.tolist()), card.score)

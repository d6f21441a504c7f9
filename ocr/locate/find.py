"""From proposals of several kinds to one outline a card."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.geometry import Quad
from ocr.locate.candidates import View, judged, likely_outlines, with_moved
from ocr.locate.choice import FEWEST_ALIKE, chosen, chosen_alike, more_of_size, worths
from ocr.locate.found import Found, in_reading_order
from ocr.locate.refine import refined
from ocr.locate.score import Corners, Lab, card_scores, promising, shape_scores
from ocr.locate.sides import apart
from ocr.locate.text_cue import Text
from ocr.pixels import Pixels, frame_of

APART = 0.7
"""How far, in clear steps, a card of which no text is seen differs from the table."""

NOWHERE = np.empty((0, 2), np.float32)
"""Where text is if nothing is known of it."""

SMALLEST_SIZE = 48
"""Short side in pixels of an image that may show a card with something around it."""

WHOLE_SCORE = 0.55
"""How much a whole picture in which no card stands out looks like one."""

WHOLE_WORTH, LEAST_ODDS = -0.3, -0.5
"""Log-odds that the whole picture is a card, and from which on an outline is taken for one."""


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
        likely = likely_outlines(lab, raw[promising(lab, raw, step, NOWHERE)], text, step)
        return _chosen(lab, with_moved(lab, likely), step)
    found = _chosen_by_text(view, text)
    return [*found, *_silent(lab, raw, found, step)]


def _silent(lab: Lab, raw: Corners, found: Sequence[Found], step: float) -> list[Found]:
    """Cards beside others of their size of which no text was seen."""
    if len(found) < FEWEST_ALIKE:
        return []
    every = raw[promising(lab, raw, step, NOWHERE)]
    every = every[apart(lab, every, APART * step)]
    scores = card_scores(lab, every, step)
    known = np.array([card.outline for card in found], np.float32)
    more = more_of_size(known, every, scores)
    return [Found(Quad.of(every[i].tolist()), float(scores[i])) for i in more]


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
    corners, worth = judged(view, text)
    corners = np.concatenate([corners, np.array([frame_of(size)], np.float32)])
    worth = np.concatenate([worth, np.array([WHOLE_WORTH], np.float32)])
    scores = 1 / (1 + np.exp(-np.maximum(worth, -50)))
    cards = chosen_alike(
        corners, (worth - LEAST_ODDS).astype(np.float32), shape_scores(corners, size)
    )
    return [Found(Quad.of(corners[i].tolist()), float(scores[i])) for i in cards]


def _at_full_size(image: Pixels, card: Found, factor: float) -> Found:
    large = card.outline.scaled(1 / factor)
    (corners,) = refined(image, np.array([large], np.float32), max(4.0, 2.5 / factor))
    return Found(Quad.of(corners.tolist()), card.score)

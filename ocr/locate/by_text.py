"""Outlines held against the text of the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ocr.geometry import Quad
from ocr.locate.candidates import WORKING_SIZE, View
from ocr.locate.find import SMALLEST_SIZE, WHOLE_SCORE, find_cards
from ocr.locate.found import Found
from ocr.locate.rim import inside_rim
from ocr.locate.text_cue import Text
from ocr.pixels import Pixels, scaled_alike, size_of

WHOLE_SHARE = 0.88
"""A card that fills the image this far is a scan of it alone, with some border of its own."""

TEXT_SIZE, FINER_TEXT_SIZE = 736, 1472
"""Long side in pixels of the copy in which text is looked for: enough to see where there is any."""

NEARLY_ALL = 0.97
"""Share of the text in cards from which on the rest is no further card."""

SMALL_SHARE = 0.07
"""Where cards cover less of the picture each, text is looked for again in the larger copy."""

LEAST_HELD = 0.3
"""Share of the text below which small outlines are frames that are printed on a card."""

LEAST_RATIO, MOST_RATIO, STRAIGHT = 1.45, 1.85, 0.93
"""Sides of cards in use (85 × 55 to 3.5 × 2 inches, cut a little off), and how much of the box
around it an outline fills that lies straight."""

FEWEST_PIXELS, ENOUGH_PIXELS, LARGEST_VIEW = 140, 190, 1800
"""Long side of cards in a view from which on their edges are told apart, that of cards in a larger
view made where they are smaller, and the most that its own long side has in a picture of 3:2."""


def find_cards_by_text(
    image: Pixels, find_lines: Callable[[Pixels], Sequence[Quad]]
) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty where the whole of it is one, or none is.

    `find_lines` tells where text stands in an image.
    """
    rim = inside_rim(image)
    if rim is None:
        return _found(image, find_lines)
    left, top, right, bottom = (round(n) for n in (rim.left, rim.top, rim.right, rim.bottom))
    found = _found(image[top:bottom, left:right], find_lines)
    moved = tuple(Found(card.outline.moved(rim.left, rim.top), card.score) for card in found)
    return moved or (Found(rim.to_quad(), WHOLE_SCORE),)


def _found(image: Pixels, find_lines: Callable[[Pixels], Sequence[Quad]]) -> tuple[Found, ...]:
    text = text_in(image, find_lines, TEXT_SIZE) or text_in(image, find_lines, FINER_TEXT_SIZE)
    if not text or min(image.shape[:2]) < SMALLEST_SIZE:
        return ()
    view = View.of(image)
    found = find_cards(image, text, view)
    if found and _are_small(found, size_of(image)):
        finer = text_in(image, find_lines, FINER_TEXT_SIZE)
        if _holds_all(found, finer):
            return found
        found = max(found, find_cards(image, finer, _close_enough(image, view, found)), key=len)
        if _are_badges(found, finer, size_of(image)):
            return ()
    if len(found) == 1 and _fills(found[0].outline, size_of(image)):
        return ()
    return found


def text_in(image: Pixels, find_lines: Callable[[Pixels], Sequence[Quad]], size: int) -> list[Quad]:
    """Lines of text in an image, looked for in a copy of a size."""
    small, factor = scaled_alike(image, size)
    return [quad.scaled(1 / factor) for quad in find_lines(small)]


def _holds_all(found: Sequence[Found], text: Sequence[Quad]) -> bool:
    """Whether all text lies within cards that were found, so that none can be missing."""
    return _held(found, text) > NEARLY_ALL


def _held(found: Sequence[Found], text: Sequence[Quad]) -> float:
    """Share of the text that lies within what was found."""
    outlines = np.array([card.outline for card in found], np.float32)
    return float(Text.of(text).held(outlines)[0].sum())


def _are_badges(found: Sequence[Found], text: Sequence[Quad], size: tuple[int, int]) -> bool:
    """Whether these are marks in frames, printed on a card that fills the image.

    They are a small part of it, lie straight in it, and most of the text is beside them.
    """
    covered = sum(card.outline.area for card in found)
    if covered > SMALL_SHARE * size[0] * size[1] or not _is_card_shaped(size):
        return False
    straight = all(c.outline.area > STRAIGHT * c.outline.box.to_quad().area for c in found)
    return straight and _held(found, text) < LEAST_HELD


def _is_card_shaped(size: tuple[int, int]) -> bool:
    return LEAST_RATIO <= max(size) / min(size) <= MOST_RATIO


def _are_small(found: Sequence[Found], size: tuple[int, int]) -> bool:
    """Whether the type of cards of this size may be too small to be seen in the smaller copy."""
    areas = sorted(card.outline.area for card in found)
    return areas[len(areas) // 2] < SMALL_SHARE * size[0] * size[1]


def _close_enough(image: Pixels, view: View, found: Sequence[Found]) -> View:
    """The view of an image, or a larger one where cards have too few pixels in it."""
    longest = float(np.median([max(card.outline.sides) for card in found])) * view.factor
    if longest >= FEWEST_PIXELS:
        return view
    return View.of(image, round(min(LARGEST_VIEW, WORKING_SIZE * ENOUGH_PIXELS / longest)))


def _fills(outline: Quad, size: tuple[int, int]) -> bool:
    return outline.area > WHOLE_SHARE * size[0] * size[1]

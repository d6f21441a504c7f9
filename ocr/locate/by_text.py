"""Outlines held against the text of the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ocr.geometry import Quad
from ocr.locate.find import WHOLE_SCORE, find_cards
from ocr.locate.found import Found
from ocr.locate.rim import inside_rim
from ocr.pixels import Pixels, scaled_to, size_of

WHOLE_SHARE = 0.88
"""A card that fills the image this far is a scan of it alone, with some border of its own."""

TEXT_SIZE, FINER_TEXT_SIZE = 736, 1472
"""Long side in pixels of the copy in which text is looked for: enough to see where there is any."""

SMALL_SHARE = 0.07
"""Where cards cover less of the picture each, text is looked for again in the larger copy."""


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
    found = _found_by(image, find_lines, TEXT_SIZE)
    if found and _are_small(found, size_of(image)):
        finer = _found_by(image, find_lines, FINER_TEXT_SIZE)
        found = max(found, finer, key=len)
    if len(found) == 1 and _fills(found[0].outline, size_of(image)):
        return ()
    return found


def _found_by(
    image: Pixels, find_lines: Callable[[Pixels], Sequence[Quad]], size: int
) -> tuple[Found, ...]:
    small, factor = scaled_to(image, size)
    text = [quad.scaled(1 / factor) for quad in find_lines(small)]
    return find_cards(image, text) if text else ()


def _are_small(found: Sequence[Found], size: tuple[int, int]) -> bool:
    """Whether the type of cards of this size may be too small to be seen in the smaller copy."""
    areas = sorted(card.outline.area for card in found)
    return areas[len(areas) // 2] < SMALL_SHARE * size[0] * size[1]


def _fills(outline: Quad, size: tuple[int, int]) -> bool:
    return outline.area > WHOLE_SHARE * size[0] * size[1]

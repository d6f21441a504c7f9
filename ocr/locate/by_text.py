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

TEXT_SIZE = 736
"""Long side in pixels of the copy in which text is looked for: enough to see where there is any."""


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
    small, factor = scaled_to(image, TEXT_SIZE)
    text = [quad.scaled(1 / factor) for quad in find_lines(small)]
    found = find_cards(image, text) if text else ()
    if len(found) == 1 and _fills(found[0].outline, size_of(image)):
        return ()
    return found


def _fills(outline: Quad, size: tuple[int, int]) -> bool:
    return outline.area > WHOLE_SHARE * size[0] * size[1]

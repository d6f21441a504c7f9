"""Outlines held against the text of the picture."""

from __future__ import annotations

from ocr.engines.base import OcrEngine
from ocr.geometry import Quad
from ocr.locate.find import find_card_around, find_cards
from ocr.locate.overlaps import Found
from ocr.locate.text_cue import hold_the_text, needs_text, with_text
from ocr.pixels import Pixels, scaled_to, size_of

WHOLE_SHARE = 0.88
"""A card that fills the image this far is a scan of it alone, with some border of its own."""

TEXT_SIZE = 960
"""Long side in pixels of the copy in which text is looked for to confirm outlines."""


def find_cards_by_text(image: Pixels, engine: OcrEngine) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty where the whole of it is one, or none is."""
    found = _find(image, engine)
    if len(found) == 1 and _fills(found[0].outline, size_of(image)):
        return ()
    return found


def _fills(outline: Quad, size: tuple[int, int]) -> bool:
    return outline.area > WHOLE_SHARE * size[0] * size[1]


def _find(image: Pixels, engine: OcrEngine) -> tuple[Found, ...]:
    """The cards in an image; where their outlines leave doubt, its text is asked."""
    found = find_cards(image)
    if not needs_text(found, size_of(image)):
        return found
    small, factor = scaled_to(image, TEXT_SIZE)
    text = [place.quad.scaled(1 / factor) for place in engine.find_lines(small)]
    found = with_text(found, text)
    if hold_the_text(found, text):
        return found
    around = find_card_around(image, text) if text else None
    return () if around is None else (around,)

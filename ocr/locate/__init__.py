"""Finds the outlines of cards in an image."""

from __future__ import annotations

from ocr.geometry import Quad
from ocr.locate.candidates import all_candidates
from ocr.locate.overlaps import without_overlaps
from ocr.locate.score import Found, card_score, lab_of
from ocr.pixels import Pixels, scaled_to

WORKING_SIZE = 1000
"""Long side in pixels of the copy in which cards are looked for."""

CARD_SCORE = 0.55
"""From here on an outline is taken for a card."""

__all__ = ["Found", "find_cards"]


def find_cards(image: Pixels) -> tuple[Found, ...]:
    """The cards in an image, in reading order; empty if none stands out from its surroundings.

    Outlines are in pixels of `image`.
    """
    small, factor = scaled_to(image, WORKING_SIZE)
    lab = lab_of(small)
    scored = [Found(quad, card_score(lab, quad)) for quad in _distinct(all_candidates(small, lab))]
    cards = without_overlaps([found for found in scored if found.score >= CARD_SCORE])
    return tuple(Found(card.outline.scaled(1 / factor), card.score) for card in cards)


def _distinct(quads: object) -> list[Quad]:
    """Each outline once, to two pixels."""
    seen: dict[tuple[int, ...], Quad] = {}
    for quad in quads:  # type: ignore[attr-defined]
        seen.setdefault(tuple(round(v / 2) for p in quad for v in p), quad)
    return list(seen.values())

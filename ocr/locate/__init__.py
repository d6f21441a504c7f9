"""Finds the outlines of cards in an image."""

from ocr.locate.by_text import find_cards_by_text
from ocr.locate.find import find_card_around, find_cards
from ocr.locate.overlaps import Found
from ocr.locate.text_cue import hold_the_text, needs_text, with_text

__all__ = [
    "Found",
    "find_card_around",
    "find_cards",
    "find_cards_by_text",
    "hold_the_text",
    "needs_text",
    "with_text",
]

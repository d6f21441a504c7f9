"""Finds the outlines of cards in an image."""

from ocr.locate.by_text import find_cards_by_text
from ocr.locate.find import find_cards
from ocr.locate.found import Found

__all__ = ["Found", "find_cards", "find_cards_by_text"]

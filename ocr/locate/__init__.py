"""Finds the outlines of cards in an image."""

from ocr.locate.find import find_cards
from ocr.locate.overlaps import Found

__all__ = ["Found", "find_cards"]

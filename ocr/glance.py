"""A glance at a camera's picture: where whole cards lie in it, and whether their print is sharp."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from ocr.geometry import Quad
from ocr.load import load
from ocr.locate import find_cards
from ocr.model import CardReading, ReadResult, SideReading, SideSource
from ocr.options import ReadOptions
from ocr.pixels import Pixels, cut_out, grey, scaled_to, size_of
from ocr.quality import SMALL_PIXELS, is_blurred, is_cut_off
from ocr.rectify import LONG_SIDE_MM, aspect_of

LOOKED_AT = 480
"""Long side in pixels of the copy in which cards are looked for: four glances a second."""

NARROWEST, WIDEST = 1.4, 1.95
"""Long side through short side of what is taken for a card, from bank cards to narrow ones."""

LEAST_PRINT = 0.004
"""Share of a card that steep edges cover at least; a tile or an empty sheet has none."""

STEEP = 40
"""Levels of grey between neighbours, of 255, that no plain ground has."""

SHARP = 0.15
"""How steep edges are for a picture worth taking, as in `ocr.quality`: plain print that is blurred
by two pixels (standard deviation) has 0.15 to 0.16, in focus 0.24 to 0.32."""


def glance(
    sides: Sequence[SideSource],
    options: ReadOptions | None = None,
    on_card: Callable[[], object] = lambda: None,
) -> ReadResult:
    """Looks for whole, printed cards in the one side's picture; nothing is read.

    Returns:
        A card with one side for each, the largest first: `outline` in the picture's pixels,
        `warnings` are `blurred`, sooner than in a reading, and `small`.

    Raises:
        UnreadableImage: as `ocr.load.load`.
    """
    started = time.perf_counter()
    (source,) = sides
    pixels = load(source.path, source.page, options).pixels
    cards = tuple(CardReading((_side(pixels, source, quad),)) for quad in _cards_in(pixels))
    on_card()
    return ReadResult(cards, time.perf_counter() - started, "")


def _cards_in(pixels: Pixels) -> list[Quad]:
    small, factor = scaled_to(pixels, LOOKED_AT)
    found = [card.outline.scaled(1 / factor) for card in find_cards(small)]
    size = size_of(pixels)
    whole = [q for q in found if _is_card(q, size) and not is_cut_off(q, size)]
    printed = [q for q in whole if _is_printed(_flat(pixels, q))]
    return sorted(printed, key=lambda quad: -quad.area)


def _is_card(outline: Quad, size: tuple[int, int]) -> bool:
    aspect = aspect_of(outline, size)
    return NARROWEST < max(aspect, 1 / aspect) < WIDEST and outline.area < 0.9 * size[0] * size[1]


def _flat(pixels: Pixels, outline: Quad) -> Pixels:
    """The card as large as it is seen: enlarged, every picture would be soft."""
    top, right, bottom, left = outline.sides
    size = round(max(top, bottom)), round(max(left, right))
    shrinking = min(1.0, 12 * LONG_SIDE_MM / max(size))
    return cut_out(pixels, outline, (round(size[0] * shrinking), round(size[1] * shrinking)))


def _is_printed(flat: Pixels) -> bool:
    plain = grey(flat)
    height, width = plain.shape
    inner = plain[height // 12 : -height // 12, width // 12 : -width // 12]
    edges = cv2.morphologyEx(inner, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return bool(edges.size and (edges > STEEP).mean() > LEAST_PRINT)


def _side(pixels: Pixels, source: SideSource, outline: Quad) -> SideReading:
    found = {
        "blurred": is_blurred(_flat(pixels, outline), SHARP),
        "small": max(outline.sides) < SMALL_PIXELS,
    }
    warnings = tuple(code for code, true in found.items() if true)
    return SideReading(source.face, outline, 0, size_of(pixels), warnings=warnings)

"""Reading one part of a flat card that somebody pointed at."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import cv2

from ocr import layout
from ocr.engines.base import Place
from ocr.engines.choose import open_engines
from ocr.geometry import Box, Quad
from ocr.lines import read_lines
from ocr.load import load
from ocr.model import CardReading, ReadResult, SideReading, SideSource
from ocr.options import ReadOptions
from ocr.pixels import Pixels, frame_of, size_of

MARGIN = 12
"""Pixels of the rim that are repeated around a part: letters at the edge are found poorly."""


def read_region(
    sides: Sequence[SideSource],
    options: ReadOptions | None = None,
    on_card: Callable[[], object] = lambda: None,
) -> ReadResult:
    """Reads the lines in the upright box around the one side's outline, without any fields.

    Raises: as `ocr.pipeline.read_cards`.
    """
    started = time.perf_counter()
    (source,), chosen = sides, options or ReadOptions()
    assert source.outline is not None, "a region has a place"
    engines = open_engines(chosen.engine, chosen.language)
    part = _part(load(source.path, source.page, chosen).pixels, source.outline.box)
    places = engines[0].find_lines(part) or (Place.shaped(_inner(part)),)
    lines = layout.arranged(read_lines(engines, part, places))
    side = SideReading(source.face, source.outline, 0, size_of(part), lines)
    names = "+".join(f"{engine.name} {engine.version}" for engine in engines)
    on_card()
    return ReadResult((CardReading((side,)),), time.perf_counter() - started, names)


def _part(pixels: Pixels, box: Box) -> Pixels:
    """The part with a margin; at least a pixel of it lies in the picture."""
    width, height = size_of(pixels)
    left, top = (
        max(0, min(round(v), end - 1)) for v, end in ((box.left, width), (box.top, height))
    )
    right, bottom = max(left + 1, round(box.right)), max(top + 1, round(box.bottom))
    part = pixels[top:bottom, left:right]
    edges = (MARGIN, MARGIN, MARGIN, MARGIN)
    return cv2.copyMakeBorder(part, *edges, cv2.BORDER_REPLICATE).astype(pixels.dtype)


def _inner(part: Pixels) -> Quad:
    """The part without its margin."""
    box = frame_of(size_of(part)).box
    return Box(MARGIN, MARGIN, box.right - MARGIN, box.bottom - MARGIN).to_quad()

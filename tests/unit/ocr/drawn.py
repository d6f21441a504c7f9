"""Small cards drawn for tests, flat and lying on a table."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.geometry import Quad
from ocr.pixels import Pixels, frame_of

ENGLISH = ("Example Trading Ltd.", "Jane Example", "Sales Manager", "jane@example.com")
TABLE = (70, 95, 120)


def card(
    lines: Sequence[str] = ENGLISH, size: tuple[int, int] = (728, 440), paper: str = "white"
) -> Pixels:
    """A flat card with lines of 36-pixel type, one below the other."""
    image = Image.new("RGB", size, paper)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((60, 60 + 80 * number), line, "black", ImageFont.load_default(36))
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def laid(cards: Sequence[tuple[Pixels, Quad]], size: tuple[int, int] = (1000, 750)) -> Pixels:
    """A photograph of cards lying with their corners as given, on a table with some grain."""
    grain = np.random.default_rng(1).normal(0, 2, (size[1], size[0], 3))
    table = (np.full((size[1], size[0], 3), TABLE) + grain).clip(0, 255).astype(np.uint8)
    for flat, outline in cards:
        corners = np.array(outline, np.float32)
        frame = np.array(frame_of((flat.shape[1], flat.shape[0])), np.float32)
        way = cv2.getPerspectiveTransform(frame, corners)
        mask = cv2.warpPerspective(np.full(flat.shape[:2], 255, np.uint8), way, size)
        cv2.warpPerspective(flat, way, size, dst=table, borderMode=cv2.BORDER_TRANSPARENT)
        assert mask.any()
    return cv2.GaussianBlur(table, (0, 0), 0.8).astype(np.uint8)

"""What is wrong with a picture, told before the review: take it again."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.geometry import Quad
from ocr.pixels import Pixels, grey

SMALL_PIXELS = 500
"""Below this length of the longer side, small print has letters of fewer than 8 pixels."""

SHARP_EDGE = 0.10
"""A sharp edge climbs by more than this share of its contrast from one pixel to the next."""

GLARE_SHARE = 0.02


def warnings_for(flat: Pixels, outline: Quad, image_size: tuple[int, int]) -> tuple[str, ...]:
    """Codes of `SideReading.warnings` for a flat card and its outline in the image."""
    found = {
        "blurred": is_blurred(flat),
        "glare": has_glare(flat),
        "small": max(outline.sides) < SMALL_PIXELS,
        "cut_off": is_cut_off(outline, image_size),
    }
    return tuple(code for code, true in found.items() if true)


def is_blurred(flat: Pixels, sharp_edge: float = SHARP_EDGE) -> bool:
    """Whether even the steepest edges of the print climb by less than `sharp_edge` a pixel."""
    plain = cv2.GaussianBlur(grey(flat), (0, 0), 0.7).astype(np.float32)
    local = cv2.morphologyEx(plain, cv2.MORPH_GRADIENT, np.ones((21, 21), np.uint8))
    strong = local > max(30.0, float(np.percentile(local, 95)) * 0.6)
    if strong.sum() < 50:
        return False
    steps = np.hypot(cv2.Sobel(plain, cv2.CV_32F, 1, 0), cv2.Sobel(plain, cv2.CV_32F, 0, 1)) / 8
    return float(np.percentile(steps[strong] / local[strong], 90)) < sharp_edge


def has_glare(flat: Pixels) -> bool:
    """Whether a burnt-out spot with soft edges lies on a card that is otherwise darker."""
    plain = grey(flat)
    burnt = plain >= 253
    if not GLARE_SHARE < burnt.mean() < 0.6 or np.median(plain) > 235:
        return False
    core = cv2.erode(burnt.astype(np.uint8), np.ones((9, 9), np.uint8))
    rim = cv2.dilate(core, np.ones((41, 41), np.uint8)).astype(bool) & ~burnt
    if not rim.any() or core.mean() < GLARE_SHARE / 2:
        return False
    # Print has paper beside it; around glare the paper itself fades slowly from white.
    return bool((plain[rim] > 225).mean() > 0.5)


def is_cut_off(outline: Quad, image_size: tuple[int, int]) -> bool:
    """Whether the card runs out of the picture at one to three of its sides.

    At all four sides it is a scan of the card alone.
    """
    width, height = image_size
    near = 0.004 * max(image_size)
    box = outline.box
    edges = (box.left, box.top, width - box.right, height - box.bottom)
    over = sum(edge < -near for edge in edges)
    touching = sum(_lies_on_edge(outline, side, image_size, near) for side in range(4))
    return over > 0 or 0 < touching < 4


def _lies_on_edge(outline: Quad, side: int, image_size: tuple[int, int], near: float) -> bool:
    a, b = outline[side], outline[(side + 1) % 4]
    width, height = image_size
    both = ((a.x, b.x), (a.y, b.y), (width - a.x, width - b.x), (height - a.y, height - b.y))
    return any(max(pair) <= near for pair in both)

"""An outline in a photograph → a flat card of the right proportions."""

from __future__ import annotations

import math

import numpy as np

from ocr.geometry import Quad
from ocr.pixels import Pixels, cut_out

LONG_SIDE_MM = 91.0
SMALLEST, LARGEST = round(8 * LONG_SIDE_MM), round(12 * LONG_SIDE_MM)
"""Long side of a flat card in pixels: 8 px/mm are enough to read, more is kept up to 12."""

LARGEST_WHOLE = 1600
"""Long side of a whole image in which no card was found, and a card may be small."""

KNOWN_ASPECTS = (91 / 55, 85.6 / 53.98, 89 / 51, 85 / 55)
"""Japan, bank card (ISO/IEC 7810 ID-1), United States, Europe."""


def flat_size(
    outline: Quad, image_size: tuple[int, int], largest: int = LARGEST
) -> tuple[int, int]:
    """Width and height in pixels for the flat card of an outline in an image of `image_size`."""
    aspect = aspect_of(outline, image_size)
    top, right, bottom, left = outline.sides
    wide = max(top, bottom) / aspect >= max(left, right)
    seen = max(top, bottom) if wide else max(left, right)
    if aspect >= 1:
        width = min(max(seen if wide else seen * aspect, SMALLEST), largest)
        return round(width), max(1, round(width / aspect))
    height = min(max(seen / aspect if wide else seen, SMALLEST), largest)
    return max(1, round(height * aspect)), round(height)


def aspect_of(outline: Quad, image_size: tuple[int, int]) -> float:
    """Width through height of the card behind an outline, that of a known format if it is near."""
    top, right, bottom, left = outline.sides
    plain = (top + bottom) / max(right + left, 1e-6)
    seen = _aspect_in_perspective(outline, image_size) or plain
    if not 0.8 < seen / plain < 1.25:
        seen = plain
    known = [a for long in KNOWN_ASPECTS for a in (long, 1 / long)]
    nearest = min(known, key=lambda aspect: abs(math.log(seen / aspect)))
    return nearest if abs(math.log(seen / nearest)) < 0.06 else seen


def flattened(image: Pixels, outline: Quad, size: tuple[int, int]) -> Pixels:
    """The card inside an outline, as if seen from straight above."""
    return cut_out(image, outline, size)


def named_for_turn(outline: Quad, turn: int) -> Quad:
    """The outline with its corners named so that its top side points `turn` degrees clockwise."""
    return outline.turned((turn - turn_of(outline)) // 90 % 4)


def turn_of(outline: Quad) -> int:
    """Degrees, to the nearest 90, that an outline named from its own top left is turned."""
    (left, top), (right, bottom) = outline.top_left, outline.top_right
    return round(math.degrees(math.atan2(bottom - top, right - left)) / 90) * 90 % 360


def _aspect_in_perspective(outline: Quad, image_size: tuple[int, int]) -> float | None:
    """Z. Zhang and L.-W. He, "Whiteboard scanning and image enhancement" (2007), section 3.

    None where opposite sides are too parallel for the camera's focal length to be told.
    """
    centre = np.array([image_size[0] / 2, image_size[1] / 2, 0.0])
    m1, m2, m4, m3 = (np.array([p.x, p.y, 1.0]) - centre for p in outline)
    k2 = np.dot(np.cross(m1, m4), m3) / np.dot(np.cross(m2, m4), m3)
    k3 = np.dot(np.cross(m1, m4), m2) / np.dot(np.cross(m3, m4), m2)
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if abs(n2[2]) < 1e-3 or abs(n3[2]) < 1e-3:
        return None
    focal = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    longest = max(image_size)
    if not (0.4 * longest) ** 2 < focal < (5 * longest) ** 2:
        return None
    across, down = (np.hypot(n[0], n[1]) ** 2 / focal + n[2] ** 2 for n in (n2, n3))
    return float(math.sqrt(across / down))

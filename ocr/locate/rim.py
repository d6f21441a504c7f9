"""Plain rims around pictures, as screenshots, exports and transparent margins leave them."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.geometry import Box
from ocr.pixels import Pixels

PLAIN = 8
"""How far pixels of a rim differ from its corner at most."""

FILLED = 0.95
"""Share of each side of the picture inside the rim that differs: a lone card lies at an angle."""

LEAST = 0.01
"""A thinner rim, in shares of the longer side, is left on."""


def inside_rim(image: Pixels) -> Box | None:
    """The picture within a plain rim; None where there is no rim."""
    corner = image[0, 0].astype(np.int16)
    borders = (image[0], image[-1], image[:, 0], image[:, -1])
    if not any((np.abs(line - corner) <= PLAIN).all() for line in borders):
        return None
    away = np.abs(image[::2, ::2].astype(np.int16) - corner)
    content = (away.max(axis=2) > PLAIN).astype(np.uint8)
    x, y, width, height = cv2.boundingRect(content)
    rim = max(x, y, content.shape[1] - x - width, content.shape[0] - y - height)
    if not width or rim < LEAST * max(content.shape):
        return None
    part = content[y : y + height, x : x + width].astype(bool)
    # One pixel in, as edges are softened; what is dark in the picture itself is not its edge.
    sides = part[[1, -2]].mean(axis=1).tolist() + part[:, [1, -2]].mean(axis=0).tolist()
    if min(part.shape) < 3 or min(sides) < FILLED:
        return None
    return Box(2 * x, 2 * y, 2 * (x + width), 2 * (y + height))

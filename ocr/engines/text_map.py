"""From the detector's map of text to the quads of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from ocr.pixels import Pixels, size_of

Floats = NDArray[np.float32]

INKED = 0.3
"""Probability from which a pixel of the map is text."""

SURE_TEXT = 0.5
"""Mean probability within a box that is kept."""

GROWTH = 1.6
"""The map shows the cores of lines; a box grows by its area times this, through its outline."""

SMALLEST = 3.0
"""Short side in pixels of the map of the smallest core."""


def network_input(image: Pixels, longest: int) -> Floats:
    """The image scaled down to `longest`, sides in multiples of 32, from -1 to 1, 1 x 3 x h x w."""
    factor = min(1.0, longest / max(image.shape[:2]))
    width, height = (max(32, round(n * factor / 32) * 32) for n in size_of(image))
    scaled = cv2.resize(image, (width, height)).astype(np.float32)
    return np.ascontiguousarray((scaled / 127.5 - 1.0).transpose(2, 0, 1)[None])


def quads_in(text_map: Floats, size: tuple[int, int]) -> Iterator[Quad]:
    """Each line in a map (h x w, probabilities), in pixels of the image of `size`."""
    inked = cv2.dilate((text_map > INKED).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(inked, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array(size, np.float32) / size_of(text_map)  # type: ignore[arg-type]
    for contour in contours:
        core = cv2.minAreaRect(contour)
        if min(core[1]) < SMALLEST or _mean_within(text_map, core) < SURE_TEXT:
            continue
        corners = np.clip(cv2.boxPoints(_grown(core)) * scale, 0, size)
        yield Quad.of(_from_top_left(corners).tolist())


Rectangle = tuple[Sequence[float], Sequence[float], float]
"""Centre, size and angle, as OpenCV gives them."""


def _grown(core: Rectangle) -> Rectangle:
    centre, (width, height), angle = core
    more = 2 * width * height * GROWTH / (2 * (width + height))
    return centre, (width + more, height + more), angle


def _mean_within(text_map: Floats, core: Rectangle) -> float:
    corners = np.rint(cv2.boxPoints(core)).astype(np.int32)
    left, top = np.maximum(corners.min(axis=0), 0)
    right, bottom = corners.max(axis=0) + 1
    part = text_map[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [corners - (left, top)], (1,))
    return float(cv2.mean(part, mask)[0])


def _from_top_left(corners: NDArray[np.floating]) -> NDArray[np.floating]:
    """Corners clockwise on the screen, first the one most to the top left."""
    by_x = corners[np.argsort(corners[:, 0])]
    left, right = by_x[:2], by_x[2:]
    (top_left, bottom_left) = left[np.argsort(left[:, 1])]
    (top_right, bottom_right) = right[np.argsort(right[:, 1])]
    return np.array([top_left, top_right, bottom_right, bottom_left])

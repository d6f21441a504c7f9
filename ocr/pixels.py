"""Images as arrays, and the few things that every step does with them."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Homography, Point, Quad

Pixels = NDArray[np.uint8]
"""An image: height x width x 3, blue-green-red, or height x width grey."""


def size_of(image: Pixels) -> tuple[int, int]:
    """Width and height in pixels."""
    return image.shape[1], image.shape[0]


def frame_of(size: tuple[int, int]) -> Quad:
    """The four corners of an image, clockwise from its top left."""
    width, height = float(size[0]), float(size[1])
    return Quad(Point(0.0, 0.0), Point(width, 0.0), Point(width, height), Point(0.0, height))


def grey(image: Pixels) -> Pixels:
    """The image as height x width grey."""
    return image if image.ndim == 2 else cast(Pixels, cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))


def turned_back(image: Pixels, turn: int) -> Pixels:
    """An image whose content stands `turn` degrees clockwise (0, 90, 180, 270), put upright."""
    return np.ascontiguousarray(np.rot90(image, turn // 90 % 4))


def quad_turned_back(quad: Quad, turn: int, size: tuple[int, int]) -> Quad:
    """A quad of an image of `size` in the coordinates that `turned_back` gives.

    The corners keep their order on the screen: the first is again the one at the top left.
    """
    width, height = size
    steps = turn // 90 % 4
    maps = (
        lambda p: p,
        lambda p: Point(p.y, width - p.x),
        lambda p: Point(width - p.x, height - p.y),
        lambda p: Point(height - p.y, p.x),
    )
    return Quad(*(maps[steps](p) for p in quad)).turned(steps)


def cut_out(image: Pixels, quad: Quad, size: tuple[int, int]) -> Pixels:
    """The content of a quad as an upright picture of `size`; outside the image edges repeat."""
    source, corners = _shrunk_around(image, quad, size)
    rows = np.array(Homography.between(corners, frame_of(size)).rows).reshape(3, 3)
    flat = cv2.warpPerspective(
        source, rows, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast(Pixels, flat)


def _shrunk_around(image: Pixels, quad: Quad, size: tuple[int, int]) -> tuple[Pixels, Quad]:
    """The part of an image around a quad, averaged down where a warp alone would skip pixels."""
    top, right, bottom, left = quad.sides
    factor = max(size[0] / max(top, bottom, 1.0), size[1] / max(right, left, 1.0))
    if factor > 0.66:
        return image, quad
    box, (width, height) = quad.box, size_of(image)
    x, y = max(0, int(box.left) - 2), max(0, int(box.top) - 2)
    part = image[y : min(height, int(box.bottom) + 3), x : min(width, int(box.right) + 3)]
    if part.size == 0:
        return image, quad
    shrunk = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    across, down = shrunk.shape[1] / part.shape[1], shrunk.shape[0] / part.shape[0]
    moved = Quad(*(Point((p.x - x) * across, (p.y - y) * down) for p in quad))
    return cast(Pixels, shrunk), moved


def scaled_alike(image: Pixels, longest: int) -> tuple[Pixels, float]:
    """As `scaled_to`, but with no fewer pixels than one of 3:2 if the image is a longer strip."""
    elongation = max(image.shape[:2]) / min(image.shape[:2])
    return scaled_to(image, round(longest * max(1.0, elongation / 1.5) ** 0.5))


def scaled_to(image: Pixels, longest: int) -> tuple[Pixels, float]:
    """The image with its longer side at most `longest`, and the factor that it was scaled by."""
    factor = min(1.0, longest / max(image.shape[:2]))
    if factor == 1.0:
        return image, 1.0
    width, height = (max(1, round(n * factor)) for n in size_of(image))
    return cast(Pixels, cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)), factor

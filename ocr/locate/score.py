"""One measure of "this looks like a card", by which outlines of any origin are compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from ocr.pixels import Pixels

SAMPLES = 48
"""Places along each side where inside and outside are compared."""

STEP = 10.0
"""A difference in Lab across a side that counts as an edge for certain."""

SMALLEST_AREA, LARGEST_AREA = 0.008, 0.97
"""Shares of the image that a card may cover."""

ASPECTS = (91 / 55, 1.0 / (91 / 55))

Lab = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """An outline, in pixels of the image that it was found in, and how much it looks like a card.

    Attributes:
        outline: clockwise, beginning at the corner nearest the image's top left.
        score: 0 (nothing speaks for it) to 1.
    """

    outline: Quad
    score: float


def lab_of(image: Pixels) -> Lab:
    """The image in CIE Lab, smoothed a little, as 32-bit floats (OpenCV's 8-bit scaling)."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.0)
    return cast(Lab, cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB).astype(np.float32))


def card_score(lab: Lab, outline: Quad) -> float:
    """How much an outline looks like a card's, from 0 to 1."""
    shape = _shape_score(outline, (lab.shape[1], lab.shape[0]))
    if shape == 0.0:
        return 0.0
    supports = sorted(side_supports(lab, outline))
    # The weakest side says most: three good sides are what any box within print has, too.
    edges = 0.4 * supports[0] + 0.25 * supports[1] + 0.175 * (supports[2] + supports[3])
    return edges * shape


def side_supports(lab: Lab, outline: Quad) -> tuple[float, float, float, float]:
    """For each side the share of its length with a step between inside and outside, 0 to 1."""
    corners = np.array(outline, dtype=np.float32)
    centre = corners.mean(axis=0)
    shares = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        normal = np.array([-along[1], along[0]], dtype=np.float32)
        normal /= max(float(np.hypot(*normal)), 1e-6)
        if np.dot(normal, centre - start) < 0:
            normal = -normal
        t = np.linspace(0.06, 0.94, SAMPLES, dtype=np.float32)[:, None]
        line = start + t * along
        inside = _sampled(lab, line + 3.0 * normal)
        outside = _sampled(lab, line - 3.0 * normal)
        steps = np.linalg.norm(inside - outside, axis=1)
        on_edge = _beyond(line - 3.0 * normal, lab)
        shares.append(float(np.where(on_edge, 0.35, np.minimum(steps / STEP, 1.0)).mean()))
    return shares[0], shares[1], shares[2], shares[3]


def _sampled(lab: Lab, points: NDArray[np.float32]) -> Lab:
    maps = points.astype(np.float32).reshape(-1, 1, 2)
    values = cv2.remap(
        lab, maps, np.empty(0, np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast(Lab, values.reshape(-1, 3))


def _beyond(points: NDArray[np.float32], lab: Lab) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    outside: NDArray[np.bool_] = (x < 0) | (y < 0) | (x > lab.shape[1] - 1) | (y > lab.shape[0] - 1)
    return outside


def _shape_score(outline: Quad, size: tuple[int, int]) -> float:
    """1 for a convex card-shaped quad of a likely size, falling to 0."""
    share = outline.area / (size[0] * size[1])
    if not SMALLEST_AREA <= share <= LARGEST_AREA or not _is_convex(outline):
        return 0.0
    top, right, bottom, left = outline.sides
    across, down = (top + bottom) / 2, (left + right) / 2
    aspect = across / max(down, 1e-6)
    off = min(abs(math.log(aspect / known)) for known in ASPECTS)
    slant = max(
        abs(math.log(max(top, 1) / max(bottom, 1))), abs(math.log(max(left, 1) / max(right, 1)))
    )
    return _falling(off, 0.22, 0.6) * _falling(slant, 0.35, 0.8) * _falling(_skew(outline), 14, 38)


def _falling(value: float, good: float, bad: float) -> float:
    return float(np.clip((bad - value) / (bad - good), 0.0, 1.0))


def _is_convex(outline: Quad) -> bool:
    return bool(cv2.isContourConvex(np.array(outline, dtype=np.float32).reshape(-1, 1, 2)))


def _skew(outline: Quad) -> float:
    """The largest distance of a corner from a right angle, in degrees."""
    worst = 0.0
    for i in range(4):
        a, b, c = outline[i - 1], outline[i], outline[(i + 1) % 4]
        first = math.atan2(a.y - b.y, a.x - b.x)
        second = math.atan2(c.y - b.y, c.x - b.x)
        angle = abs(math.degrees(first - second)) % 360
        worst = max(worst, abs(min(angle, 360 - angle) - 90))
    return worst

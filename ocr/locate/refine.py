"""Sides moved onto the edge beneath them, to a fraction of a pixel."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Floats, sampled

PLACES = 48
"""Places along a side where the edge is looked for."""

ROUNDS = 4
"""Fits of a line, each leaving out what lay far from the one before."""


def refined(image: NDArray[np.generic], corners: Floats, reach: float) -> Floats:
    """The outline (4 x 2) with each side fitted to the strongest edge within `reach` pixels.

    A side without a clear edge stays where it was.
    """
    lines = [_fitted_side(image, corners[i], corners[(i + 1) % 4], reach) for i in range(4)]
    moved = np.array([_crossing(lines[i - 1], lines[i]) for i in range(4)], np.float32)
    too_far = np.linalg.norm(moved - corners, axis=1) > 3 * reach
    return corners if too_far.any() or not np.isfinite(moved).all() else moved


Line = tuple[Floats, Floats]
"""A point of a line and its direction."""


def _fitted_side(image: NDArray[np.generic], start: Floats, end: Floats, reach: float) -> Line:
    along = end - start
    length = max(float(np.linalg.norm(along)), 1e-6)
    along = along / length
    normal = np.array([-along[1], along[0]], np.float32)
    offsets = np.linspace(-reach, reach, 2 * round(max(reach, 4.0)) + 1, dtype=np.float32)
    t = np.linspace(0.04, 0.96, PLACES, dtype=np.float32) * length
    points = start + t[:, None, None] * along + offsets[None, :, None] * normal
    profiles = sampled(image, points)
    slopes = np.linalg.norm(profiles[:, 2:] - profiles[:, :-2], axis=2)
    # Of two edges equally strong, the nearer one: print runs along sides, too.
    slopes *= 1 - 0.35 * np.abs(offsets[1:-1]) / reach
    peaks, strengths = _peaks(slopes, offsets[1:-1])
    level, tilt = _robust_fit(t - length / 2, peaks, strengths, reach)
    middle = start + along * (length / 2) + normal * level
    return middle.astype(np.float32), (along + normal * tilt).astype(np.float32)


def _peaks(slopes: Floats, offsets: Floats) -> tuple[Floats, Floats]:
    """Place and height of each profile's steepest rise, by a parabola through three values."""
    rows = np.arange(len(slopes))
    best = slopes.argmax(axis=1).clip(1, slopes.shape[1] - 2)
    before, here, after = (slopes[rows, best + step] for step in (-1, 0, 1))
    bend = np.maximum(2 * here - before - after, 1e-6)
    shift = np.clip((after - before) / (2 * bend), -0.5, 0.5)
    return offsets[best] + shift * (offsets[1] - offsets[0]), here


def _robust_fit(t: Floats, values: Floats, weights: Floats, reach: float) -> tuple[float, float]:
    """Level and tilt of the line through most of the values."""
    level, tilt = float(np.average(values, weights=weights + 1e-6)), 0.0
    allowed = reach
    for _ in range(ROUNDS):
        near = np.abs(values - level - tilt * t) <= allowed
        if near.sum() < PLACES // 4:
            break
        w = weights[near] + 1e-6
        mean_t, mean_v = np.average(t[near], weights=w), np.average(values[near], weights=w)
        spread = np.average((t[near] - mean_t) ** 2, weights=w)
        tilt = float(np.average((t[near] - mean_t) * (values[near] - mean_v), weights=w) / spread)
        level = float(mean_v - tilt * mean_t)
        allowed = max(allowed * 0.5, 0.75)
    return level, tilt


def _crossing(first: Line, second: Line) -> Floats:
    (p, u), (q, v) = first, second
    sine = float(u[0] * v[1] - u[1] * v[0])
    if abs(sine) < 1e-6:
        return np.array([np.inf, np.inf], np.float32)
    apart = q - p
    return cast(Floats, p + u * ((apart[0] * v[1] - apart[1] * v[0]) / sine))

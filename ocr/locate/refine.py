"""Sides moved onto the edge beneath them, to a fraction of a pixel."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Corners, Floats, sampled

PLACES = 48
"""Places along a side where the edge is looked for."""

ROUNDS = 4
"""Fits of a line, each leaving out what lay far from the one before."""


def refined(image: NDArray[np.generic], corners: Corners, reach: float) -> Corners:
    """The outlines (N x 4 x 2) with each side fitted to the strongest edge within `reach` pixels.

    A side without a clear edge stays where it was.
    """
    points, along = _fitted(image, corners, np.roll(corners, -1, axis=1), reach)
    moved = _crossings(np.roll(points, 1, axis=1), np.roll(along, 1, axis=1), points, along)
    away = np.linalg.norm(moved - corners, axis=2)
    # Nothing is less than infinitely or unknowably far away.
    near = (away <= 3 * reach).all(axis=1)
    return cast(Corners, np.where(near[:, None, None], moved, corners).astype(np.float32))


def _fitted(
    image: NDArray[np.generic], starts: Floats, ends: Floats, reach: float
) -> tuple[Floats, Floats]:
    """A point of each side where its edge is, and the edge's direction, … x 2 each."""
    along = ends - starts
    lengths = np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    along = along / lengths
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    offsets = np.linspace(-reach, reach, 2 * round(max(reach, 4.0)) + 1, dtype=np.float32)
    t = np.linspace(0.04, 0.96, PLACES, dtype=np.float32) * lengths
    line = starts[..., None, :] + t[..., None] * along[..., None, :]
    points = line[..., None, :] + offsets[:, None] * normal[..., None, None, :]
    profiles = sampled(image, points)
    slopes = np.linalg.norm(profiles[..., 2:, :] - profiles[..., :-2, :], axis=-1)
    # Of two edges equally strong, the nearer one: print runs along sides, too.
    slopes *= 1 - 0.35 * np.abs(offsets[1:-1]) / reach
    peaks, strengths = _peaks(slopes, offsets[1:-1])
    level, tilt = _robust_fits(t - lengths / 2, peaks, strengths, reach)
    middle = starts + along * (lengths / 2) + normal * level[..., None]
    return middle.astype(np.float32), (along + normal * tilt[..., None]).astype(np.float32)


def _peaks(slopes: Floats, offsets: Floats) -> tuple[Floats, Floats]:
    """Place and height of each profile's steepest rise, by a parabola through three values."""
    best = slopes.argmax(axis=-1).clip(1, slopes.shape[-1] - 2)
    before, here, after = (
        np.take_along_axis(slopes, best[..., None] + step, axis=-1)[..., 0] for step in (-1, 0, 1)
    )
    bend = np.maximum(2 * here - before - after, 1e-6)
    shift = np.clip((after - before) / (2 * bend), -0.5, 0.5)
    return offsets[best] + shift * (offsets[1] - offsets[0]), here


def _robust_fits(t: Floats, values: Floats, weights: Floats, reach: float) -> tuple[Floats, Floats]:
    """Level and tilt of the line through most of the values along the last axis."""
    w = weights + 1e-6
    level = (w * values).sum(axis=-1) / w.sum(axis=-1)
    tilt, allowed = np.zeros_like(level), reach
    fits = np.ones(level.shape, bool)
    for _ in range(ROUNDS):
        near = np.abs(values - level[..., None] - tilt[..., None] * t) <= allowed
        fits &= near.sum(axis=-1) >= PLACES // 4
        mean, slope = _fit(t, values, weights, near)
        level, tilt = np.where(fits, mean, level), np.where(fits, slope, tilt)
        allowed = max(allowed * 0.5, 0.75)
    return level, tilt


def _fit(
    t: Floats, values: Floats, weights: Floats, near: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Level at the middle and tilt of the weighted best line through what is near."""
    w = np.where(near, weights + 1e-6, 0.0)
    total = np.maximum(w.sum(axis=-1), 1e-9)
    mean_t, mean_v = ((w * each).sum(axis=-1) / total for each in (t, values))
    away = t - mean_t[..., None]
    spread = np.maximum((w * away**2).sum(axis=-1), 1e-9)
    tilt = (w * away * (values - mean_v[..., None])).sum(axis=-1) / spread
    return cast(Floats, mean_v - tilt * mean_t), cast(Floats, tilt)


def _crossings(p: Floats, u: Floats, q: Floats, v: Floats) -> Floats:
    """Where the lines through p along u meet those through q along v; far off if nowhere."""
    sine = u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0]
    apart = q - p
    share = apart[..., 0] * v[..., 1] - apart[..., 1] * v[..., 0]
    safe = np.where(np.abs(sine) < 1e-6, np.nan, sine)
    return cast(Floats, p + u * (share / safe)[..., None])

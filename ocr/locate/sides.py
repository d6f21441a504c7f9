"""What is seen along the sides of outlines, in numbers."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import BEYOND_IMAGE, SAMPLES, Corners, Floats, Lab, sampled, side_steps

PIECES = 8
"""Parts of a side that are looked at each for itself."""

FAINT = 0.35
"""A step this far, in clear ones, that runs along a part of a side."""

STRIP = (5.0, 8.0, 11.0)
"""How far from a side, in pixels, the paper and the table are looked at."""

FEWEST_APART = 2
"""Sides on which a card lies on the table rather than against another card."""

ON_LINE, DEEPEST = (-2.0, -1.0, 0.0, 1.0, 2.0), 60.0
"""How far from a side a rule may run, in pixels, and the most that it is darker."""


def of_edges(lab: Lab, corners: Corners, step: float) -> list[Floats]:
    """How clear the sides are, as wholes, in their parts and towards their ends."""
    differences, clear, beyond = side_steps(lab, corners, step)
    clear = np.where(beyond, BEYOND_IMAGE, clear)
    sides = np.sort(clear.mean(axis=2), axis=1)
    pieces = differences.reshape(len(corners), 4, PIECES, SAMPLES // PIECES, 3)
    mean = np.linalg.norm(pieces.mean(axis=3), axis=3)
    faint = np.minimum(mean / (FAINT * step), 1.0)
    faint_sides = np.sort(faint.mean(axis=2), axis=1)
    parts = np.maximum(clear.reshape(len(corners), 4, PIECES, -1).mean(axis=3), 0.7 * faint)
    ends = np.sort(parts[:, :, [0, -1]].reshape(len(corners), 8), axis=1)
    gaps = np.sort(parts.reshape(len(corners), -1), axis=1)
    whole = differences.mean(axis=2)
    steady = np.sort(np.log1p(np.linalg.norm(whole, axis=2)), axis=1)
    return [
        *sides.T,
        *faint_sides.T,
        ends[:, 0],
        ends[:, 1],
        ends.mean(axis=1),
        gaps[:, :3].mean(axis=1),
        gaps[:, 3:8].mean(axis=1),
        beyond.mean(axis=(1, 2)),
        steady[:, 0],
        steady.mean(axis=1),
    ]


def of_paper(lab: Lab, corners: Corners) -> list[Floats]:
    """Colours just inside and just outside of each side, medians over its length."""
    inside, outside = (_strips(lab, corners, sign) for sign in (1.0, -1.0))
    paper, table = (
        np.median(inside, axis=1, keepdims=True),
        np.median(outside, axis=1, keepdims=True),
    )
    from_paper = np.linalg.norm(inside - paper, axis=2)
    from_table = np.linalg.norm(inside - table, axis=2)
    differs = np.sort(np.linalg.norm(inside - outside, axis=2), axis=1)
    return [
        np.clip((from_paper - from_table), -30, 30).max(axis=1) / 30,
        np.log1p(np.sort(from_paper, axis=1)[:, 2]),
        np.log1p(differs[:, 0]),
        np.log1p(differs).mean(axis=1),
    ]


def apart(lab: Lab, corners: Corners, least: float) -> NDArray[np.bool_]:
    """Which outlines differ in colour by so much from what is around them, on two sides or more."""
    inside, outside = (_strips(lab, corners, sign) for sign in (1.0, -1.0))
    paper = np.median(inside, axis=1, keepdims=True)
    differs = np.linalg.norm(paper - outside, axis=2) > least
    return cast(NDArray[np.bool_], differs.sum(axis=1) >= FEWEST_APART)


def of_rules(lab: Lab, corners: Corners) -> list[Floats]:
    """How much darker sides are than what is on either side of them: rules are, edges are not."""
    beside = np.minimum(*(_lightness(lab, corners, (sign * STRIP[0],))[..., 0] for sign in (1, -1)))
    depth = beside - _lightness(lab, corners, ON_LINE).min(axis=3)
    sides = np.sort(np.median(np.clip(depth, 0, DEEPEST), axis=2), axis=1)
    return [np.log1p(sides[:, 1]), np.log1p(sides).mean(axis=1)]


def _lightness(lab: Lab, corners: Corners, away: tuple[float, ...]) -> Floats:
    """Lightness along each side so far within it, N x 4 x places x ways."""
    return sampled(lab, _along(corners, away))[..., 0]


def _strips(lab: Lab, corners: Corners, sign: float) -> Floats:
    """Colours along each side so far within it, medians, N x 4 x 3."""
    values = sampled(lab, _along(corners, tuple(sign * away for away in STRIP)))
    return cast(Floats, np.median(values.reshape(len(corners), 4, -1, 3), axis=2))


def _along(corners: Corners, away: tuple[float, ...]) -> Floats:
    """Places along each side, so far within it in pixels, N x 4 x places x ways x 2."""
    along = np.roll(corners, -1, axis=1) - corners
    lengths = np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    inward = np.stack([-along[..., 1], along[..., 0]], axis=-1) / lengths
    t = np.linspace(0.1, 0.9, 12, dtype=np.float32)[:, None]
    line = corners[..., None, :] + t * along[..., None, :]
    far = [line + each * inward[..., None, :] for each in away]
    return np.stack(far, axis=-2).astype(np.float32)

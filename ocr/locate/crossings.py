"""Outlines by straight lines: four edges that meet at their ends, or would if they went on.

It finds cards whose areas run into something else: a band in the colour of the table, a hand over
a corner, another card that touches.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Corners, Floats

REACH = 0.6
"""How far beyond its ends an edge may meet another, in shares of its length: fingers cover some."""

LEAST_ANGLE = np.radians(35)
"""Between two sides of a card that meet, however aslant it is seen."""

MOST = 16000
"""Outlines that are passed on."""


def outlines_of_lines(edges: Floats, size: tuple[int, int]) -> Corners:
    """Outlines between lines (M x 2 x 2) that meet in a picture of a size, N x 4 x 2, unscored."""
    width, height = size
    lines = np.concatenate([edges, _frame(width, height)])
    points, meet = _meetings(lines)
    quads = _cycles(meet)
    if not len(quads):
        return np.empty((0, 4, 2), np.float32)
    a, b, c, d = quads.T
    corners = np.stack([points[a, b], points[b, c], points[c, d], points[d, a]], axis=1)
    return _all_clockwise(corners[_wide_enough(corners, max(width, height))][:MOST])


def _frame(width: int, height: int) -> Floats:
    """The borders of the image: cards may run out of it."""
    corners = np.array([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)])
    return np.stack([corners, np.roll(corners, -1, axis=0)], axis=1).astype(np.float32)


def _meetings(lines: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Where each line meets each other one, N x N x 2, and whether that is near both."""
    start, along = lines[:, 0], lines[:, 1] - lines[:, 0]
    lengths = np.linalg.norm(along, axis=1)
    cross = along[:, None, 0] * along[None, :, 1] - along[:, None, 1] * along[None, :, 0]
    sine = np.abs(cross) / (lengths[:, None] * lengths[None])
    apart = start[None] - start[:, None]
    safe = np.where(np.abs(cross) < 1e-6, 1e-6, cross)
    share = (apart[..., 0] * along[None, :, 1] - apart[..., 1] * along[None, :, 0]) / safe
    points = start[:, None] + share[..., None] * along[:, None]
    near = (share > -REACH) & (share < 1 + REACH)
    meet = near & near.T & (sine > np.sin(LEAST_ANGLE))
    return points.astype(np.float32), meet


def _cycles(meet: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Four lines each of which meets the next, each round once, M x 4."""
    quads = []
    for a in range(len(meet) - 3):
        common = meet[a + 1 :, a + 1 :] & meet[a, a + 1 :]
        c, b, d = np.nonzero(np.triu(common[:, :, None] & common[:, None, :], 1))
        quads.append(np.stack([np.full_like(b, 0), b + 1, c + 1, d + 1], axis=1) + a)
    return np.concatenate(quads) if quads else np.empty((0, 4), int)


def _wide_enough(corners: Corners, longest: int) -> NDArray[np.bool_]:
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    enough: NDArray[np.bool_] = sides.min(axis=1) > 0.04 * longest
    return enough


def _all_clockwise(corners: Corners) -> Corners:
    """Every outline clockwise, from the corner nearest the top left."""
    ahead, back = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    wrong = ahead[:, 0] * back[:, 1] - ahead[:, 1] * back[:, 0] < 0
    corners[wrong] = corners[wrong][:, ::-1]
    first = corners.sum(axis=2).argmin(axis=1)
    order = (first[:, None] + np.arange(4)) % 4
    return np.take_along_axis(corners, order[:, :, None], axis=1)

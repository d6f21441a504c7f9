"""Outlines of the size of likely cards, at corners of other outlines and beside such cards.

They find a card of which an edge is hidden by another card or cannot be told from it.
"""

from __future__ import annotations

from typing import cast

import numpy as np

from ocr.locate.score import Corners, Floats

SIZES = 4
"""Likely cards whose sizes are tried."""

_STEPS = np.array([(i, j) for i in range(-2, 3) for j in range(-2, 3) if (i, j) != (0, 0)])

OTHER_SIZE = 0.08
"""From this difference of a side's logarithm on two sizes are two."""


def outlines_of_size(anchors: Corners) -> Corners:
    """Outlines proposed by others, the likeliest first, N x 4 x 2, unscored."""
    found = [np.empty((0, 4, 2), np.float32)]
    for card in of_several_sizes(anchors):
        size = sides_of(card[None])[0]
        found += [places_beside(card), _at_corners(anchors, size), _at_corners(anchors, size[::-1])]
    return np.concatenate(found).astype(np.float32)


def sides_of(corners: Corners) -> Floats:
    """Means of the two pairs of opposite sides, N x 2."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    return cast(Floats, (sides[:, :2] + sides[:, 2:]) / 2)


def of_several_sizes(likely: Corners) -> list[Floats]:
    """The first outlines, of one size one only."""
    kept: list[Floats] = []
    sizes = np.log(np.sort(sides_of(likely), axis=1))
    known: list[Floats] = []
    for card, size in zip(likely, sizes, strict=True):
        if len(kept) < SIZES and all(np.abs(size - old).max() > OTHER_SIZE for old in known):
            kept.append(card)
            known.append(size)
    return kept


def places_beside(card: Floats) -> Corners:
    """The places right beside a card, around it and one further on, as perspective has them."""
    a, b, c, d = card.astype(np.float64)
    # The projective map of the unit square onto the card: P. S. Heckbert, "Fundamentals of texture
    # mapping and image warping" (1989), section 2.2.3.
    far, right, down = a - b + c - d, b - c, d - c
    turn = right[0] * down[1] - right[1] * down[0]
    g = (far[0] * down[1] - far[1] * down[0]) / turn
    h = (right[0] * far[1] - right[1] * far[0]) / turn
    places = _STEPS[:, None] + np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    u, v = places[..., :1], places[..., 1:]
    away = np.maximum(1 + g * u + h * v, 0.2)
    return cast(
        Corners, ((a + (b - a + g * b) * u + (d - a + h * d) * v) / away).astype(np.float32)
    )


def _at_corners(anchors: Corners, size: Floats) -> Corners:
    """At each corner of the outlines one of a size, along the two sides that meet there."""
    ahead = np.roll(anchors, -1, axis=1) - anchors
    ahead = ahead / np.maximum(np.linalg.norm(ahead, axis=2, keepdims=True), 1e-6)
    found = []
    for corner in range(4):
        here, right, left = anchors[:, corner], ahead[:, corner], -ahead[:, corner - 1]
        # Sides 0 and 2 are as long as the first of the size, 1 and 3 as the second.
        long, short = (size[0], size[1]) if corner % 2 == 0 else (size[1], size[0])
        other = [here, here + long * right, here + long * right + short * left, here + short * left]
        found.append(np.stack(other, axis=1))
    return np.concatenate(found)

"""Outlines by two facing edges alone: their ends are the corners.

They find a card of which print or a pattern beneath breaks the other two sides into pieces too
short to be told from letters.
"""

from __future__ import annotations

import math
from typing import cast

import numpy as np

from ocr.locate.score import Corners, Floats

ALONG, ACROSS = math.cos(math.radians(22)), math.cos(math.radians(60))
"""Least cosine of the angle between both edges, and most between them and the sides left open."""

AS_LONG = 0.7
"""Length of the shorter edge, as a share of the longer one's."""

SHORTEST = 0.1
"""Length of edges, as a share of the image's longer side."""


def outlines_of_pairs(edges: Floats, size: tuple[int, int]) -> Corners:
    """Outlines between facing ones of edges (M x 2 x 2) in a picture of a size, N x 4 x 2."""
    lengths = np.linalg.norm(edges[:, 1] - edges[:, 0], axis=1)
    long = edges[lengths > SHORTEST * max(size)]
    first, second = np.triu_indices(len(long), 1)
    one, other = long[first], long[second]
    against = _cosines(one[:, 1] - one[:, 0], other[:, 1] - other[:, 0]) < 0
    other = np.where(against[:, None, None], other[:, ::-1], other)
    corners = np.concatenate([one, other[:, ::-1]], axis=1)
    sides = np.roll(corners, -1, axis=1) - corners
    parallel = _cosines(sides[:, 0], -sides[:, 2]) > ALONG
    lengths = np.linalg.norm(sides, axis=2)
    alike = np.minimum(lengths[:, 0], lengths[:, 2]) > AS_LONG * np.maximum(
        lengths[:, 0], lengths[:, 2]
    )
    square = [np.abs(_cosines(sides[:, i], sides[:, i + 1])) < ACROSS for i in (0, 2)]
    found = corners[parallel & alike & square[0] & square[1]]
    turned = _area(found) < 0
    found[turned] = found[turned][:, ::-1]
    return cast(Corners, found)


def _cosines(one: Floats, other: Floats) -> Floats:
    size = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return cast(Floats, (one * other).sum(axis=1) / np.maximum(size, 1e-6))


def _area(corners: Corners) -> Floats:
    ahead, back = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    return cast(Floats, ahead[:, 0] * back[:, 1] - ahead[:, 1] * back[:, 0])

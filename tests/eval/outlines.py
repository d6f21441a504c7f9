"""Where cards were found, against where they lie."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from ocr.geometry import Box, Quad
from ocr.model import CardReading

FOUND = 0.9
PAIRED = 0.3


def overlap(first: Quad, second: Quad) -> float:
    """Intersection over union of two convex quads, 0 to 1."""
    a, b = (np.array(quad, dtype=np.float32) for quad in (first, second))
    common, _ = cv2.intersectConvexConvex(a, b)
    union = first.area + second.area - common
    return float(common / union) if union else 0.0


def overlap_within(size: tuple[int, int], first: Quad, second: Quad) -> float:
    """The same for the parts that lie in a picture of a size: cards may run out of it."""
    frame = np.array(Box(0, 0, *size).to_quad(), dtype=np.float32)
    parts = [cv2.intersectConvexConvex(np.array(q, np.float32), frame) for q in (first, second)]
    (a, part_a), (b, part_b) = parts
    if not a or not b:
        return 0.0
    common, _ = cv2.intersectConvexConvex(part_a, part_b)
    return float(common / (a + b - common))


def outline(card: CardReading, size: tuple[int, int]) -> Quad:
    """The outline of a card's first side; the whole picture of that size where it has none."""
    side = card.sides[0]
    if side.outline is not None:
        return side.outline
    return Box(0, 0, *size).to_quad().turned(side.turn // 90)


def pair(truths: Sequence[Quad], found: Sequence[Quad]) -> dict[int, int]:
    """Index of truth → index of what was found, best overlap first, from `PAIRED` on."""
    options = [(overlap(t, f), i, j) for i, t in enumerate(truths) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for share, i, j in sorted(options, key=lambda option: (-option[0], option[1:])):
        if share >= PAIRED and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def same_top_left(truth: Quad, found: Quad) -> bool:
    """Whether the found top left is nearer to the true one than to any other corner."""
    distances = [math.dist(found.top_left, corner) for corner in truth]
    return distances.index(min(distances)) == 0

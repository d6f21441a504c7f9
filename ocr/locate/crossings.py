"""Outlines by straight lines: every two pairs of long edges that cross make one.

It finds cards whose areas run into something else: a band in the colour of the table, a hand over
a corner, another card that touches.
"""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np

from ocr.locate.score import Corners, Floats
from ocr.pixels import Pixels, grey

MOST_LINES = 22
"""Lines that are tried, strongest first; outlines grow with the fourth power."""

LEAST_VOTES = 0.14
"""Edge pixels on a line, as a share of the image's longer side."""


def outlines_of_lines(image: Pixels) -> Corners:
    """Outlines between crossing lines, N x 4 x 2, unscored."""
    lines = _strong_lines(image)
    angles = lines[:, 1]
    outlines = []
    for first in _directions(angles):
        across = np.abs(_angle_between(angles, first)) < np.radians(24)
        down = np.abs(_angle_between(angles, first)) > np.radians(66)
        outlines.append(_between(lines[across], lines[down]))
    return np.concatenate(outlines) if outlines else np.empty((0, 4, 2), np.float32)


def _strong_lines(image: Pixels) -> Floats:
    """Distance and angle (normal form) of the strongest lines, each told from its neighbours."""
    edges = cv2.Canny(cv2.GaussianBlur(grey(image), (0, 0), 1.5), 15, 45)
    votes = round(LEAST_VOTES * max(image.shape[:2]))
    found = cv2.HoughLines(edges, 1.5, np.pi / 240, votes)
    kept: list[tuple[float, float]] = []
    for distance, angle in [] if found is None else found.reshape(-1, 2):
        if not any(_same(distance, angle, *other) for other in kept):
            kept.append((float(distance), float(angle)))
        if len(kept) == MOST_LINES:
            break
    return np.array(kept, np.float32).reshape(-1, 2)


def _same(distance: float, angle: float, other_distance: float, other_angle: float) -> bool:
    turn = angle - other_angle
    if abs(turn) > np.pi / 2:  # the same line, with its normal the other way
        turn, other_distance = np.pi - abs(turn), -other_distance
    return abs(turn) < np.radians(3) and abs(distance - other_distance) < 9


def _angle_between(angles: Floats, other: float) -> Floats:
    return ((angles - other + np.pi / 2) % np.pi - np.pi / 2).astype(np.float32)


def _directions(angles: Floats) -> list[float]:
    """One direction for each group of near-parallel lines within a quarter turn."""
    directions: list[float] = []
    for angle in angles:
        near = [abs(float(_angle_between(np.float32(2) * (angle - d), 0.0))) for d in directions]
        if not any(distance < np.radians(40) for distance in near):
            directions.append(float(angle))
    return directions[:2]


def _between(across: Floats, down: Floats) -> Corners:
    pairs_across = list(combinations(range(len(across)), 2))
    pairs_down = list(combinations(range(len(down)), 2))
    if not pairs_across or not pairs_down:
        return np.empty((0, 4, 2), np.float32)
    points = _crossings(across, down)
    a = np.repeat(np.array(pairs_across), len(pairs_down), axis=0)
    d = np.tile(np.array(pairs_down), (len(pairs_across), 1))
    corners = np.stack(
        [
            points[a[:, 0], d[:, 0]],
            points[a[:, 0], d[:, 1]],
            points[a[:, 1], d[:, 1]],
            points[a[:, 1], d[:, 0]],
        ],
        axis=1,
    )
    return _all_clockwise(corners)


def _crossings(across: Floats, down: Floats) -> Floats:
    """Where each line of one group meets each of the other, as A x D x 2."""
    p, a = across[:, None, 0], across[:, None, 1]
    q, b = down[None, :, 0], down[None, :, 1]
    sine = np.sin(b - a)
    x = (p * np.sin(b) - q * np.sin(a)) / sine
    y = (q * np.cos(a) - p * np.cos(b)) / sine
    return np.stack([x, y], axis=-1).astype(np.float32)


def _all_clockwise(corners: Corners) -> Corners:
    """Every outline clockwise, from the corner nearest the top left."""
    ahead, back = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    wrong = ahead[:, 0] * back[:, 1] - ahead[:, 1] * back[:, 0] < 0
    corners[wrong] = corners[wrong][:, ::-1]
    first = corners.sum(axis=2).argmin(axis=1)
    order = (first[:, None] + np.arange(4)) % 4
    return np.take_along_axis(corners, order[:, :, None], axis=1)

"""Straight edges with their ends: pieces found one by one, joined where they lie in one line."""

from __future__ import annotations

import math
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Floats, Lab

SHORTEST_PIECE, SHORTEST_LINE = 0.018, 0.06
"""Shares of the image's longer side; letters are shorter."""

MOST_PIECES, MOST_LINES = 500, 90
"""Longest first."""

SAME_DIRECTION, SAME_LINE = math.radians(2.5), 2.5
"""Pieces are of one line if they differ by no more than this, in radians and in pixels."""

FAINTEST = 1.0
"""Bound of the detector on the error of a gradient: at half its usual value fainter edges count."""


def straight_edges(lab: Lab) -> Floats:
    """Lines as their two ends, N x 2 x 2, longest first."""
    pieces = np.concatenate([_pieces_in(lab[..., channel]) for channel in range(3)])
    least = SHORTEST_PIECE * max(lab.shape[:2])
    lengths = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    order = np.argsort(-lengths)[:MOST_PIECES]
    lines = _joined(pieces[order[lengths[order] >= least]])
    lengths = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1)
    order = np.argsort(-lengths)[:MOST_LINES]
    return cast(Floats, lines[order[lengths[order] >= SHORTEST_LINE * max(lab.shape[:2])]])


def _pieces_in(channel: Floats) -> Floats:
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, quant=FAINTEST)
    found = detector.detect(np.ascontiguousarray(channel).astype(np.uint8))[0]
    empty = np.empty((0, 2, 2), np.float32)
    return empty if found is None else found.reshape(-1, 2, 2).astype(np.float32)


def _joined(pieces: Floats) -> Floats:
    """One line for each group of pieces in line with their longest."""
    middles = pieces.mean(axis=1)
    along = pieces[:, 1] - pieces[:, 0]
    angles = np.arctan2(along[:, 1], along[:, 0]) % np.pi
    free = np.ones(len(pieces), bool)
    lines = []
    for i in range(len(pieces)):
        if free[i]:
            group = free & _in_line(pieces[i], angles[i], middles, angles)
            free &= ~group
            lines.append(_spanned(pieces[group].reshape(-1, 2)))
    return np.array(lines, np.float32).reshape(-1, 2, 2)


def _in_line(piece: Floats, angle: float, middles: Floats, angles: Floats) -> NDArray[np.bool_]:
    turn = np.abs((angles - angle + np.pi / 2) % np.pi - np.pi / 2)
    away = middles - piece.mean(axis=0)
    distance = np.abs(away[:, 1] * math.cos(angle) - away[:, 0] * math.sin(angle))
    # The longer the way, the less the direction of a short piece says about where it leads.
    allowed = SAME_LINE + 0.006 * np.linalg.norm(away, axis=1)
    same: NDArray[np.bool_] = (turn < SAME_DIRECTION) & (distance < allowed)
    return same


def _spanned(points: Floats) -> Floats:
    """The line through points, from the first to the last of them."""
    middle = points.mean(axis=0)
    _, _, directions = np.linalg.svd(points - middle, full_matrices=False)
    along = (points - middle) @ directions[0]
    return cast(Floats, middle + np.outer([along.min(), along.max()], directions[0]))

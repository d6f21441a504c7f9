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

MOST_PIECES, MOST_LINES = 600, 90
"""Longest first."""

SAME_DIRECTION, SAME_LINE = math.radians(2.5), 2.5
"""Pieces are of one line if they differ by no more than this, in radians and in pixels."""

LEAST_COVERED = 0.4
"""Share of a line that is edge: letters that happen to stand in line leave gaps."""

AROUND, NOISE = (61, 61), 4.0
"""Window in pixels that contrast is evened out over, and what spread of lightness means nothing."""

PLAIN = 6.0
"""A channel that varies by less, but for a few places, has no edges to look for."""

FAINTEST = 1.0
"""Bound of the detector on the error of a gradient: at half its usual value fainter edges count."""


def straight_edges(lab: Lab) -> Floats:
    """Lines as their two ends, N x 2 x 2, those with most edge on them first."""
    channels = (lab[..., 0], _evened(lab[..., 0]), lab[..., 1], lab[..., 2])
    pieces = np.concatenate([_pieces_in(channel) for channel in channels])
    longest = max(lab.shape[:2])
    lengths = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    order = np.argsort(-lengths)[:MOST_PIECES]
    lines, covered = _joined(pieces[order[lengths[order] >= SHORTEST_PIECE * longest]])
    spans = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1)
    enough = (spans >= SHORTEST_LINE * longest) & (covered >= LEAST_COVERED * spans)
    best = np.argsort(-covered * enough)[: min(MOST_LINES, int(enough.sum()))]
    return lines[best]


def _evened(lightness: Floats) -> Floats:
    """Lightness with as much contrast everywhere: white paper on white paper shows its edge."""
    smooth = cv2.GaussianBlur(lightness, (0, 0), 1.5)
    mean = cv2.blur(smooth, AROUND)
    spread = np.sqrt(np.maximum(cv2.blur(smooth * smooth, AROUND) - mean * mean, 0.0))
    return cast(Floats, ((smooth - mean) / (spread + NOISE) * 40 + 128).clip(0, 255))


def _pieces_in(channel: Floats) -> Floats:
    if np.ptp(np.percentile(channel[::8, ::8], (1, 99))) < PLAIN:
        return np.empty((0, 2, 2), np.float32)
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, quant=FAINTEST)
    found = detector.detect(np.ascontiguousarray(channel).astype(np.uint8))[0]
    empty = np.empty((0, 2, 2), np.float32)
    return empty if found is None else found.reshape(-1, 2, 2).astype(np.float32)


def _joined(pieces: Floats) -> tuple[Floats, Floats]:
    """One line for each group of pieces in line with their longest, and how much they cover."""
    middles = pieces.mean(axis=1)
    along = pieces[:, 1] - pieces[:, 0]
    angles = np.arctan2(along[:, 1], along[:, 0]) % np.pi
    free = np.ones(len(pieces), bool)
    lines, covered = [], []
    for i in range(len(pieces)):
        if free[i]:
            group = free & _in_line(pieces[i], angles[i], middles, angles)
            free &= ~group
            line, share = _spanned(pieces[group].reshape(-1, 2))
            lines.append(line)
            covered.append(share)
    return np.array(lines, np.float32).reshape(-1, 2, 2), np.array(covered, np.float32)


def _in_line(piece: Floats, angle: float, middles: Floats, angles: Floats) -> NDArray[np.bool_]:
    turn = np.abs((angles - angle + np.pi / 2) % np.pi - np.pi / 2)
    away = middles - piece.mean(axis=0)
    distance = np.abs(away[:, 1] * math.cos(angle) - away[:, 0] * math.sin(angle))
    # The longer the way, the less the direction of a short piece says about where it leads.
    allowed = SAME_LINE + 0.006 * np.linalg.norm(away, axis=1)
    same: NDArray[np.bool_] = (turn < SAME_DIRECTION) & (distance < allowed)
    return same


def _spanned(points: Floats) -> tuple[Floats, float]:
    """The line through pieces, given by their ends, and the length that they cover of it."""
    middle = points.mean(axis=0)
    _, _, directions = np.linalg.svd(points - middle, full_matrices=False)
    along = (points - middle) @ directions[0]
    pieces = np.sort(along.reshape(-1, 2), axis=1)
    pieces = pieces[np.argsort(pieces[:, 0])]
    before = np.maximum.accumulate(np.concatenate([[-np.inf], pieces[:-1, 1]]))
    covered = np.maximum(pieces[:, 1] - np.maximum(pieces[:, 0], before), 0.0).sum()
    ends = middle + np.outer([along.min(), along.max()], directions[0])
    return ends, float(covered)

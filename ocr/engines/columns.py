"""Columns of vertical writing, cut into characters and laid side by side for line readers."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.pixels import Pixels, grey

INK_AT_A_CUT = 6.0
"""What it costs to cut through a row that is all ink, against a character of twice the height."""


def stacked(column: Pixels) -> Pixels:
    """The characters of a column from left to right: an image as high as the column is wide."""
    side = column.shape[1]
    cells = [column[top:bottom] for top, bottom in cells_of(column)]
    if not cells:
        return column[:side]
    squares = [_on_square(cell, side) for cell in cells]
    return np.ascontiguousarray(np.concatenate(squares, axis=1))


def cells_of(column: Pixels) -> list[tuple[int, int]]:
    """First and last row of each character from the top, found by ink and by an even pitch.

    The cheapest way down the column, row by row: blank rows are free to skip, a cell costs its
    distance from a square and the ink that its lower edge cuts through.
    """
    ink = _ink(column)
    pitch = _pitch(ink)
    rows = ink.shape[0]
    density = ink.mean(axis=1)
    edge = INK_AT_A_CUT * np.append(density, 0.0)
    cost, before = np.full(rows + 1, np.inf), np.zeros(rows + 1, dtype=int)
    cost[0] = 0.0
    shortest, longest = max(2, round(0.45 * pitch)), max(3, round(1.45 * pitch))
    for row in range(1, rows + 1):
        if density[row - 1] < 0.01:
            cost[row], before[row] = cost[row - 1], row - 1
        starts = np.arange(max(0, row - longest), row - shortest + 1)
        if starts.size:
            total = cost[starts] + ((row - starts) / pitch - 1.0) ** 2 + edge[row] + 0.05
            best = int(total.argmin())
            if total[best] < cost[row]:
                cost[row], before[row] = total[best], starts[best]
    return _walk_back(before, shortest)


def _walk_back(before: NDArray[np.int_], shortest: int) -> list[tuple[int, int]]:
    cells, row = [], len(before) - 1
    while row > 0:
        start = int(before[row])
        if row - start >= shortest:
            cells.append((start, row))
        row = min(start, row - 1)
    return cells[::-1]


def _ink(column: Pixels) -> NDArray[np.bool_]:
    """Where a column is text: the rarer of the two sides of Otsu's threshold."""
    _, light = cv2.threshold(grey(column), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink: NDArray[np.bool_] = light == 0
    return np.logical_not(ink) if ink.mean() > 0.5 else ink


def _pitch(ink: NDArray[np.bool_]) -> float:
    """Height of a character: as wide as the ink of the column, as Japanese type is square."""
    filled = np.flatnonzero(ink.mean(axis=0) > 0.02)
    return float(filled[-1] - filled[0] + 1) * 1.06 if filled.size else float(ink.shape[1])


def _on_square(cell: Pixels, side: int) -> Pixels:
    height = cell.shape[0]
    if height >= side:
        return cv2.resize(cell, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8)
    above = (side - height) // 2
    padded = cv2.copyMakeBorder(cell, above, side - height - above, 0, 0, cv2.BORDER_REPLICATE)
    return padded.astype(np.uint8)

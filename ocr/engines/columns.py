"""Columns of vertical writing, cut into characters and laid side by side for line readers."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.pixels import Pixels, grey

INK_AT_A_CUT = 6.0
"""What it costs to cut through a row that is all ink, against a character of twice the height."""


BAR_LENGTH = 0.6
"""A bar laid down is shortened to this: a dash, and still a long vowel, but no 一."""

BLANK = 0.01
"""Share of ink up to which a row is blank."""

WIDEST_GAP = 0.6
"""Widest gap within a character, in its height: more than in 二, less than between 一 and 一."""

BAR_WIDTH = 0.3
"""Width of a bar, through its height, at most."""


def stacked(column: Pixels) -> Pixels:
    """The characters of a column from left to right: an image as high as the column is wide."""
    side = column.shape[1]
    cells = [column[top:bottom] for top, bottom in cells_of(column)]
    if not cells:
        return column[:side]
    paper = _paper(column)
    squares = [_on_square(_bar_laid_down(cell), side, paper) for cell in cells]
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
    first_start = _first_starts(density > BLANK, round(WIDEST_GAP * pitch))
    shortest, longest = max(2, round(0.45 * pitch)), max(3, round(1.45 * pitch))
    for row in range(1, rows + 1):
        if density[row - 1] <= BLANK:
            cost[row], before[row] = cost[row - 1], row - 1
        starts = np.arange(max(first_start[row], row - longest), row - shortest + 1)
        if starts.size:
            total = cost[starts] + ((row - starts) / pitch - 1.0) ** 2 + edge[row] + 0.05
            best = int(total.argmin())
            if total[best] < cost[row]:
                cost[row], before[row] = total[best], starts[best]
    return _walk_back(before, shortest)


def _first_starts(inked: NDArray[np.bool_], gap: int) -> NDArray[np.int_]:
    """The highest row at which a cell may begin that ends above each row: none spans a wide gap."""
    starts, allowed, last = np.zeros(len(inked) + 1, dtype=int), 0, -1
    for row in np.flatnonzero(inked):
        if last >= 0 and row - last > gap:
            allowed = last + 1
        starts[row + 1 :] = allowed
        last = int(row)
    return starts


def _bar_laid_down(cell: Pixels) -> Pixels:
    """A cell with nothing but an upright bar, a dash or long vowel in columns, as lines have it."""
    ink = _ink(cell)
    rows, across = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size or np.ptp(across) > BAR_WIDTH * np.ptp(rows):
        return cell
    bar = cv2.resize(np.rot90(cell), None, fx=BAR_LENGTH, fy=1.0, interpolation=cv2.INTER_AREA)
    return bar.astype(np.uint8)


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


def _paper(column: Pixels) -> list[float]:
    """The colour between the characters."""
    return [float(value) for value in np.median(column[~_ink(column)].reshape(-1, 3), axis=0)]


def _on_square(cell: Pixels, side: int, paper: Sequence[float]) -> Pixels:
    height, width = min(cell.shape[0], side), min(cell.shape[1], side)
    if (height, width) != cell.shape[:2]:
        cell = cv2.resize(cell, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)
    above, before = (side - height) // 2, (side - width) // 2
    padded = cv2.copyMakeBorder(
        cell,
        above,
        side - height - above,
        before,
        side - width - before,
        cv2.BORDER_CONSTANT,
        value=paper,
    )
    return padded.astype(np.uint8)

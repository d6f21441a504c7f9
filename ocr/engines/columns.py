"""Columns of vertical writing, cut into characters and laid side by side for line readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.model import Letter
from ocr.pixels import Pixels, grey
from ocr.text import KANA

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

SPACE = 0.45
"""Height of a gap between letters that is a space, through the width of the column."""

LIKE_BARS = frozenset("一ー－-‐–—―1lI|｜!・")
"""What recognisers take a bar for."""

KANJI_DIGITS = frozenset("〇○零一二三四五六七八九OＯ0")


def stacked(column: Pixels, cells: Sequence[tuple[int, int]] | None = None) -> Pixels:
    """The characters of a column from left to right: an image as high as the column is wide."""
    side = column.shape[1]
    cells = cells_of(column) if cells is None else cells
    if not cells:
        return column[:side]
    paper = _paper(column)
    squares = [_on_square(_bar_laid_down(column[a:b]), side, paper) for a, b in cells]
    return np.ascontiguousarray(np.concatenate(squares, axis=1))


def unstacked(
    letters: Sequence[Letter], cells: Sequence[tuple[int, int]], rows: int
) -> tuple[Letter, ...]:
    """Letters of a stacked column with their places in the column of so many rows.

    Spaces are left out: there is one around each letter of a stacked column.
    """
    return tuple(
        replace(letter, place=_down(letter.place, cells) / rows)
        for letter in letters
        if letter.text != " "
    )


def with_gaps(
    letters: Sequence[Letter], column: Pixels, cells: Sequence[tuple[int, int]]
) -> tuple[Letter, ...]:
    """The letters with a space where the column shows a wide gap, and nowhere else."""
    rows, wide = column.shape[0], SPACE * column.shape[1]
    gaps = [
        (above[1] + below[0]) / 2 / rows
        for above, below in pairwise(cells)
        if below[0] - above[1] >= wide
    ]
    spaces = [Letter(" ", 1.0, gap) for gap in gaps]
    shown = [letter for letter in letters if letter.text != " "]
    ordered = sorted([*shown, *spaces], key=lambda letter: letter.place)
    first = next((i for i, letter in enumerate(ordered) if letter.text != " "), len(ordered))
    return tuple(ordered[first:])


def _down(place: float, cells: Sequence[tuple[int, int]]) -> float:
    whole, part = divmod(place * len(cells), 1.0)
    top, bottom = cells[min(int(whole), len(cells) - 1)]
    return top + part * (bottom - top) if whole < len(cells) else float(bottom)


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


def with_bars(
    letters: Sequence[Letter], column: Pixels, cells: Sequence[tuple[int, int]]
) -> tuple[Letter, ...]:
    """The letters of a column with its upright bars as what they are: dashes and long vowels.

    Recognisers take a bar that was laid down for 一, and an upright one for 1; what it is shows in
    its shape and in the letters around it. Letters are placed by their share of the column.
    """
    rows = column.shape[0]
    bars = [(top / rows, bottom / rows) for top, bottom in cells if _is_bar(column[top:bottom])]
    texts = [letter.text for letter in letters]
    return tuple(
        replace(letter, text=_bar_between(texts[max(0, i - 1) : i], texts[i + 1 : i + 2], letter))
        if any(top <= letter.place <= bottom for top, bottom in bars)
        else letter
        for i, letter in enumerate(letters)
    )


def _bar_between(before: Sequence[str], after: Sequence[str], letter: Letter) -> str:
    if letter.text not in LIKE_BARS:
        return letter.text
    if before and before[0] in KANJI_DIGITS and after and after[0] in KANJI_DIGITS:
        return "－"
    return "ー" if before and re.match(f"[{KANA}]", before[0]) else letter.text


def _is_bar(cell: Pixels) -> bool:
    """Whether nothing but an upright bar stands in a cell."""
    ink = _ink(cell)
    rows, across = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return bool(rows.size) and bool(np.ptp(across) <= BAR_WIDTH * np.ptp(rows))


def _bar_laid_down(cell: Pixels) -> Pixels:
    """A cell with nothing but an upright bar, a dash or long vowel in columns, as lines have it."""
    if not _is_bar(cell):
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

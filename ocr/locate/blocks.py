"""Cards that touch: a rectangle with straight lines through it, taken apart along them."""

from __future__ import annotations

import numpy as np

from ocr.locate.score import Corners, Floats, Lab, line_steps, shape_scores

MOST_CARDS = 5
"""Cards in a row or column of a block."""

LEAST_SHAPE = 0.7
"""How much like a card a cell must look."""

COVERAGE = 0.8
"""Share of a line between two cards that is an edge: lines of text have gaps, cards have none."""

FAINT = 0.3
"""What counts as an edge there, in clear steps: paper on paper shows little but a shadow."""

GRAIN = 0.35
"""Share of a line without meaning that may be an edge."""

WIGGLE = (-0.03, -0.02, -0.01, 0.0, 0.01, 0.02, 0.03)
"""Where a line between two cards is looked for, in shares of the block, around its even place."""


def parts_of(lab: Lab, block: Floats, step: float) -> Corners:
    """The cards that a block (4 x 2) consists of, N x 4 x 2; empty if it is not made of cards."""
    best, most = np.empty((0, 4, 2), np.float32), COVERAGE
    for across, down in _fitting(lab, block):
        xs, covered_x = _cuts(lab, block, across, step)
        ys, covered_y = _cuts(lab, _sideways(block), down, step)
        covered = min(covered_x, covered_y)
        if covered > most:
            best, most = _cells(block, xs, ys), covered
    return best


def _fitting(lab: Lab, block: Floats) -> list[tuple[int, int]]:
    """Numbers of columns and rows of which even cells would have the shape and size of cards."""
    numbers = range(1, MOST_CARDS + 1)
    grids = [(across, down) for across in numbers for down in numbers if across * down > 1]
    firsts = [
        _cells(block, *(np.array([0.0, 1 / n], np.float32) for n in grid))[0] for grid in grids
    ]
    scores = shape_scores(np.array(firsts, np.float32), (lab.shape[1], lab.shape[0]))
    return [grid for grid, score in zip(grids, scores, strict=True) if score > LEAST_SHAPE]


def _cuts(lab: Lab, block: Floats, parts: int, step: float) -> tuple[Floats, float]:
    """Places (0 to 1) of the lines between columns, with both ends, and the weakest coverage."""
    places, weakest = [0.0], 1.0
    for i in range(1, parts):
        shares = np.array([i / parts + d for d in WIGGLE], np.float32)
        top, bottom = _on_side(block[0], block[1], shares), _on_side(block[3], block[2], shares)
        covered = (line_steps(lab, top, bottom) > FAINT * step).mean(axis=-1)
        best = int(covered.argmax())
        places.append(float(shares[best]))
        # In a photograph or on cloth every line is an edge: this one must differ from the others.
        weakest = min(weakest, float(covered[best] - max(0.0, covered.min() - GRAIN)))
    return np.array([*places, 1.0], np.float32), weakest


def _sideways(block: Floats) -> Floats:
    """The block with its corners renamed so that rows become columns."""
    return block[[0, 3, 2, 1]]


def _on_side(start: Floats, end: Floats, shares: Floats) -> Floats:
    return start + shares[:, None] * (end - start)


def _cells(block: Floats, xs: Floats, ys: Floats) -> Corners:
    # Lines between opposite sides in even shares: exact without perspective, near enough with it
    # for the sides to be moved onto the edges afterwards.
    top, bottom = _on_side(block[0], block[1], xs), _on_side(block[3], block[2], xs)
    grid = top[None] + np.asarray(ys)[:, None, None] * (bottom - top)[None]
    corners = [
        [grid[j, i], grid[j, i + 1], grid[j + 1, i + 1], grid[j + 1, i]]
        for j in range(len(ys) - 1)
        for i in range(len(xs) - 1)
    ]
    return np.array(corners, np.float32)

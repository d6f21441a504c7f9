"""Cards that touch: a rectangle with straight lines through it, taken apart along them."""

from __future__ import annotations

from functools import cache
from typing import cast

import numpy as np

from ocr.locate.score import Corners, Floats, Lab, line_steps, shape_scores

MOST_CARDS = 5
"""Cards in a row or column of a block."""

LEAST_SHAPE = 0.7
"""How much like a card a cell must look."""

COVERAGE = 0.6
"""Share of a line between two cards that is an edge, at least: what glare leaves of it. How likely
its parts are cards is judged later."""

FAINT = 0.3
"""What counts as an edge there, in clear steps: paper on paper shows little but a shadow."""

EDGE = 0.1
"""What a clear step is worth beside coverage."""

GRAIN = 0.35
"""Share of a line without meaning that may be an edge."""

WIGGLE = np.linspace(-0.03, 0.03, 7, dtype=np.float32)
"""Where a line between two cards is looked for, in shares of the block, around its even place."""


def parts_of(lab: Lab, block: Floats, step: float) -> Corners:
    """The cards that a block (4 x 2) consists of, N x 4 x 2; empty if it is not made of cards."""
    best, most = np.empty((0, 4, 2), np.float32), COVERAGE
    columns = cache(lambda parts: _cuts(lab, block, parts, step))
    rows = cache(lambda parts: _cuts(lab, _sideways(block), parts, step))
    for across, down in _fitting(lab, block):
        (xs, covered_x), (ys, covered_y) = columns(across), rows(down)
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
        shares = i / parts + WIGGLE
        top, bottom = _on_side(block[0], block[1], shares), _on_side(block[3], block[2], shares)
        steps = line_steps(lab, top, bottom) / step
        covered = (steps > FAINT).mean(axis=-1)
        # Of lines as well covered, the one right on the edge.
        best = int((covered + EDGE * np.minimum(np.nan_to_num(steps), 1.0).mean(axis=-1)).argmax())
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
    """The cells between lines from side to side, given by their places."""
    # Even shares of sides: exact without perspective, near enough with it for the sides to be
    # moved onto the edges afterwards.
    top, bottom = _on_side(block[0], block[1], xs), _on_side(block[3], block[2], xs)
    grid = top + ys[:, None, None] * (bottom - top)
    cells = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]], axis=2)
    return cast(Corners, cells.reshape(-1, 4, 2).astype(np.float32))

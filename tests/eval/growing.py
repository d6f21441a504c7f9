"""Grows boosted trees: each one small, each on what those before it got wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.trees import DEPTH, LEAVES, NODES, Floats, Trees

BINS = 40
ROUNDS, RATE = 110, 0.12
LEAST_WEIGHT, CAUTION = 6.0, 5.0
"""Weight (of second derivatives) that an end needs, and what is added: few cases prove little."""


def grown(rows: Floats, right: NDArray[np.bool_], weights: Floats) -> Trees:
    """Trees whose sums are log-odds that a row is right."""
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in rows.T]
    binned = np.stack([np.searchsorted(e, c) for e, c in zip(edges, rows.T, strict=True)], axis=1)
    share = float(np.average(right, weights=weights))
    start = float(np.log(share / (1 - share)))
    sums = np.full(len(rows), start)
    trees = []
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-sums))
        tree, ends = _tree(binned, weights * (right - odds), weights * odds * (1 - odds))
        sums += tree[2][ends]
        trees.append(tree)
    columns, cuts, values = (np.stack(part) for part in zip(*trees, strict=True))
    bounds = [
        [_bound(edges, c, b) for c, b in zip(*pair, strict=True)]
        for pair in zip(columns, cuts, strict=True)
    ]
    return Trees(columns, np.array(bounds, np.float32), values.astype(np.float32), start)


def mean_of(sets: Sequence[Trees]) -> Trees:
    """Trees whose sums are the means of the sums of several sets."""
    return Trees(
        np.concatenate([trees.columns for trees in sets]),
        np.concatenate([trees.bounds for trees in sets]),
        np.concatenate([trees.values / np.float32(len(sets)) for trees in sets]),
        float(np.mean([trees.start for trees in sets])),
    )


def _bound(edges: list[Floats], column: int, cut: int) -> float:
    """The number above which a row's bin is greater than `cut`."""
    return float(edges[column][cut]) if 0 <= cut < len(edges[column]) else float("inf")


Tree = tuple[NDArray[np.int_], NDArray[np.int_], Floats]


def _tree(binned: NDArray[np.int_], slope: Floats, bend: Floats) -> tuple[Tree, NDArray[np.int_]]:
    columns, cuts = np.zeros(NODES, int), np.full(NODES, BINS, int)
    node = np.zeros(len(binned), int)
    for level in range(DEPTH):
        first = 2**level - 1
        for each in range(first, 2 * first + 1):
            here = np.flatnonzero(node == each)
            columns[each], cuts[each] = _best_cut(binned[here], slope[here], bend[here])
            node[here] = 2 * each + 1 + (binned[here, columns[each]] > cuts[each])
    ends = node - NODES
    total, weight = (np.bincount(ends, n, minlength=LEAVES) for n in (slope, bend))
    return (columns, cuts, cast(Floats, RATE * total / (weight + CAUTION))), ends


def _best_cut(binned: NDArray[np.int_], slope: Floats, bend: Floats) -> tuple[int, int]:
    """Column and bin that part rows best; a bin beyond the last where no cut gains anything."""
    best, column, cut = 1e-6, 0, BINS
    total, weight = slope.sum(), bend.sum()
    for each in range(binned.shape[1]):
        s, b = (
            np.bincount(binned[:, each], n, minlength=BINS).cumsum()[:-1] for n in (slope, bend)
        )
        gain = s**2 / (b + CAUTION) + (total - s) ** 2 / (weight - b + CAUTION)
        gain[(b < LEAST_WEIGHT) | (weight - b < LEAST_WEIGHT)] = 0
        gain = gain - total**2 / (weight + CAUTION)
        if gain.max() > best:
            best, column, cut = float(gain.max()), each, int(gain.argmax())
    return column, cut

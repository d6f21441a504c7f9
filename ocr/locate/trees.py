"""Boosted trees of one depth: sums of what small questions about numbers are worth.

J. H. Friedman, "Greedy function approximation: a gradient boosting machine" (2001). They are grown
by `python -m tests.eval.learn_outlines` and kept as a table of text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

DEPTH = 3
NODES, LEAVES = 2**DEPTH - 1, 2**DEPTH


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees; node i asks whether a number is greater and goes on to 2 i + 1 or 2 i + 2.

    Attributes:
        columns: which number each node asks about, T x 7.
        bounds: what it is held against, T x 7.
        values: what each end is worth, T x 8.
        start: what everything is worth before.
    """

    columns: NDArray[np.int_]
    bounds: Floats
    values: Floats
    start: float

    def sums(self, rows: Floats) -> Floats:
        """The worth of each row, N values."""
        trees = np.arange(len(self.columns))[None]
        node = np.zeros((len(rows), len(self.columns)), int)
        for _ in range(DEPTH):
            asked = np.take_along_axis(rows, self.columns[trees, node], axis=1)
            node = 2 * node + 1 + (asked > self.bounds[trees, node])
        return cast(
            Floats, (self.start + self.values[trees, node - NODES].sum(axis=1)).astype(np.float32)
        )

    def to_text(self) -> str:
        """One line for each tree: columns, bounds, values; the first line is `start`."""
        lines = [f"{self.start:.4f}"]
        for columns, bounds, values in zip(self.columns, self.bounds, self.values, strict=True):
            numbers = [*map(str, columns), *(f"{n:.4g}" for n in (*bounds, *values))]
            lines.append("\t".join(numbers))
        return "\n".join(lines) + "\n"

    @staticmethod
    def from_text(text: str) -> Trees:
        """What `to_text` wrote; lines that begin with # are passed over."""
        start, *lines = (line for line in text.splitlines() if not line.startswith("#"))
        table = np.array([[float(n) for n in line.split("\t")] for line in lines], np.float32)
        columns, bounds, values = np.split(table, [NODES, 2 * NODES], axis=1)
        return Trees(columns.astype(int), bounds, values, float(start))

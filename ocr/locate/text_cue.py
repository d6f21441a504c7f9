"""Text as a witness: a card holds text, and its sides cut through none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from ocr.locate.score import Corners, Floats, points_inside

SHRUNK = 0.25
"""How far within a line of text, in shares of its height, points are asked: boxes have margins."""

PLACES = np.linspace(0.0, 1.0, 9, dtype=np.float32)
"""Where along a line of text points are asked."""

MOST_OF_LINE = 0.8
"""Share of a line's points that lie within an outline which holds the line."""


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of text in an image: points along each, and what each counts for.

    Attributes:
        points: T x 18 x 2, along both long sides.
        weights: lengths, as shares of all text; T values.
        heights: in pixels; T values.
        angles: of the long sides, in radians; T values.
    """

    points: Floats
    weights: Floats
    heights: Floats
    angles: Floats
    _asked: list[tuple[Corners, Floats]] = field(default_factory=list, compare=False, repr=False)

    @staticmethod
    def of(quads: Sequence[Quad]) -> Text:
        """The text in some quads."""
        corners = np.array([_lying(quad) for quad in quads], np.float32).reshape(-1, 4, 2)
        sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
        lengths, heights = sides[:, 0], sides[:, 1]
        share = np.minimum(SHRUNK * heights / np.maximum(lengths, 1e-6), 0.4)[:, None, None]
        along = share + (1 - 2 * share) * PLACES[None, :, None]
        top, bottom = (
            corners[:, None, i] + along * (corners[:, None, j] - corners[:, None, i])
            for i, j in ((0, 1), (3, 2))
        )
        down = bottom - top
        points = np.concatenate([top + SHRUNK * down, bottom - SHRUNK * down], axis=1)
        along = corners[:, 1] - corners[:, 0]
        angles = np.arctan2(along[:, 1], along[:, 0]).astype(np.float32)
        weights = lengths / max(float(lengths.sum()), 1e-6)
        return Text(points.astype(np.float32), weights, heights, angles)

    def only(self, which: NDArray[np.bool_]) -> Text:
        """Some of the lines, which count for as much as before."""
        return Text(
            self.points[which], self.weights[which], self.heights[which], self.angles[which]
        )

    def outside(self, corners: Corners) -> Text:
        """The lines that lie in none of some outlines."""
        within: NDArray[np.bool_] = self.inside(corners) > MOST_OF_LINE
        return self.only(np.asarray(~within.any(axis=0)))

    def inside(self, corners: Corners) -> Floats:
        """The share of each line that lies in each outline, N x T; outlines are not to change."""
        # The same outlines are asked about several times in a row.
        if not self._asked or self._asked[0][0] is not corners:
            shares = points_inside(corners, self.points).mean(axis=2, dtype=np.float32)
            self._asked[:] = [(corners, shares)]
        return self._asked[0][1]

    def held(self, corners: Corners) -> tuple[Floats, Floats]:
        """For each outline the share of all text that it holds, and that its sides cut."""
        inside = self.inside(corners)
        cut = np.minimum(inside, 1 - inside)
        return (
            cast(Floats, ((inside - cut) @ self.weights).astype(np.float32)),
            cast(Floats, (2 * cut @ self.weights).astype(np.float32)),
        )

    def lines_in(self, corners: Corners) -> Floats:
        """For each outline the number of lines of text within it."""
        return cast(Floats, (self.inside(corners) > MOST_OF_LINE).sum(axis=1).astype(np.float32))


def _lying(quad: Quad) -> Quad:
    """The quad named so that its first side is a long one."""
    top, right, bottom, left = quad.sides
    return quad if top + bottom >= right + left else quad.turned(1)

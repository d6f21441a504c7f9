"""Points, boxes and quadrilaterals, and the way between image and card coordinates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place in pixels, x to the right and y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels; refuses to be built inside out."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"box inside out: {self}")

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def to_quad(self) -> Quad:
        """The same rectangle as four corners."""
        return Quad(
            Point(self.left, self.top),
            Point(self.right, self.top),
            Point(self.right, self.bottom),
            Point(self.left, self.bottom),
        )

    @staticmethod
    def around(points: Iterable[Sequence[float]]) -> Box:
        """The smallest upright rectangle that holds all points."""
        xs, ys = zip(*((p[0], p[1]) for p in points), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


class Quad(NamedTuple):
    """Four corners, clockwise on the screen from the thing's own top left."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @staticmethod
    def of(points: Iterable[Sequence[float]]) -> Quad:
        """A quad from four (x, y) pairs in order; ValueError for any other count."""
        corners = [Point(float(p[0]), float(p[1])) for p in points]
        if len(corners) != 4:
            raise ValueError(f"a quad has four corners, not {len(corners)}")
        return Quad(*corners)

    @property
    def box(self) -> Box:
        """The smallest upright rectangle around the quad."""
        return Box.around(self)

    @property
    def area(self) -> float:
        """Area in square pixels (shoelace formula)."""
        pairs = zip(self, (*self[1:], self[0]), strict=True)
        return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs)) / 2

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Lengths of the top, right, bottom and left side in pixels."""
        pairs = zip(self, (*self[1:], self[0]), strict=True)
        top, right, bottom, left = (math.dist(a, b) for a, b in pairs)
        return top, right, bottom, left

    @property
    def centre(self) -> Point:
        """The mean of the corners."""
        return Point(sum(p.x for p in self) / 4, sum(p.y for p in self) / 4)

    def scaled(self, factor: float) -> Quad:
        """The same quad in an image that is `factor` times as large."""
        return Quad(*(Point(p.x * factor, p.y * factor) for p in self))

    def moved(self, x: float, y: float) -> Quad:
        """The same quad further to the right and down."""
        return Quad(*(Point(p.x + x, p.y + y) for p in self))

    def turned(self, quarter_turns: int) -> Quad:
        """The same outline, named from another corner: `quarter_turns` corners further on."""
        k = quarter_turns % 4
        return Quad(*self[k:], *self[:k])

    def as_lists(self) -> list[list[float]]:
        """The corners as JSON has them, to a tenth of a pixel."""
        return [[round(p.x, 1), round(p.y, 1)] for p in self]


@dataclass(frozen=True, slots=True)
class Homography:
    """A perspective mapping of the plane: nine numbers, row by row, up to a common factor."""

    rows: tuple[float, ...]

    @staticmethod
    def between(source: Quad, target: Quad) -> Homography:
        """The mapping that takes each corner of `source` to the same corner of `target`.

        ValueError when three corners of either stand in a line.
        """
        return _from_unit_square(target).after(_from_unit_square(source).inverse())

    def after(self, first: Homography) -> Homography:
        """The mapping that does `first` and then this one."""
        a, b = self.rows, first.rows
        return Homography(
            tuple(
                sum(a[3 * row + k] * b[3 * k + column] for k in range(3))
                for row in range(3)
                for column in range(3)
            )
        )

    def inverse(self) -> Homography:
        """The way back (the adjugate, which differs from the inverse by a factor only)."""
        a, b, c, d, e, f, g, h, i = self.rows
        return Homography(
            (
                e * i - f * h,
                c * h - b * i,
                b * f - c * e,
                f * g - d * i,
                a * i - c * g,
                c * d - a * f,
                d * h - e * g,
                b * g - a * h,
                a * e - b * d,
            )
        )

    def point(self, point: Sequence[float]) -> Point:
        """Where a point goes."""
        a, b, c, d, e, f, g, h, i = self.rows
        x, y = point[0], point[1]
        w = g * x + h * y + i
        return Point((a * x + b * y + c) / w, (d * x + e * y + f) / w)

    def quad(self, quad: Quad) -> Quad:
        """Where four corners go, in the same order."""
        return Quad(*(self.point(corner) for corner in quad))


def _from_unit_square(quad: Quad) -> Homography:
    # P. Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), section 2.2.3.
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    sum_x, sum_y = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    dx1, dx2, dy1, dy2 = x1 - x2, x3 - x2, y1 - y2, y3 - y2
    determinant = dx1 * dy2 - dx2 * dy1
    if abs(determinant) < 1e-9:
        raise ValueError(f"corners in a line: {quad}")
    g = (sum_x * dy2 - dx2 * sum_y) / determinant
    h = (dx1 * sum_y - sum_x * dy1) / determinant
    return Homography(
        (x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1.0)
    )

"""Points, boxes and quadrilaterals, and the way between image and card coordinates."""

from __future__ import annotations

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

    def turned(self, quarter_turns: int) -> Quad:
        """The same outline, named from another corner: `quarter_turns` corners further on."""
        k = quarter_turns % 4
        return Quad(*self[k:], *self[:k])

    def as_lists(self) -> list[list[float]]:
        """The corners as JSON has them, to a tenth of a pixel."""
        return [[round(p.x, 1), round(p.y, 1)] for p in self]

"""Logos drawn from plain shapes: each fills a square of `size` millimetres at (x, y)."""

from __future__ import annotations

import math
from collections.abc import Callable

from tests.cards.canvas import Canvas, Colour

Mark = Callable[[Canvas, float, float, float, Colour, Colour], None]


def waves(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Three waves, one below the other."""
    for row, colour in enumerate((first, second, first)):
        level = y + size * (0.25 + 0.25 * row)
        points = [
            (x + size * t / 48, level + size * 0.1 * math.sin(t / 48 * 4 * math.pi))
            for t in range(49)
        ]
        c.stroke(points, size * 0.12, colour)


def mountain(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Two peaks under a sun."""
    base = y + size * 0.95
    c.disc(x + size * 0.72, y + size * 0.22, size * 0.14, second)
    c.polygon([(x, base), (x + size * 0.42, y + size * 0.12), (x + size * 0.84, base)], first)
    c.polygon(
        [(x + size * 0.48, base), (x + size * 0.74, y + size * 0.5), (x + size, base)], second
    )


def leaf(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Two leaves on a stem."""
    for side, colour in ((-1, first), (1, second)):
        points = []
        for step in range(41):
            t = step / 40
            along = t if t <= 0.5 else 1 - t
            bulge = math.sin(math.pi * min(1, 2 * along)) if t <= 0.5 else 0.0
            points.append((2 * along, bulge))
        outline = [
            (x + size * (0.5 + side * (0.06 + 0.42 * a)), y + size * (0.62 - 0.5 * a - 0.22 * b))
            for a, b in points
        ]
        c.polygon(outline, colour)
    c.stroke([(x + size * 0.5, y + size * 0.62), (x + size * 0.5, y + size)], size * 0.06, first)


def petals(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Six discs around a seventh."""
    middle_x, middle_y = x + size / 2, y + size / 2
    for step in range(6):
        angle = step * math.pi / 3
        reach = size * 0.31
        c.disc(
            middle_x + reach * math.cos(angle),
            middle_y + reach * math.sin(angle),
            size * 0.17,
            first,
        )
    c.disc(middle_x, middle_y, size * 0.15, second)


def blocks(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Four houses of different height."""
    for step, height in enumerate((0.55, 1.0, 0.72, 0.4)):
        left = x + size * step * 0.26
        c.rectangle(
            left,
            y + size * (1 - height),
            left + size * 0.22,
            y + size,
            first if step % 2 == 0 else second,
        )


def rings(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """Two linked rings."""
    c.ring(x + size * 0.35, y + size * 0.5, size * 0.34, size * 0.1, first)
    c.ring(x + size * 0.68, y + size * 0.5, size * 0.32, size * 0.1, second)


def hexagon(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """A cube seen from its corner."""

    def corner(step: int, reach: float) -> tuple[float, float]:
        angle = math.pi / 3 * step - math.pi / 2
        return x + size * (0.5 + reach * math.cos(angle)), y + size * (
            0.5 + reach * math.sin(angle)
        )

    c.polygon([corner(step, 0.5) for step in range(6)], first)
    centre = (x + size / 2, y + size / 2)
    c.polygon([centre, corner(2, 0.5), corner(3, 0.5), corner(4, 0.5)], second)


def sail(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """A boat with two sails."""
    mast = x + size * 0.52
    c.polygon([(mast, y), (mast, y + size * 0.7), (x + size * 0.05, y + size * 0.7)], first)
    c.polygon(
        [
            (mast + size * 0.06, y + size * 0.2),
            (x + size * 0.95, y + size * 0.7),
            (mast + size * 0.06, y + size * 0.7),
        ],
        second,
    )
    c.polygon(
        [
            (x, y + size * 0.78),
            (x + size, y + size * 0.78),
            (x + size * 0.8, y + size * 0.96),
            (x + size * 0.2, y + size * 0.96),
        ],
        first,
    )


def dots(c: Canvas, x: float, y: float, size: float, first: Colour, second: Colour) -> None:
    """A square of dots that grow along the diagonal."""
    for row in range(4):
        for column in range(4):
            radius = size * (0.03 + 0.013 * (row + column))
            colour = second if row == column else first
            c.disc(
                x + size * (0.125 + 0.25 * column), y + size * (0.125 + 0.25 * row), radius, colour
            )


MARKS: dict[str, Mark] = {
    mark.__name__: mark
    for mark in (waves, mountain, leaf, petals, blocks, rings, hexagon, sail, dots)
}

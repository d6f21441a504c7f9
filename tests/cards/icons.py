"""Small pictures that stand for labels: each fills a square of `size` millimetres at (x, y)."""

from __future__ import annotations

from collections.abc import Callable

from tests.cards.canvas import Canvas, Colour

Icon = Callable[[Canvas, float, float, float, Colour], None]
Points = list[tuple[float, float]]


def _drawn(
    canvas: Canvas, x: float, y: float, size: float, colour: Colour, *strokes: Points
) -> None:
    for points in strokes:
        placed = [(x + size * across, y + size * down) for across, down in points]
        canvas.stroke(placed, size * 0.09, colour)


def _frame(left: float, top: float, right: float, bottom: float) -> Points:
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def phone(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A receiver."""
    handle: Points = [(0.14, 0.2), (0.24, 0.55), (0.45, 0.78), (0.8, 0.88)]
    canvas.stroke([(x + size * a, y + size * b) for a, b in handle], size * 0.2, colour)
    for across, down in (handle[0], handle[-1]):
        canvas.disc(x + size * across, y + size * down, size * 0.15, colour)


def facsimile(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A machine with a sheet in it."""
    sheet = _frame(0.25, 0.05, 0.75, 0.4)
    _drawn(canvas, x, y, size, colour, sheet, _frame(0.05, 0.4, 0.95, 0.9))


def handy(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A telephone with a screen."""
    screen = [(0.3, 0.72), (0.7, 0.72)]
    _drawn(canvas, x, y, size, colour, _frame(0.25, 0.05, 0.75, 0.95), screen)


def letter(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """An envelope."""
    flap = [(0.04, 0.22), (0.5, 0.58), (0.96, 0.22)]
    _drawn(canvas, x, y, size, colour, _frame(0.04, 0.2, 0.96, 0.85), flap)


def globe(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A globe."""
    canvas.ring(x + size / 2, y + size / 2, size * 0.46, size * 0.09, colour)
    _drawn(canvas, x, y, size, colour, [(0.5, 0.05), (0.5, 0.95)], [(0.05, 0.5), (0.95, 0.5)])

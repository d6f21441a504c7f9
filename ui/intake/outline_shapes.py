"""Outlines in a picture as they are dragged: which corner is where, and what a drag makes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPolygonF

from app.domain.ids import ScanId
from ocr.geometry import Box, Point, Quad


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a side of a card lies in a picture, in the pixels of the upright whole."""

    scan_id: ScanId
    side: int
    quad: Quad
    movable: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """Where a picture of some size is seen."""

    frame: QRectF
    size: QSizeF

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self.frame.width() / max(1.0, self.size.width())

    def to_screen(self, point: Point) -> QPointF:
        """Where a point of the picture is seen."""
        return self.frame.topLeft() + QPointF(point.x, point.y) * self.scale

    def to_picture(self, at: QPointF) -> Point:
        """Which point of the picture is seen somewhere; never one beyond its edges."""
        inside = (at - self.frame.topLeft()) / self.scale
        return Point(
            min(self.size.width(), max(0.0, inside.x())),
            min(self.size.height(), max(0.0, inside.y())),
        )

    def polygon(self, quad: Quad) -> QPolygonF:
        """An outline as it is seen."""
        return QPolygonF([self.to_screen(corner) for corner in quad])

    def middle(self) -> Quad:
        """A card's outline in the middle of the picture, to begin with."""
        width = self.size.width() * 0.4
        height = min(width * 55 / 91, self.size.height() * 0.8)
        left, top = (self.size.width() - width) / 2, (self.size.height() - height) / 2
        return Box(left, top, left + width, top + height).to_quad()

    def between(self, one: QPointF, other: QPointF) -> Quad:
        """The upright outline between two places of the screen."""
        return Box.around((self.to_picture(one), self.to_picture(other))).to_quad()


def with_corner(quad: Quad, corner: int, point: Point) -> Quad:
    """The outline with one corner elsewhere."""
    corners = list(quad)
    corners[corner] = point
    return Quad(*corners)


def is_sound(quad: Quad) -> bool:
    """Whether the corners go round clockwise without crossing, and hold something."""
    turns = []
    for at in range(4):
        a, b, c = quad[at], quad[(at + 1) % 4], quad[(at + 2) % 4]
        turns.append((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x))
    return all(turn > 0 for turn in turns) and quad.area >= 400

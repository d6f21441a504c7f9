"""Draws the cards of the made-up people, with the places of their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTransform

from ocr.geometry import Box, Quad
from ocr.model import FieldKind
from ui.theme.fonts import families

WIDTH, HEIGHT = 1092, 660


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it says and where it stands."""

    kind: FieldKind | None
    text: str
    quad: Quad


def draw_card(
    values: list[tuple[FieldKind | None, str]], colour: str, paper: str
) -> tuple[QImage, list[Line]]:
    """A card with a coloured edge and one line a value."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.fillRect(0, 0, 32, HEIGHT, QColor(colour))
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(WIDTH - 170, 60, 90, 90)
    ink = QColor("#f2f2ee" if QColor(paper).lightness() < 128 else "#23262a")
    lines, y = [], 46.0
    for kind, text in values:
        big = kind is FieldKind.NAME
        line = _draw_line(painter, kind, text, y, 76 if big else 34, ink)
        lines.append(line)
        y = line.quad.box.bottom + (20 if big else 10)
    painter.end()
    return image, lines


def lay_on_table(cards: Sequence[QImage]) -> tuple[QImage, list[Quad]]:
    """Four cards on a table as a photograph, a little askew, and where they lie in it."""
    table = QImage(1600, 1100, QImage.Format.Format_RGB32)
    table.fill(QColor("#6b5140"))
    painter = QPainter(table)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    quads = []
    places = ((60, 90, -3.0), (840, 60, 3.5), (80, 620, 2.5), (830, 600, -4.0))
    for card, (left, top, angle) in zip(cards, places, strict=True):
        lie = QTransform().translate(left, top).rotate(angle).scale(0.62, 0.62)
        painter.setTransform(lie)
        painter.drawImage(0, 0, card)
        corners = [lie.map(QPointF(p.x, p.y)) for p in Box(0, 0, WIDTH, HEIGHT).to_quad()]
        quads.append(Quad.of([(corner.x(), corner.y()) for corner in corners]))
    painter.end()
    return table, quads


def _draw_line(
    painter: QPainter, kind: FieldKind | None, text: str, y: float, pixels: int, ink: QColor
) -> Line:
    use = QFont(families())
    use.setPixelSize(pixels)
    metrics = QFontMetricsF(use)
    width, height = metrics.horizontalAdvance(text), pixels * 1.2
    painter.setFont(use)
    painter.setPen(ink)
    painter.drawText(QRectF(96, y, width + 8, height), int(Qt.AlignmentFlag.AlignVCenter), text)
    return Line(kind, text, Box(96, y, 96 + width, y + height).to_quad())

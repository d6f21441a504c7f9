"""How outlines are drawn on a photograph: colours that stand out on any table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme.fonts import Role, px
from ui.theme.theme import color, font
from ui.widgets.painting import draw_text, text_width

OTHERS, CHOSEN, INK = "#9CCBF2", "#FFC94D", "#1B1F23"
HANDLE = 11


def draw_outline(
    painter: QPainter, polygon: QPolygonF, number: int, *, active: bool, corner: int | None
) -> None:
    """An outline with its number; the chosen one has a handle at each corner."""
    tone = CHOSEN if active else OTHERS
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 110), 4 if active else 3))
    painter.drawPolygon(polygon)  # a dark rim, for white tables
    painter.setPen(QPen(color(tone), 2.5 if active else 1.5))
    painter.drawPolygon(polygon)
    _draw_number(painter, polygon, number, tone)
    if active:
        for at in range(4):
            _draw_handle(painter, polygon.at(at), chosen=at == corner)


def draw_draft(painter: QPainter, polygon: QPolygonF) -> None:
    """A new outline while it is drawn."""
    painter.setPen(QPen(color(CHOSEN), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(255, 201, 77, 50))
    painter.drawPolygon(polygon)


def draw_advice(painter: QPainter, rect: QRect, words: str) -> None:
    """A sentence along the lower edge, on its own ground, whatever the photograph."""
    painter.setFont(font(Role.SMALL_STRONG))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
    inner = rect.adjusted(px(10), px(6), -px(10), -px(6))
    high = painter.boundingRect(inner, int(flags), words).height() + px(12)
    band = QRect(rect.x(), rect.bottom() + 1 - high, rect.width(), high)
    painter.fillRect(band, QColor(20, 22, 24, 220))
    painter.setPen(color(CHOSEN))
    painter.drawText(band.adjusted(px(10), 0, -px(10), 0), int(flags), words)


def _draw_number(painter: QPainter, polygon: QPolygonF, number: int, tone: str) -> None:
    """A disc inside the top right corner, of the card as it lies there."""
    corner, centre = polygon.at(1), polygon.boundingRect().center()
    inward = centre - corner
    length = max(1.0, (inward.x() ** 2 + inward.y() ** 2) ** 0.5)
    middle = corner + inward * (min(px(20), length) / length)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tone))
    painter.drawEllipse(middle, px(10), px(10))
    width = text_width(str(number), Role.BODY_STRONG)
    at = QPointF(middle.x() - width / 2, middle.y() - px(10)).toPoint()
    box = QRect(at.x(), at.y(), width + px(4), px(20))
    draw_text(painter, box, str(number), Role.BODY_STRONG, INK)


def _draw_handle(painter: QPainter, at: QPointF, *, chosen: bool) -> None:
    half = px(HANDLE) / 2
    painter.setPen(QPen(color(INK), 2.5 if chosen else 1))
    painter.setBrush(color("#FFFFFF" if chosen else CHOSEN))
    painter.drawEllipse(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))

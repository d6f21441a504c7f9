"""The boxes on a card: where values stand, which is in focus, and its name beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme.fonts import Role, px
from ui.theme.theme import color
from ui.widgets.painting import draw_text, text_width

# cards stay white in dark, so their marks keep the colours that stand out on white
READ, UNSURE = "#1B5A8A", "#C27803"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place as it is seen."""

    polygon: QPolygonF
    label: str
    unsure: bool
    active: bool

    @property
    def box(self) -> QRectF:
        """The upright box around it."""
        return self.polygon.boundingRect()


def draw_marks(painter: QPainter, marks: Sequence[Mark], room: QRectF) -> None:
    """Draw all marks, the active one last."""
    for mark in marks:
        if not mark.active:
            _draw_quiet(painter, mark)
    for mark in marks:
        if mark.active:
            others = [other.box for other in marks if not other.active]
            _draw_active(painter, mark, others, room)


def draw_region(painter: QPainter, polygon: QPolygonF) -> None:
    """A region that is being drawn or read."""
    painter.setPen(QPen(color(READ), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(27, 90, 138, 40))
    painter.drawPolygon(polygon)


def _draw_quiet(painter: QPainter, mark: Mark) -> None:
    if mark.unsure:
        painter.setPen(QPen(color(UNSURE), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(194, 120, 3, 26))
    else:
        painter.setPen(QPen(QColor(27, 90, 138, 140), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(mark.polygon)


def _draw_active(painter: QPainter, mark: Mark, others: Sequence[QRectF], room: QRectF) -> None:
    box = mark.box.adjusted(-3, -3, 3, 3)
    painter.setPen(QPen(color(READ), 2.5))
    painter.setBrush(QColor(27, 90, 138, 30))
    painter.drawRoundedRect(box, 3, 3)
    width = text_width(mark.label, Role.SMALL_STRONG) + px(12)
    tag = _free_place(box, width, others, room)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(READ))
    painter.drawRoundedRect(tag, 4, 4)
    words = tag.toRect().adjusted(px(6), 0, 0, 0)
    draw_text(painter, words, mark.label, Role.SMALL_STRONG, "#FFFFFF")


def _free_place(box: QRectF, width: float, others: Sequence[QRectF], room: QRectF) -> QRectF:
    """Beside the box where it covers no neighbour, else above or below; never over one."""
    tags = list(_beside(box, width))
    free = (
        tag
        for tag in tags
        if room.contains(tag) and not any(tag.intersects(other) for other in others)
    )
    return next(free, tags[0])


def _beside(box: QRectF, width: float) -> Iterator[QRectF]:
    height = px(20)
    middle = box.center().y() - height / 2
    yield QRectF(box.right() + px(4), middle, width, height)
    yield QRectF(box.left() - px(4) - width, middle, width, height)
    yield QRectF(box.left(), box.top() - height - px(2), width, height)
    yield QRectF(box.left(), box.bottom() + px(2), width, height)

"""What an empty page says: what is missing, what to do, one way to do it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.painting import fill_rect
from ui.widgets.seal import draw_seal


class EmptyState(QWidget):
    """A picture, one line what is missing, one line what to do, and buttons, all centred."""

    def __init__(
        self, title: str, text: str, *buttons: Button, picture: bool = True, dashed: bool = False
    ) -> None:
        super().__init__()
        self._dashed = dashed
        if dashed:  # the frame keeps clear of what is beside the page
            self.setContentsMargins(px(24), px(8), px(20), px(20))
        self._below = QVBoxLayout()
        self.setAccessibleName(f"{title} {text}")
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addStretch(2)
        if picture:
            column.addWidget(_Stack(), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (
            Label(title, Role.TITLE, wrap=True),
            Label(text, Role.BODY, "text2", wrap=True),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        if buttons:
            self.setFocusProxy(buttons[0])
        row.addStretch()
        column.addLayout(row)
        column.addLayout(self._below)
        column.addStretch(3)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the buttons."""
        self._below.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dashed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().line), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.contentsRect()).adjusted(1, 1, -1, -1), 12, 12)


class _Stack(QWidget):
    """Three blank cards on a red thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(540), px(170))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 540, self.height() / 170)
        thread = QPainterPath(QPointF(10, 95))
        thread.cubicTo(90, 20, 110, 120, 200, 110)
        thread.moveTo(360, 62)
        thread.cubicTo(430, 60, 440, 130, 530, 62)
        painter.setPen(QPen(color(tokens().thread), 2))
        painter.drawPath(thread)
        for angle, x, y in ((-8.0, 140, 52), (6.0, 210, 30), (-1.5, 175, 12)):
            self._card(painter, angle, x, y)
        painter.translate(175, 12)
        painter.rotate(-1.5)
        draw_seal(painter, QRectF(16, 18, 22, 22))
        fill_rect(painter, QRectF(48, 24, 76, 8), tokens().track)
        fill_rect(painter, QRectF(16, 54, 104, 12), tokens().edge)
        fill_rect(painter, QRectF(16, 82, 140, 6), tokens().track)
        fill_rect(painter, QRectF(16, 94, 96, 6), tokens().track)

    def _card(self, painter: QPainter, angle: float, x: float, y: float) -> None:
        painter.save()
        painter.translate(x, y)
        painter.rotate(angle)
        painter.setPen(QPen(color(tokens().edge), 1.5))
        painter.setBrush(color(tokens().base))
        painter.drawRoundedRect(QRectF(0, 0, 190, 114), 5, 5)
        painter.restore()

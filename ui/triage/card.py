"""The card of the moment on its stack, in focus while single keys answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pictures import Pictures
from ui.theme.fonts import px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_card, focus_pen


class StackCard(QWidget):
    """A card of 464 with the edges of the next ones below it."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._path: Path | None = None
        self._below = 0
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(464), px(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(190))

    def show_card(self, path: Path | None, below: int, name: str, spoken: str) -> None:
        """Show somebody's card, or the name in short; `below` more wait under it."""
        self._path, self._below, self._name = path, below, name
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height() - px(20), round((self.width() - px(8)) * 55 / 91))
        width = round(height * 91 / 55)
        card = QRect((self.width() - width) // 2, px(4), width, height)
        painter.setPen(QPen(color(tokens().line), 1))
        painter.setBrush(color(tokens().base))
        for number in range(min(2, self._below), 0, -1):
            inset = px(10) * number
            lower = QRectF(card).adjusted(inset, px(6) * number, -inset, px(6) * number)
            painter.drawRoundedRect(lower, 4, 4)
        ratio = painter.device().devicePixelRatio()
        name = "" if self._path else self._name
        draw_card(painter, card, self._pictures.get(self._path, round(width * ratio)), name)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(focus_pen())
            painter.drawRoundedRect(QRectF(card).adjusted(-3, -3, 3, 3), 5, 5)

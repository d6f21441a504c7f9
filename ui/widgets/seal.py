"""The vermilion seal 縁: mark of the program and its icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import families, px
from ui.theme.theme import color, tokens


def draw_seal(painter: QPainter, rect: QRectF) -> None:
    """The seal filling a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens().seal))
    radius = rect.width() * 0.22
    painter.drawRoundedRect(rect, radius, radius)
    letter = QFont(families())
    letter.setPixelSize(round(rect.height() * 0.64))
    letter.setWeight(QFont.Weight.Bold)
    painter.setFont(letter)
    painter.setPen(color("#FFFFFF"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "縁")
    painter.restore()


def app_icon() -> QIcon:
    """The window's icon in the sizes that desktops ask for."""
    icon = QIcon()
    for size in (16, 32, 48, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_seal(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon


class Seal(QWidget):
    """The seal as a small widget."""

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_seal(QPainter(self), QRectF(self.rect()))

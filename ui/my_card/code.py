"""A QR code, painted black on white whatever the theme: cameras want contrast."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.formats.qr import QUIET, Squares
from ui.theme.fonts import px

SMALLEST = 240


class QrCode(QWidget):
    """One code, as large as its widget with whole pixels a square."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self._size = size
        self._squares: Squares = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_squares(self, squares: Squares) -> None:
        """Show another code."""
        self._squares = squares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(SMALLEST), px(SMALLEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._squares:
            count = len(self._squares) + 2 * QUIET
            ratio = self.devicePixelRatio()
            side = max(1, int(min(self.width(), self.height()) * ratio // count)) / ratio
            whole = QRectF(0, 0, side * count, side * count)
            whole.moveCenter(QRectF(self.rect()).center())
            whole.moveTopLeft(whole.topLeft().toPoint())
            draw_code(painter, whole, self._squares)


def draw_code(painter: QPainter, rect: QRectF, squares: Squares) -> None:
    """Draw a code with its quiet zone; runs of dark squares as one, so that no seams show."""
    side = rect.width() / (len(squares) + 2 * QUIET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    for y, row in enumerate(squares):
        for start, length in _runs(row):
            x, top = rect.x() + (QUIET + start) * side, rect.y() + (QUIET + y) * side
            painter.drawRect(QRectF(x, top, length * side, side))
    painter.restore()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark runs begin, and how long they are."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs

"""A progress bar in segments: one colour a result, the rest still waiting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import px
from ui.theme.theme import color, tokens


class ProgressBar(QWidget):
    """Counts side by side on a line; give it a spoken sentence, for it paints no words."""

    def __init__(self, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._parts: tuple[tuple[int, str], ...] = ()
        self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[int, str]], total: int, spoken: str) -> None:
        """Show counts with the names of their token colours, out of a total."""
        self._parts, self._total = tuple(parts), total
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        radius = min(self.height() / 2, 4)
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), color(tokens().track))
        x = 0.0
        for count, name in self._parts:
            width = self.width() * count / max(1, self._total)
            painter.fillRect(
                QRectF(x, 0, max(0.0, width - 1), self.height()), color(getattr(tokens(), name))
            )
            x += width

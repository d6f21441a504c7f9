"""The keys of a page, said where they are used: painted key caps with their meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_text, text_width


class KeyHints(QWidget):
    """A row of key caps; what does not fit at the right is left out whole."""

    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_hints(hints)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Say these keys instead of those before."""
        self._hints = tuple(hints)
        self.setAccessibleName("; ".join(f"{key}: {what}" for key, what in hints))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0
        for key, what in self._hints:
            cap = draw_cap_width(key)
            words = text_width(what, Role.SMALL)
            if x + cap + px(6) + words > self.width():
                break
            draw_cap(painter, QRect(x, px(2), cap, px(20)), key)
            at = QRect(x + cap + px(6), 0, words + px(4), self.height())
            draw_text(painter, at, what, Role.SMALL, tokens().text2)
            x += cap + words + px(26)


def draw_cap_width(key: str) -> int:
    """The width of a key cap."""
    return max(px(22), text_width(key, Role.TINY) + px(12))


def draw_cap(painter: QPainter, rect: QRect, key: str) -> None:
    """A key as a small cap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(tokens().line), 1))
    painter.setBrush(color(tokens().hover))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    width = text_width(key, Role.TINY)
    inner = rect.adjusted((rect.width() - width) // 2, 0, 4, 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw_text(painter, inner, key, Role.TINY, tokens().text2)

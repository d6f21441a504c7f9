"""Drop-down and check box, painted flat: a style sheet would take their arrow and tick away."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.text import fold
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_icon, draw_text, text_width

PAUSE = 1.2
"""After so many seconds without a letter the next one begins another word."""


class Choice(QComboBox):
    """One of several; `data` of the items is what the program knows them by.

    Typing goes to the item in which the letters stand, those that begin with them first: by keys,
    or by an input method, which Qt's own search does not know.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._typed, self._typed_at = "", 0.0
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)  # also of later items

    def setAccessibleName(self, name: str) -> None:
        """The list that opens is called the same."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def choose(self, data: object) -> None:
        """Select the item with this data; the first one where there is none."""
        self.setCurrentIndex(max(0, self.findData(data)))

    def sizeHint(self) -> QSize:
        widest = max(
            (text_width(self.itemText(i), Role.BODY) for i in range(self.count())), default=0
        )
        return QSize(min(widest, px(320)) + px(40), px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(90), px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, shift = event.text(), Qt.KeyboardModifier.ShiftModifier
        if text.strip() and text.isprintable() and not event.modifiers() & ~shift:
            self._seek(text)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._seek(event.commitString())
        event.accept()

    def _seek(self, text: str) -> None:
        now = time.monotonic()
        self._typed = (self._typed if now - self._typed_at < PAUSE else "") + text
        self._typed_at = now
        wanted = fold(self._typed)
        items = [(fold(self.itemText(at)), at) for at in range(self.count())]
        begins = [at for words, at in items if words.startswith(wanted)]
        for at in begins or [at for words, at in items if wanted in words]:
            self.setCurrentIndex(at)
            self.activated.emit(at)
            return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change what was chosen."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focus = self.hasFocus()
        draw_edge(painter, QRectF(self.rect()), radius=6, focus=focus, fill=tokens().raised)
        words = self.rect().adjusted(px(10), 0, -px(28), 0)
        colour = tokens().text if self.isEnabled() else tokens().text3
        draw_text(painter, words, self.currentText(), Role.BODY, colour)
        top = (self.height() - px(14)) // 2
        draw_icon(painter, self.width() - px(22), top, Icon.OPEN_SECTION, 14, tokens().text2)


class CheckBox(QCheckBox):
    """A yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.BODY) + px(32), px(24))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(1, (self.height() - px(18)) // 2, px(18), px(18))
        on = self.isChecked()
        fill = tokens().accent if on else tokens().raised
        draw_edge(painter, QRectF(box), radius=4, focus=self.hasFocus(), fill=fill)
        if on:
            draw_icon(painter, box.x() + px(2), box.y() + px(2), Icon.SURE, 14, tokens().on_accent)
        words = self.rect().adjusted(px(28), 0, 0, 0)
        draw_text(painter, words, self.text(), Role.BODY, tokens().text)


def draw_edge(painter: QPainter, rect: QRectF, *, radius: float, focus: bool, fill: str) -> None:
    """The rounded frame of an input: a ring of 2 when it has the focus, else a line of 1."""
    width = tokens().ring if focus else 1
    half = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(tokens().accent if focus else tokens().edge), width))
    painter.setBrush(color(fill))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

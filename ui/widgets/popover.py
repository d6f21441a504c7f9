"""A popover: a frame inside the window on a scrim; Esc closes it, and a click beside.

A click is easily made by mistake: what was typed keeps the popover open, until it is saved or Esc
gives it up.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.fonts import px


class Popover(QWidget):
    """Covers its window with a scrim and holds one frame; gives the focus back when it closes."""

    closed = Signal()
    keeps_typing = True
    """Whether a click beside leaves it open once something was typed; not where one searches."""

    def __init__(self, window: QWidget, *, width: int, top: int | None = None) -> None:
        super().__init__(window)
        self.setObjectName("cover")  # the window closes it with the page
        self._host = window
        self._width = width
        self._top = top
        self._before: QWidget | None = None
        self.frame = QFrame(self)
        self.frame.setObjectName("popover")
        self.layout_ = QVBoxLayout(self.frame)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(0)
        window.installEventFilter(self)
        self.frame.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it over the whole window."""
        self._before = self.window().focusWidget()
        self._forget_typing()
        self._place()
        self.show()
        self.raise_()

    def close_(self) -> None:
        """Hide it and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.closed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page that it was opened over was left."""
        self.close_()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.frame.geometry().contains(event.position().toPoint()):
            return
        typed = self._typed() if self.keeps_typing else None
        if typed is None:
            self.close_()
        else:
            typed.setFocus()

    def _typed(self) -> QLineEdit | QPlainTextEdit | None:
        """The first field that somebody typed into since it was opened or filled."""
        for line in self.frame.findChildren(QLineEdit):
            if line.isModified() and line.text():
                return line
        for text in self.frame.findChildren(QPlainTextEdit):
            if text.document().isModified() and text.toPlainText():
                return text
        return None

    def _forget_typing(self) -> None:
        """Begin anew: what stands in the fields now was not typed."""
        for line in self.frame.findChildren(QLineEdit):
            line.setModified(False)
        for text in self.frame.findChildren(QPlainTextEdit):
            text.document().setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = event.type() is QEvent.Type.Resize and watched is self._host
        grown = event.type() is QEvent.Type.LayoutRequest and watched is self.frame
        if (resized or grown) and self.isVisible():
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside while it is open."""
        inside = [w for w in self.frame.findChildren(QWidget) if _takes_tab(w)]
        now = self.window().focusWidget()
        if not inside:
            return False
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _place(self) -> None:
        parent = self._host
        self.setGeometry(parent.rect())
        width = min(px(self._width), parent.width() - px(32))
        self.frame.setFixedWidth(width)
        height = min(self.frame.sizeHint().height(), parent.height() - px(32))
        self.frame.setMaximumHeight(parent.height() - px(32))
        self.frame.resize(width, height)
        top = (parent.height() - height) // 2 if self._top is None else px(self._top)
        self.frame.move((parent.width() - width) // 2, max(px(16), top))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 97))


def _takes_tab(widget: QWidget) -> bool:
    if widget.focusProxy() is not None:  # the line inside a field for days is no field of its own
        return False
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()

"""Shift+F10 opens the menu of what has the focus, like the menu key that many keyboards lack."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


def add_context_key(window: QWidget) -> None:
    """Let a window listen for it; Windows sends the event by itself."""
    if sys.platform != "win32":
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_menu)


def _open_menu() -> None:
    focus = QApplication.focusWidget()
    if focus is None:
        return
    at = _place_in(focus)
    target = focus.viewport() if isinstance(focus, QAbstractScrollArea) else focus
    why = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(target, QContextMenuEvent(why, at, target.mapToGlobal(at)))


def _place_in(widget: QWidget) -> QPoint:
    """The middle of the current row, or of where typing goes on."""
    rect = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return rect.center() if rect.isValid() else widget.rect().center()

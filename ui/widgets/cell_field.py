"""A field over a cell of a table: Enter keeps what was typed, Esc and leaving it give up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.models.rows import Index
from ui.theme.fonts import px
from ui.widgets.line_edit import LineEdit

LEAST = 130
"""So wide at least, for what is typed there is wider than what is shown."""


class CellField(LineEdit):
    """Laid over the cell; the cell itself never is editable, or letters would be typed into it."""

    def __init__(
        self, view: QAbstractItemView, index: Index, name: str, text: str, hint: str = ""
    ) -> None:
        super().__init__(name, text, hint=hint, parent=view.viewport())
        self._view = view
        self._was = text
        self._keep: Callable[[str], object] | None = None
        place = view.visualRect(index).adjusted(0, 4, 0, -4)
        place.setWidth(max(place.width(), px(LEAST)))
        place.moveRight(min(place.right(), view.viewport().rect().right()))
        self.setGeometry(place)
        self.selectAll()

    def ask(self, keep: Callable[[str], object]) -> None:
        """Show it with the focus."""
        self._keep = keep
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keep, self._keep = self._keep, None
            text = self.text().strip()
            self._view.setFocus()
            if keep is not None and text != self._was:
                keep(text)
        elif event.key() == Qt.Key.Key_Escape:
            self._view.setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hide()
            self.deleteLater()

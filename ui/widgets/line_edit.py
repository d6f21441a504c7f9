"""A text field whose undo falls through to the program when no typing is left to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens


class LineEdit(QLineEdit):
    """A text field with a spoken name."""

    def __init__(
        self, name: str, text: str = "", *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._has_no_own(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _has_no_own(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.isRedoAvailable()
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        at_end = self.cursorPosition() == len(self.text())
        # X11 would claim Ctrl+D and Ctrl+K for deleting; here they are the program's
        return event.key() in (Qt.Key.Key_D, Qt.Key.Key_K) or (
            event.key() == Qt.Key.Key_Delete and at_end
        )

    def set_unsure(self, unsure: bool) -> None:
        """Show or take away the amber ground."""
        if bool(self.property("unsure")) != unsure:
            self.setProperty("unsure", unsure)
            self.style().unpolish(self)
            self.style().polish(self)


class SearchField(LineEdit):
    """A search box: magnifier in front, a clear button behind, Esc clears, Down leaves it."""

    descended = Signal()  # to what was found

    def __init__(self, hint: str, *, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(hint, hint=hint, parent=parent)
        self.setProperty("search", True)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(min(width, 300)))
        self.setMaximumWidth(px(width))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._magnifier = self.addAction(
            icons.qicon(Icon.SEARCH, px(16), tokens().text2),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._magnifier.setIcon(icons.qicon(Icon.SEARCH, px(16), tokens().text2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.descended.emit()
        super().keyPressEvent(event)

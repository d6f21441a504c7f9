"""A text field that is completed from the card book while one types, and never waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from ui.models.rows import RowModel
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.line_edit import LineEdit
from ui.widgets.painting import draw_icon, draw_text
from ui.widgets.row_list import RowDelegate, RowList, RowState

ROW, NARROWEST = 44, 280


class Suggestion(NamedTuple):
    """A line to choose.

    Attributes:
        text: what the field holds once it is chosen.
        detail: what tells it from others of the same text.
        id: under which the book knows it; None for a mere word.
        is_new: whether it is yet to be added to the book.
    """

    text: str
    detail: str = ""
    id: int | None = None
    is_new: bool = False


class SuggestField(LineEdit):
    """Typing asks, Down and Up choose, Enter takes what is chosen, Esc puts the list away."""

    asked = Signal(str)  # what was typed and may be completed
    taken = Signal(object)  # the Suggestion that was chosen

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__(name, hint=hint)
        self._list: _Suggestions | None = None
        self.textEdited.connect(self._ask)

    @property
    def list(self) -> _Suggestions | None:
        """The lines to choose from, while they are open."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def offer(self, text: str, rows: Sequence[Suggestion]) -> None:
        """Show lines to choose from, if the field still holds the text for which they are."""
        if not self.hasFocus() or text != self.text():
            return
        if not rows:
            self.put_away()
            return
        if self._list is None:
            self._list = _Suggestions(self.accessibleName(), _over(self), self.take)
        self._list.open_at(self, rows)

    def put_away(self) -> None:
        """Close the list of lines."""
        if self._list is not None:
            self._list.hide()

    def take(self, row: Suggestion) -> None:
        """Let the field hold what was chosen."""
        self.put_away()
        self.setText(row.text)
        self.setModified(True)  # a click beside the form would lose it like what was typed
        self.taken.emit(row)

    def _ask(self, text: str) -> None:
        if text.strip():
            self.asked.emit(text)
        else:
            self.put_away()

    def event(self, event: QEvent) -> bool:
        """While the list is open Esc is its own, no shortcut and no end of the form."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.list is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._uses(event.key()):
            super().keyPressEvent(event)

    def _uses(self, key: int) -> bool:
        """Do what a key means for the list; False where it means nothing."""
        found, down, up = self.list, Qt.Key.Key_Down, Qt.Key.Key_Up
        if found is None:
            if key == down and self.text().strip():
                self.asked.emit(self.text())
            return key == down
        if key in (down, up):
            found.step(1 if key == down else -1)
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found.current is not None:
            self.take(found.current)
        else:
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes on with Tab has chosen the line on which they stood."""
        found = self.list
        if found is not None and found.current is not None:
            self.take(found.current)
        self.put_away()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.put_away()
        super().hideEvent(event)


class _Suggestions(RowList[Suggestion]):
    """The list below a field; the keyboard stays with the field."""

    def __init__(self, name: str, over: QWidget, take: Callable[[Suggestion], object]) -> None:
        model = RowModel[Suggestion](_spoken, lambda row: (row.id, row.text, row.is_new))
        super().__init__(name, model, _Delegate(), over)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: take(self.rows.rows[index.row()]))

    def open_at(self, field: QWidget, rows: Sequence[Suggestion]) -> None:
        """Show lines below a field, or above it where there is no room, none of them chosen."""
        self.rows.show(rows)
        over = self.parentWidget()
        assert over is not None
        corner = field.mapTo(over, QPoint(0, field.height() + px(2)))
        size = QSize(max(field.width(), px(NARROWEST)), len(rows) * px(ROW) + px(4))
        if corner.y() + size.height() > over.height():
            corner.setY(max(0, corner.y() - field.height() - px(4) - size.height()))
        self.setGeometry(QRect(corner, size))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go to the next line or the one before; round the ends is none."""
        count = self.rows.rowCount()
        at = self.currentIndex().row() + by
        at = count - 1 if at < -1 else at
        if not 0 <= at < count:
            self.setCurrentIndex(self.rows.index(-1))
            return
        self.setCurrentIndex(self.rows.index(at))
        said = QAccessibleAnnouncementEvent(self, _spoken(self.rows.rows[at]))
        QAccessible.updateAccessibility(said)


class _Delegate(RowDelegate[Suggestion]):
    """The text, and below it what tells it from others."""

    height = ROW

    def draw(self, painter: QPainter, rect: QRect, row: Suggestion, state: RowState) -> None:
        words = rect.adjusted(px(10), 0, -px(8), 0)
        if row.is_new:
            middle = rect.y() + (rect.height() - px(16)) // 2
            draw_icon(painter, words.x(), middle, Icon.ADD, 16, tokens().accent)
            text = words.adjusted(px(24), 0, 0, 0)
            draw_text(painter, text, row.detail, Role.BODY, tokens().accent)
            return
        if row.detail:
            low = QRect(words.x(), rect.y() + px(22), words.width(), px(18))
            draw_text(painter, low, row.detail, Role.SMALL, tokens().text2)
            words = QRect(words.x(), rect.y() + px(3), words.width(), px(20))
        draw_text(painter, words, row.text, Role.BODY, tokens().text)

    def tip(self, row: Suggestion, width: int) -> str:
        return _spoken(row)


def _spoken(row: Suggestion) -> str:
    if row.is_new:
        return row.detail
    return f"{row.text}、{row.detail}" if row.detail else row.text


def _over(field: QWidget) -> QWidget:
    """What the list lies on: the form over the page, else the window."""
    found: QWidget | None = field
    while found is not None and found.objectName() != "cover":
        found = found.parentWidget()
    return found or field.window()

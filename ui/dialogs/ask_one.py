"""One question with one field: a word to type, or one of several to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.popover import Popover


class AskOne(Popover):
    """Asks for one thing; Enter answers, Esc gives up."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=430)
        self._answer: Callable[[Any], object] | None = None
        self._may_be_empty = False
        self._title = Label("", Role.HEADING, wrap=True)
        self.field = LineEdit("")
        self.field.returnPressed.connect(self._done)
        self.choice = Choice("")
        self._save = Button(_("Save"), kind="primary", icon=Icon.SURE, clicked=self._done)
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(18), px(20), px(18))
        column.setSpacing(px(12))
        for widget in (self._title, self.field, self.choice):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        row.addWidget(self._save)
        column.addLayout(row)
        self.layout_.addLayout(column)

    def ask_text(
        self,
        title: str,
        known: Sequence[str],
        answer: Callable[[str], object],
        text: str = "",
        *,
        may_be_empty: bool = False,
    ) -> None:
        """Ask for a word; those known already are offered while it is typed."""
        self._may_be_empty = may_be_empty
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.setText(text)
        self._open(title, self.field, answer)

    def ask_choice(
        self, title: str, items: Sequence[tuple[str, object]], answer: Callable[[Any], object]
    ) -> None:
        """Ask for one of several, each with the words for it and what it is known by."""
        self.choice.clear()
        for words, data in items:
            self.choice.addItem(words, data)
        self._open(title, self.choice, answer)

    def _open(self, title: str, asked: QWidget, answer: Callable[[Any], object]) -> None:
        self._title.setText(title)
        self._answer = answer
        for widget in (self.field, self.choice):
            widget.setVisible(widget is asked)
            widget.setAccessibleName(title)
        self.open()
        asked.setFocus()

    def _done(self) -> None:
        is_text = self.field.isVisible()
        value = self.field.text().strip() if is_text else self.choice.currentData()
        answer, self._answer = self._answer, None
        self.close_()
        if answer is not None and (value or not is_text or self._may_be_empty):
            answer(value)

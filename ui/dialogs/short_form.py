"""A popover of a few named fields with one primary button: the frame of the small forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.i18n import gettext as _
from ui.dialogs.form import Form
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.day_field import DayField
from ui.widgets.label import Label
from ui.widgets.name_field import NameField

Rows = Sequence[tuple[str, QWidget]]


class ShortForm(Form):
    """Title, fields, a problem in words, and what is done with them."""

    def __init__(self, window: QWidget, rows: Rows, does: str, *, width: int = 460) -> None:
        super().__init__(window, width=width)
        self.title = Label("", Role.HEADING, wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        self._does = does
        self.save_button = Button(does, kind="primary", icon=Icon.SURE, clicked=self._submit)
        self._first = rows[0][1]
        self._fill(rows)

    def _fill(self, rows: Rows) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setVerticalSpacing(px(8))
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0, 1, 2)
        for at, (name, widget) in enumerate(rows, 1):
            grid.addWidget(Label(name, Role.BODY, "text2"), at, 0)
            grid.addWidget(widget, at, 1)
            line = _line_of(widget)
            if line is not None:
                line.returnPressed.connect(self._submit)
        grid.addWidget(self.problem, len(rows) + 1, 0, 1, 2)
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch()
        self.buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        self.buttons.addWidget(self.save_button)
        grid.addLayout(self.buttons, len(rows) + 2, 0, 1, 2)
        self.layout_.addLayout(grid)

    def ask_for(self, title: str, *, again: bool = False) -> None:
        """Open it under a title with the focus in the first field; `again` for what is known."""
        self.title.setText(title)
        self.name_save(again=again)
        self.open()
        self._first.setFocus()

    def name_save(self, *, again: bool) -> None:
        """Say what the button does: record something new, or save what is known anew."""
        self.save_button.set_text(_("Save") if again else self._does)

    def save(self) -> object:
        """Hand over what was entered, and answer what its receiver gave back.

        Where something is wrong with it that is answered in words, and nothing is handed over.
        """
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self.takes_answers:  # a field passes the key on that has just saved and closed it
            return
        answer = self.save()
        if isinstance(answer, str):
            self.problem.setText(answer)
        else:
            self.close_when_stored(answer)


def _line_of(widget: QWidget) -> QLineEdit | None:
    """The line in which one types into a field, where there is one."""
    if isinstance(widget, DayField):
        return widget.lineEdit()
    if isinstance(widget, NameField):
        return widget.line
    return widget if isinstance(widget, QLineEdit) else None


def text_of(field: QLineEdit) -> str | None:
    """What was typed; None for nothing."""
    return field.text().strip() or None


def whole_number(text: str) -> int | None:
    """A number above 0 with or without separators; None for anything else."""
    digits = text.replace(",", "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) else None

"""One person of a file: what is the same, what differs, and what to do about just this one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.i18n import gettext as _
from app.services.import_findings import Choice
from app.services.words import listed
from ui.importing.table import PersonRow
from ui.importing.words import CHOICES, choice_word, conflict_word, reason_word
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wording import joined

KEYS = {Choice.ADD: "A", Choice.JOIN: "F", Choice.REPLACE: "R", Choice.SKIP: "S"}


class PersonPane(QFrame):
    """The details of the current row."""

    chosen = Signal(Choice)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._name = Label("", Role.HEADING, wrap=True)
        self._facts = Label("", Role.SMALL, "text2", wrap=True)
        self.differences = Label("", wrap=True)
        self.says = Label("", wrap=True)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addWidget(self.differences)
        self.buttons: dict[Choice, Button] = {}
        for choice, key in KEYS.items():
            press = partial(self.chosen.emit, choice)
            self.buttons[choice] = Button(choice_word(choice), key=key, clicked=press)
            column.addWidget(self.buttons[choice])
        column.addSpacing(px(6))
        column.addWidget(self.says)

    def show_person(self, row: PersonRow | None) -> None:
        """Show a row; nothing for None."""
        self.setVisible(row is not None)
        if row is None:
            return
        entry = row.entry
        self._name.setText(entry.name)
        same = listed(map(reason_word, entry.reasons))
        self._facts.setText(
            joined(
                _("line {n}").format(n=entry.line),
                _("same as {name}: {what}").format(name=entry.known_as, what=same) if same else "",
            )
        )
        self.differences.setText("\n".join(_differences(row)))
        self.differences.setVisible(bool(entry.conflicts))
        self.says.setText(entry.says)
        self.says.setVisible(bool(entry.says))
        for choice, button in self.buttons.items():
            offered = CHOICES[entry.kind]
            button.setVisible(choice in offered and len(offered) > 1)
            button.setEnabled(choice is not row.choice)


def _differences(row: PersonRow) -> Iterator[str]:
    for conflict in row.entry.conflicts:
        what = conflict_word(conflict.what)
        yield _("{what}: mine “{ours}”, file “{theirs}”").format(
            what=what, ours=conflict.ours, theirs=conflict.theirs
        )

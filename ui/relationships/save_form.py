"""Asking for the name of a filter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.popover import Popover


class SaveForm(Popover):
    """One line for a name; a filter that has the name already is replaced."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=400)
        self._save: Callable[[str], object] | None = None
        self.name = LineEdit(_("Name of this filter"))
        self.name.returnPressed.connect(self._submit)
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(18), px(20), px(18))
        column.setSpacing(px(10))
        column.addWidget(Label(_("Name of this filter"), Role.HEADING))
        column.addWidget(self.name)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        buttons.addWidget(Button(_("Save"), kind="primary", icon=Icon.SURE, clicked=self._submit))
        column.addLayout(buttons)
        self.layout_.addLayout(column)

    def ask(self, save: Callable[[str], object]) -> None:
        """Open it; `save` gets the name."""
        self._save = save
        self.name.clear()
        self.open()
        self.name.setFocus()

    def _submit(self) -> None:
        name = self.name.text().strip()
        if name and self._save is not None:
            self.close_()
            self._save(name)

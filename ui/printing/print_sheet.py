"""Asks whom to print, as cards or as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.dialogs.export_sheet import Who, who_word
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.wording import joined, people

Ids = tuple[ContactId, ...]


@dataclass(frozen=True, slots=True)
class PrintWish:
    """Who is to be printed, and whether as cards or as a list."""

    ids: Ids
    as_cards: bool = False


Do = Callable[[PrintWish], object]


class PrintSheet(Popover):
    """Two choices, then a printer or a PDF."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=460)
        self._people: Mapping[Who, Ids] = {}
        self._print: Do = lambda _wish: None
        self._save: Do = lambda _wish: None
        self.who = Choice(_("Who"))
        self.form = Choice(_("As what"))
        self.form.addItem(_("A list, a line a person"), False)
        self.form.addItem(_("Cards in their true size, ten a page"), True)
        self.print_button = Button(
            _("Print…"), icon=Icon.FAX, kind="primary", clicked=lambda: self._done(self._print)
        )
        self.save_button = Button(
            _("Save as PDF…"), icon=Icon.SAVE_AS, clicked=lambda: self._done(self._save)
        )
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(18), px(24), px(18))
        grid.setVerticalSpacing(px(10))
        grid.setHorizontalSpacing(px(14))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(_("Print contacts"), Role.HEADING), 0, 0, 1, 2)
        for at, (name, widget) in enumerate(((_("Who"), self.who), (_("As what"), self.form)), 1):
            grid.addWidget(Label(name, Role.BODY, "text2"), at, 0)
            grid.addWidget(widget, at, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(Button(_("Cancel"), key="Esc", clicked=self.close_))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        grid.addLayout(buttons, 3, 0, 1, 2)
        self.layout_.addLayout(grid)

    def ask(self, offered: Mapping[Who, Ids], print_: Do, save: Do) -> None:
        """Open it; `print_` or `save` is called with what was chosen."""
        self._people, self._print, self._save = offered, print_, save
        self.who.clear()
        for who, ids in offered.items():
            self.who.addItem(joined(who_word(who), people(len(ids))), who)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(offered))
        self.open()
        self.who.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.print_button.isEnabled():
            self._done(self._print)
        else:
            super().keyPressEvent(event)

    def _done(self, do: Do) -> None:
        ids = self._people.get(Who(self.who.currentData()), ())
        wish = PrintWish(ids, bool(self.form.currentData()))
        self.close_()
        do(wish)

"""Asks whom to print, as cards or as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.dialogs.choices_grid import choices_grid
from ui.dialogs.export_sheet import Who, who_word
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
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
        rows = ((_("Who"), self.who), (_("As what"), self.form))
        cancel = Button(_("Cancel"), key="Esc", clicked=self.close_)
        buttons = (cancel, self.save_button, self.print_button)
        self.layout_.addLayout(choices_grid(_("Print contacts"), rows, buttons))

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

"""Codes from any page: of the contact that is chosen there, and of my own card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services.my_card import contact_card, my_card
from ui.my_card.sheet import QrSheet
from ui.tasks import Tasks


class Codes(QObject):
    """Asks for a card and shows it as a code."""

    def __init__(self, window: QWidget, tasks: Tasks, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._tasks, self._say = tasks, say
        self.sheet = QrSheet(window)

    def show_mine(self) -> None:
        """Show my own card."""
        self._tasks.ask(my_card).then(self.sheet.show_card)

    def show_chosen(self, chosen: tuple[ContactId, ...]) -> None:
        """Show the first of the contacts that are chosen."""
        if chosen:
            self._tasks.ask(contact_card, chosen[0]).then(self.sheet.show_card)
        else:
            self._say(_("Choose a contact first"))

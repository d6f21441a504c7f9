"""Quick looks over a page that knows who is current in its lists, and asks for the person."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import ContactId
from ui.contacts.query import Person, load_person
from ui.page import Page
from ui.tasks import Newest

if TYPE_CHECKING:
    from ui.contacts.quick_look import QuickLook


class LookingUp:
    """Made when it is first wanted.

    Args:
        page: what it opens over.
        current: who is current in the list that has the focus.
        open_person: goes to the whole person.
    """

    def __init__(
        self, page: Page, current: Callable[[], ContactId | None], open_person: Callable[[], object]
    ) -> None:
        self._page, self._current, self._open_person = page, current, open_person
        self._list: QWidget = page
        self._answers: Newest[Person] = Newest()

    @cached_property
    def sheet(self) -> QuickLook:
        """What is looked at."""
        from ui.contacts.quick_look import QuickLook

        made = QuickLook(self._page.window(), self._page.desk.pictures, lambda: self._list)
        made.opened.connect(lambda: self._open_person())
        made.moved.connect(self._ask)
        return made

    def open(self) -> None:
        """Look at who is current in the list that has the focus."""
        self._list = QApplication.focusWidget() or self._page
        self._ask()

    def _ask(self) -> None:
        if (contact_id := self._current()) is not None:
            pending = self._page.tasks.ask(load_person, self._page.desk.book, contact_id)
            self._page.show_over(self._answers.only(pending), self._show)

    def _show(self, person: Person) -> None:
        self.sheet.show_person(person)
        if not self.sheet.isVisible():
            self.sheet.open()

"""Opens the quick look over the list, and keeps it on whoever is current there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ui.contacts.people import People
from ui.contacts.query import Person
from ui.page import Page

if TYPE_CHECKING:
    from ui.contacts.quick_look import QuickLook


class Looking:
    """Made when it is first wanted.

    Args:
        page: what it opens over.
        people: the list and the table.
        open_person: goes to the whole person.
    """

    def __init__(self, page: Page, people: People, open_person: Callable[[], object]) -> None:
        self._page, self._people, self._open_person = page, people, open_person
        self._person: Person | None = None
        self._is_made = False

    @cached_property
    def sheet(self) -> QuickLook:
        """What is looked at."""
        from ui.contacts.quick_look import QuickLook

        self._is_made = True
        made = QuickLook(self._page.window(), self._page.desk.pictures, lambda: self._people.view)
        made.opened.connect(lambda: self._open_person())
        return made

    def open(self) -> None:
        """Look at who is current."""
        if self._person is not None and self._people.list.current is not None:
            self.sheet.show_person(self._person)
            self.sheet.open()

    def show_person(self, person: Person) -> None:
        """Somebody else is current now, or something of the same changed."""
        self._person = person
        if self._is_made and self.sheet.isVisible():
            self.sheet.show_person(person)

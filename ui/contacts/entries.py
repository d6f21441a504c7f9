"""What is done with one entry of a person's history, and the private mark beside the person."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from app.i18n import gettext as _
from app.services import history
from app.services.trust import mark_contact
from ui.changing import Changing
from ui.contacts.query import Person
from ui.contacts.rows import HistoryRow
from ui.dialogs.ask_one import AskOne
from ui.page import Page
from ui.widgets.lines_block import Line
from ui.widgets.row_list import RowList


class Thread(Protocol):
    """What shows a person with what happened."""

    @property
    def person(self) -> Person | None:
        """Who is shown."""

    @property
    def rows_of_history(self) -> RowList[HistoryRow]:
        """The thread."""


class Entries(QObject):
    """Changes an entry, deletes it, notes an answer, asks for the mark; each is a step to undo."""

    def __init__(self, page: Page, detail: Thread) -> None:
        super().__init__(page)
        self._page = page
        self._detail = detail
        self._changing = Changing(page)
        self._question: AskOne | None = None
        detail.rows_of_history.opened.connect(lambda _row: self.change())

    @property
    def _row(self) -> HistoryRow | None:
        return self._detail.rows_of_history.current

    @property
    def _person(self) -> Person | None:
        return self._detail.person

    def change(self) -> None:
        """Open the form of the entry in focus."""
        if (row := self._row) is not None:
            self._changing.change(row.key)

    def change_line(self, line: Line) -> None:
        """Open the form of something given or received that stands in a list of its own."""
        if line.key:
            self._changing.change(f"exchange-{line.key}")
        else:
            self._page.said.emit(_("An introduction is changed in the history."))

    def delete(self) -> None:
        """Delete the entry in focus; cards are put away on their own pages."""
        row = self._row
        if row is None:
            return
        if not history.is_entry(row.key):
            self._page.said.emit(_("A card is moved to the trash where it was taken in."))
            return
        pending = self._page.tasks.run(history.delete_entry, row.key)
        pending.then(lambda _none: self._page.done.emit(_("Entry deleted")))

    def answered(self) -> None:
        """Note that an answer to the word in focus has come now."""
        row = self._row
        if row is None:
            return
        pending = self._page.tasks.run(history.note_answer, row.key)
        pending.then(lambda _none: self._page.done.emit(_("An answer is noted")))

    def mark(self) -> None:
        """Ask for a word of one's own beside the person; an empty one takes it away."""
        person = self._person
        if person is None:
            return
        if self._question is None:
            self._question = AskOne(self._page.window())
        contact = person.view.contact
        title = _("A private word about {name}; it is never exported")
        keep = partial(self._keep, person)
        known = contact.mark or ""
        self._question.ask_text(
            title.format(name=contact.details.name.printed), (), keep, known, may_be_empty=True
        )

    def _keep(self, person: Person, text: str) -> None:
        contact = person.view.contact
        said = _("Saved: {name}").format(name=contact.details.name.printed)
        pending = self._page.tasks.run(mark_contact, contact.id, text)
        pending.then(lambda _none: self._page.done.emit(said))

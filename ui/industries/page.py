"""Whom I know in which line of work, by two levels; what is not settled is settled in bulk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import ContactId
from app.domain.search import Has
from app.i18n import gettext as _
from app.services.facets import IndustryCounts, industry_counts
from ui.contacts.list import ContactList
from ui.contacts.looking_up import LookingUp
from ui.contacts.query import Asked, ContactsAnswer, Filters, find_contacts, load_rows
from ui.contacts.rows import ContactRow
from ui.contacts.several import Several
from ui.desk import Desk
from ui.industries.rows import IndustryDelegate, IndustryRow, industry_rows
from ui.models.rows import RowModel
from ui.page import Destination, Page
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.widgets.label import Label
from ui.widgets.row_list import RowList
from ui.wording import people


class IndustriesPage(Page):
    """Industries, the people in the chosen one, and what can be done with several of them."""

    watches = ("contact", "company")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Industries"))
        self._answers: Newest[ContactsAnswer] = Newest()
        self._counts: Newest[IndustryCounts] = Newest()
        self._found: tuple[ContactId, ...] = ()
        model = RowModel[IndustryRow](lambda row: row.spoken, lambda row: row.code or "")
        self.industries = RowList(_("Industries"), model, IndustryDelegate())
        self.list = ContactList(desk.pictures)
        self.several = Several(self, self.list)
        self._count = Label("", Role.BODY_STRONG)
        self._count.setContentsMargins(px(16), px(10), 0, px(8))
        self._lay_out()
        self.industries.current_changed.connect(self._ask)
        self.list.chosen_changed.connect(self.several.show_count)
        self.list.opened.connect(self._open)
        self.list.rows.wanted.connect(self._fetch, Qt.ConnectionType.QueuedConnection)
        self.looking = LookingUp(self, self._current_id, self._open_current)
        self.add_command(_("Quick look"), "Space", self.looking.open, on=self.list)
        self.add_command(_("Tag…"), "T", self.several.tag, on=self.list)
        self.add_command(_("Industry…"), "I", self.several.industry, on=self.list)
        self.add_command(_("Met at an event…"), "E", self.several.event_met, on=self.list)
        self.add_command(_("Export the chosen…"), "X", self.several.export, on=self.list)
        self.add_command(_("Delete"), "Del", self.several.delete, on=self.list)

    def _lay_out(self) -> None:
        self.industries.setMinimumWidth(px(200))
        self.industries.setMaximumWidth(px(332))
        middle = QFrame()
        middle.setObjectName("sheet")
        middle.setMinimumWidth(px(230))
        middle.setMaximumWidth(px(346))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        right = QWidget()  # keeps its room where nobody can be chosen
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.several)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(px(8), 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.industries, middle):
            row.addWidget(widget, 3)
        row.addWidget(right, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self.first_page())
        self.column.addWidget(self._stack, 1)

    def load(self) -> None:
        self._counts.only(self.tasks.count(industry_counts)).then(self._show_counts)

    def _show_counts(self, counts: IndustryCounts) -> None:
        self.industries.show_rows(list(industry_rows(counts)))
        if self.industries.current is None:
            self.industries.choose_first()
        else:
            self._ask(self.industries.current)

    def _ask(self, row: IndustryRow | None) -> None:
        if row is not None:
            settled = Filters(industries=frozenset([row.code or ""]))
            asked = Asked("", settled if row.code else Filters(lacks=frozenset([Has.INDUSTRY])))
            pending = self.tasks.ask(find_contacts, self.desk.book, self.desk.derived, asked)
            self._answers.only(pending).then(self._show)

    def _show(self, answer: ContactsAnswer) -> None:
        self._found = answer.ids
        self._stack.setCurrentIndex(int(answer.is_empty_book))
        self._count.setText(people(len(answer.ids)))
        self.list.show_found(answer.ids, answer.window, answer.rows)
        if self.list.current is None:
            self.list.choose_first()
        self.several.setVisible(bool(answer.ids))

    def _fetch(self, number: int) -> None:
        ids = self.list.rows.windows.keys
        shown = [ContactId(i) for i in self.list.rows.windows.keys_of(number)]
        pending = self.tasks.ask(load_rows, self.desk.book, shown, ())
        pending.then(partial(self.list.rows.fill, ids, number))

    def _open(self, row: ContactRow) -> None:
        self.go.emit(Destination("contacts", row.contact.id))

    def _current_id(self) -> ContactId | None:
        return row.contact.id if (row := self.list.current) is not None else None

    def _open_current(self) -> None:
        if (row := self.list.current) is not None:
            self._open(row)

    def panes(self) -> tuple[QWidget, ...]:
        return (self.industries, self.list, self.several)

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return self._found

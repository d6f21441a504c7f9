"""The page Contacts: everyone, found as one types, by filters, and shown whole beside the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services import found
from app.services.facets import Facets, facets, stage_counts
from ui.contacts.actions import Actions
from ui.contacts.command_list import Doing, add_commands
from ui.contacts.detail import PersonDetail
from ui.contacts.entries import Entries
from ui.contacts.filter_drawer import FilterDrawer
from ui.contacts.filter_pane import FilterPane
from ui.contacts.list_width import ListWidth
from ui.contacts.looking import Looking
from ui.contacts.no_one import NoOne
from ui.contacts.parts import filter_column, open_map
from ui.contacts.people import People
from ui.contacts.person_menu import open_menu, open_under
from ui.contacts.query import (
    Asked,
    ContactsAnswer,
    Filters,
    Person,
    find_contacts,
    load_person,
    load_rows,
)
from ui.contacts.saving import Saving
from ui.contacts.several import Several, SeveralBar
from ui.desk import Desk
from ui.files.attaching import Attaching
from ui.files.carrying import Carrying
from ui.page import Page
from ui.tasks import Newest
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.line_edit import SearchField
from ui.wording import people

PAUSE_MS = 40
PERSON_MS = 60
"""So long the person beside the list waits while keys still come."""
NEW = "new"
"""The subject that asks for the form of a new contact."""
NO_ONE, ONE, MANY = range(3)


class ContactsPage(Page):
    """Filters, list, person."""

    watches = ("contact", "company", "event", "setting", "saved_search", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contacts"))
        self.person: Person | None = None
        self._found: Sequence[ContactId] | None = None
        self._words: tuple[str, ...] = ()
        self.answers = 0
        """How many answers were shown: what was asked last is there when it has grown."""
        self.is_counted = False
        self._wanted: ContactId | None = None
        self._answers: Newest[ContactsAnswer] = Newest()
        self._persons: Newest[Person] = Newest()
        self._facets: Newest[Facets] = Newest()
        self._stages: Newest[Mapping[Stage, int]] = Newest()
        self.search = SearchField(_("Name, company, any word  (Ctrl+F)"), width=380)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask_who)
        self._person_pause = QTimer(self, singleShot=True, interval=PERSON_MS)
        self._person_pause.timeout.connect(self._load_person)
        self.filters = FilterPane()
        self.people = People(desk.pictures)
        self.list, self.order = self.people.list, self.people.order
        self.detail = PersonDetail(desk.pictures)
        self.no_one = NoOne(desk, self.show_everyone)
        self.entries = Entries(self, self.detail)
        self.several = Several(self, self.list)
        self.bar = SeveralBar(self.several)
        self.people.add_bar(self.bar)
        self.carrying = Carrying(self)
        self.actions_ = Actions(
            self, self.people, self.several, self.carrying, self.detail.head.card
        )
        self.attaching = Attaching(self, self.detail.files, self.carrying)
        self.saving = Saving(self, self.filters)
        self.list_width = ListWidth(self, self.people)
        self._lay_out()
        self._connect()
        self._connect_detail()
        self.looking = Looking(self, self.people, self.actions_.open_person)
        made = (self.people, self.actions_, self.several, self.entries, self.detail.history)
        add_commands(self, Doing(*made, self.looking.open, self.attaching.choose, self.save_search))

    def _lay_out(self) -> None:
        self.header.add(self.search)
        self.header.add(Button(_("New contact"), icon=Icon.ADD, clicked=self.add))
        self._right = QStackedWidget()
        self._right.setObjectName("form")
        for part in (self.no_one, self.detail, self.several):
            self._right.addWidget(part)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = filter_column(self.filters, self.save_search)
        row.addWidget(column)
        row.addWidget(self.people)
        row.addWidget(self.list_width.edge)
        row.addWidget(self._right, 1)
        self.drawer = FilterDrawer(self, row, column, self.filters)
        self.header.add_before(self.drawer.button, self.search)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self.first_page())
        self.column.addWidget(self._stack, 1)
        self._make_room(self.people.is_table)

    def _make_room(self, table: bool) -> None:
        """A table takes all the room; the person comes back with the list."""
        self.list_width.apply(table)
        self._right.setVisible(not table or self._nobody_fits)

    @property
    def _nobody_fits(self) -> bool:
        return self._found is not None and not self._found

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.search.descended.connect(lambda: self.people.view.setFocus())
        self.filters.changed.connect(lambda _filters: self.ask_who())
        self.filters.saved_opened.connect(lambda saved: self.show_subject(saved.query))
        self.filters.saved_dropped.connect(self.saving.drop)
        self.no_one.chosen.connect(self._ask_for)
        self.people.order_changed.connect(self.ask_who)
        self.people.way_changed.connect(self._change_way)
        self.list.current_changed.connect(lambda _row: self._person_pause.start())
        self.list.chosen_changed.connect(self._show_side)
        self.list.opened.connect(lambda _row: self.detail.history.setFocus())
        self.list.rows.wanted.connect(self._fetch, Qt.ConnectionType.QueuedConnection)
        self.people.table.editing.kept.connect(self.actions_.change)
        for view in (self.list, self.people.table):
            view.drag_wanted.connect(lambda: self.carrying.drag_contacts(self.several.ids))
            view.customContextMenuRequested.connect(partial(open_menu, self, view))

    def _connect_detail(self) -> None:
        detail, actions = self.detail, self.actions_
        actions.stored.connect(self.show_person_of)
        actions.refused.connect(self.load)
        actions.follow(detail)
        self.several.letter.connect(actions.write_letter)
        detail.more.clicked.connect(lambda: open_under(self, detail.more))
        detail.head.industry_wanted.connect(self.several.industry)
        detail.ways.copy_wanted.connect(self.carrying.copy)
        detail.ways.map_wanted.connect(open_map)
        detail.files_dropped.connect(self.attaching.attach)

    # asking and showing

    def load(self) -> None:
        self.ask_who()
        self._facets.only(self.tasks.count(facets)).then(self.filters.show_facets)
        self.tasks.count(found.read_word_lists)
        counted = self.tasks.count(stage_counts, self.desk.derived)
        self._stages.only(counted).then(self._show_stages)
        self.saving.load()

    def _typed(self) -> None:
        """Another key: who is shown beside the list can wait until no more come."""
        self._person_pause.stop()
        self._pause.start()

    def ask_who(self) -> None:
        """Ask who fits what is typed and checked now."""
        self._pause.stop()
        shown = self.people
        asked = Asked(
            self.search.text(), self.filters.filters, shown.by, shown.descending, shown.is_table
        )
        wanted = self._wanted or self._current_id()
        pending = self.tasks.ask(find_contacts, self.desk.book, self.desk.derived, asked, wanted)
        self._answers.only(pending).then(
            partial(self._show, asked), failed=lambda e: self.people.say(str(e))
        )

    def _show(self, asked: Asked, answer: ContactsAnswer) -> None:
        self._found, self._words = answer.ids, answer.words
        self.answers += 1
        self._stack.setCurrentIndex(1 if answer.is_empty_book else 0)
        self.people.say(people(len(answer.ids)))
        if not answer.ids:
            self.no_one.look_for_ways(asked, self.filters.called)
        self.list.show_found(answer.ids, answer.window, answer.rows, answer.places)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if self.list.current is None:
            self.list.choose_first()
        self.people.table.follow()
        self._show_side(len(self.several.ids) if self._right.currentIndex() == MANY else 1)
        self._person_pause.start()

    def _show_stages(self, stages: Mapping[Stage, int]) -> None:
        self.filters.show_stages(stages)
        self.is_counted = True

    def _fetch(self, number: int) -> None:
        """Ask for the rows that have come into view."""
        ids = self.list.rows.windows.keys
        shown = [ContactId(i) for i in self.list.rows.windows.keys_of(number)]
        pending = self.tasks.ask(
            load_rows, self.desk.book, shown, self._words, whole=self.people.is_table
        )
        pending.then(partial(self.list.rows.fill, ids, number))

    def _change_way(self, table: bool) -> None:
        self._make_room(table)
        self.ask_who()

    def _show_side(self, chosen: int) -> None:
        """The person, the answer that there is nobody, or what can be done with several."""
        self.several.show_count(chosen)
        self.bar.show_count(chosen)
        self._right.setCurrentIndex((MANY if chosen > 1 else ONE) if self._found else NO_ONE)
        self._right.setVisible(not (self.people.is_table and self._found))

    def _current_id(self) -> ContactId | None:
        return self.list.current.contact.id if self.list.current else None

    def _load_person(self) -> None:
        if (row := self.list.current) is not None:
            pending = self.tasks.ask(load_person, self.desk.book, row.contact.id)
            self._persons.only(pending).then(self._show_person)

    def _show_person(self, person: Person) -> None:
        self.person = person
        self.actions_.show_person(person)
        self.attaching.show_contact(person.view.contact.id)
        self.detail.show_person(person)
        self.looking.show_person(person)

    def show_subject(self, subject: object) -> None:
        if subject == NEW:
            self.add()
        elif isinstance(subject, str):
            self.filters.choose_filters(Filters())
            self.search.setText(subject)
        elif isinstance(subject, int):
            self.show_person_of(ContactId(subject))

    def show_person_of(self, contact_id: ContactId) -> None:
        """Show one person, whatever was looked for before."""
        self._wanted = contact_id
        self.show_everyone()

    def show_everyone(self) -> None:
        """Take all conditions away."""
        self._ask_for(Asked())

    def _ask_for(self, asked: Asked) -> None:
        self.search.setText(asked.text)
        self.filters.choose_filters(asked.filters)

    # commands

    def add(self) -> None:
        """Open the form for a new contact; what was looked for may be the name."""
        self.actions_.add(self.search.text().strip())

    def save_search(self) -> None:
        """Ask for a name for what is asked now, and keep it."""
        self.saving.ask(self.search.text(), self.filters.filters)

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.people.view, self.detail.history, self.filters, self.search)

    def settle(self) -> None:
        if self._pause.isActive():
            self.ask_who()

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return None if self._found is None else tuple(self._found)

    def chosen_ids(self) -> tuple[ContactId, ...]:
        return self.list.chosen_ids()

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

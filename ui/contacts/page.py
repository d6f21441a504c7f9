"""The page Contacts: everyone, found as one types, by filters, and shown whole beside the list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.contact import ContactDetails, MethodKind, Promotion
from app.domain.history import Channel, Exchange, TriageChoice
from app.domain.ids import ContactId
from app.domain.search import ListOrder
from app.domain.stage import Stage
from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import contacts, found, history, merge, same_person
from app.services.facets import Facets, facets, stage_counts
from app.services.letters import allow_promotion
from ui.contacts.carrying import Carrying
from ui.contacts.commands import add_person, change_person
from ui.contacts.detail import PersonDetail
from ui.contacts.entries import Entries
from ui.contacts.filter_pane import FilterPane
from ui.contacts.form import ContactForm
from ui.contacts.list import ContactList
from ui.contacts.parts import nothing, open_map, open_page, order_choice
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
from ui.contacts.several import Several
from ui.desk import Desk
from ui.dialogs.log_exchange import LogExchange
from ui.knowing import Knowing
from ui.letters.writing import LetterWriting
from ui.page import Destination, Page
from ui.recording_commands import load_origins
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.touching import Touching
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.line_edit import SearchField
from ui.wording import people

PAUSE_MS = 40
PERSON_MS = 60
"""So long the person beside the list waits while keys still come."""
NEW = "new"
"""The subject that asks for the form of a new contact."""


class ContactsPage(Page):
    """Filters, list, person."""

    watches = ("contact", "company", "event", "setting", "saved_search")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contacts"))
        self._person: Person | None = None
        self._found: tuple[ContactId, ...] | None = None
        self._words: tuple[str, ...] = ()
        self.answers = 0
        """How many answers were shown: what was asked last is there when it has grown."""
        self.is_counted = False
        self._wanted: ContactId | None = None
        self._answers: Newest[ContactsAnswer] = Newest()
        self._people: Newest[Person] = Newest()
        self._facets: Newest[Facets] = Newest()
        self._stages: Newest[Mapping[Stage, int]] = Newest()
        self._touching = Touching(self)
        self.letters = LetterWriting(self, self._touching)
        self.knowing = Knowing(self)
        self._form: ContactForm | None = None
        self._exchange: LogExchange | None = None
        self.search = SearchField(_("Name, company, any word  (Ctrl+F)"), width=380)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask_who)
        self._person_pause = QTimer(self, singleShot=True, interval=PERSON_MS)
        self._person_pause.timeout.connect(self._load_person)
        self.search.textChanged.connect(self._typed)
        self.header.add(self.search)
        new = Button(_("New contact"), icon=Icon.ADD, clicked=self.add)
        self.header.add(new)
        self.filters = FilterPane()
        self.order = order_choice()
        self.list = ContactList(desk.pictures)
        self.detail = PersonDetail(desk.pictures)
        self.entries = Entries(self, self.detail)
        self.several = Several(self, self.list)
        self.carrying = Carrying(self)
        self.saving = Saving(self, self.filters)
        self._lay_out()
        self._connect()
        self._connect_detail()
        self._add_commands()

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        self._right.setObjectName("form")
        for page in (self._message(), self.detail, self.several):
            self._right.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._middle())
        row.addWidget(self._right, 1)
        whole = QWidget()
        whole.setLayout(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(nothing(self.files_wanted.emit))
        self.column.addWidget(self._stack, 1)

    def _left(self) -> QWidget:
        left, column = _column()
        left.setObjectName("")
        left.setFixedWidth(px(208))
        save = Button(
            _("Save this search…"), icon=Icon.WANTED, kind="link", clicked=self.save_search
        )
        column.addWidget(self.filters, 1)
        column.addWidget(save)
        column.addSpacing(px(8))
        return left

    def _middle(self) -> QWidget:
        self._count = Label("", Role.BODY_STRONG)
        above = QHBoxLayout()
        above.setContentsMargins(px(16), px(6), px(12), px(4))
        above.addWidget(self._count, 1)
        above.addWidget(self.order)
        middle, column = _column()
        middle.setFixedWidth(px(346))
        column.addLayout(above)
        column.addWidget(self.list, 1)
        return middle

    def _message(self) -> QWidget:
        text = _("Try fewer words, or take filters away.")
        everyone = Button(_("Show everyone"), clicked=self.show_everyone)
        return EmptyState(_("No one matches"), text, everyone, picture=False)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filters: self.ask_who())
        self.filters.saved_opened.connect(lambda saved: self.show_subject(saved.query))
        self.filters.saved_dropped.connect(self.saving.drop)
        self.order.currentIndexChanged.connect(lambda _at: self.ask_who())
        self.list.current_changed.connect(lambda _row: self._person_pause.start())
        self.list.chosen_changed.connect(self._show_side)
        self.list.opened.connect(lambda _row: self.detail.history.setFocus())
        self.list.rows.wanted.connect(self._fetch, Qt.ConnectionType.QueuedConnection)
        self.list.drag_wanted.connect(lambda: self.carrying.drag_contacts(self.several.ids))
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.detail.history.opened.connect(lambda _row: self.entries.change())
        self.detail.card_dragged.connect(self._drag_card)

    def _connect_detail(self) -> None:
        self.several.letter.connect(self.write_letter)
        detail = self.detail
        detail.write.connect(self.write)
        detail.log.connect(self.log)
        detail.exchange.connect(self.record_exchange)
        detail.edit.connect(self.edit)
        detail.letter.connect(self.write_letter)
        detail.promoted.connect(self.allow_promotion)
        detail.reach.connect(self._reach)
        detail.ways.copy_wanted.connect(self.carrying.copy)
        detail.ways.map_wanted.connect(open_map)
        detail.ways.unmerge.connect(self.unmerge)

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("Write"), "Ctrl+M", self.write)
        add(_("Letter from a template…"), "Ctrl+L", self.write_letter)
        add(_("Log a touch"), "Ctrl+T", self.log)
        add(_("Gave or received…"), "Ctrl+G", self.record_exchange)
        add(_("What is known of this company…"), "Ctrl+I", self.show_known)
        add(_("The whole person"), "P", self.open_person, on=self.list)
        add(_("Private mark…"), "Ctrl+Shift+P", self.entries.mark)
        add(_("An answer has come"), "A", self.entries.answered, on=self.detail.history)
        add(_("Change the entry…"), "F2", self.entries.change, on=self.detail.history)
        add(_("Delete the entry"), "Del", self.entries.delete, on=self.detail.history)
        add(_("Edit"), "F2", self.edit, on=self.list)
        add(_("Copy as text"), "Ctrl+C", self.copy_text, on=self.list)
        add(_("Copy the card's picture"), "Ctrl+Shift+C", self.copy_picture, on=self.list)
        add(_("Tag…"), "T", self.several.tag, on=self.list)
        add(_("Industry…"), "I", self.several.industry, on=self.list)
        add(_("Met at an event…"), "E", self.several.event_met, on=self.list)
        add(_("Export the chosen…"), "X", self.several.export, on=self.list)
        add(_("Delete"), "Del", self.delete, on=self.list)
        add(_("Save this search…"), "Ctrl+Shift+S", self.save_search)
        for text, key, choice in (
            (_("Keep in touch"), "1", TriageChoice.WANTED),
            (_("Let go"), "2", TriageChoice.LET_GO),
            (_("Nuisance"), "3", TriageChoice.NUISANCE),
        ):
            add(text, key, partial(self.choose_after, choice), on=self.list)
        add(_("Separate the newest card"), "", self.separate)

    def open_person(self) -> None:
        """Show the one in focus on a page of their own."""
        for contact_id in self._person_ids():
            self.go.emit(Destination("person", contact_id))

    # letters

    def write_letter(self) -> None:
        """Write from a template to the one in focus, or to all that are chosen."""
        self.letters.write_to(self.several.ids or self._person_ids())

    def _person_ids(self) -> tuple[ContactId, ...]:
        return (self._person.view.contact.id,) if self._person else ()

    def allow_promotion(self, answer: Promotion) -> None:
        """Note whether the one in focus, or all that are chosen, said yes to promotion."""
        ids = self.several.ids or self._person_ids()
        pending = self.tasks.run(allow_promotion, ids, answer)
        said = _("Noted for {people}").format(people=people(len(ids)))
        pending.then(lambda _none: self.done.emit(said))

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
        order = ListOrder(self.order.currentData())
        asked = Asked(self.search.text(), self.filters.filters, order)
        wanted = self._wanted or self._current_id()
        pending = self.tasks.ask(find_contacts, self.desk.book, self.desk.derived, asked, wanted)
        self._answers.only(pending).then(self._show, failed=self._not_understood)

    def _show(self, answer: ContactsAnswer) -> None:
        self._found, self._words = answer.ids, answer.words
        self.answers += 1
        self._stack.setCurrentIndex(1 if answer.is_empty_book else 0)
        self._count.setText(people(len(answer.ids)))
        self._count.setToolTip("")
        self.list.show_found(answer.ids, answer.window, answer.rows)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if self.list.current is None:
            self.list.choose_first()
        self._show_side(len(self.several.ids) if self._right.currentIndex() == 2 else 1)
        self._person_pause.start()

    def _show_stages(self, stages: Mapping[Stage, int]) -> None:
        self.filters.show_stages(stages)
        self.is_counted = True

    def _fetch(self, number: int) -> None:
        """Ask for the rows that have come into view."""
        ids = self.list.rows.windows.keys
        shown = [ContactId(i) for i in self.list.rows.windows.keys_of(number)]
        pending = self.tasks.ask(load_rows, self.desk.book, shown, self._words)
        pending.then(partial(self.list.rows.fill, ids, number))

    def _show_side(self, chosen: int) -> None:
        """The person, the answer that there is nobody, or what can be done with several."""
        self.several.show_count(chosen)
        several = 2 if chosen > 1 else 1
        self._right.setCurrentIndex(several if self._found else 0)

    def _current_id(self) -> ContactId | None:
        return self.list.current.contact.id if self.list.current else None

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(list(self.commands()))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _not_understood(self, error: EnishiError) -> None:
        self._count.setText(str(error))
        self._count.setToolTip(str(error))

    def _load_person(self) -> None:
        if (row := self.list.current) is not None:
            pending = self.tasks.ask(load_person, self.desk.book, row.contact.id)
            self._people.only(pending).then(self._show_person)

    def _show_person(self, person: Person) -> None:
        self._person = person
        self.detail.show_person(person)

    def show_subject(self, subject: object) -> None:
        if subject == NEW:
            self.add()
        elif isinstance(subject, str):
            self.filters.choose_filters(Filters())
            self.search.setText(subject)
        elif isinstance(subject, int):
            self._wanted = ContactId(subject)
            self.show_everyone()

    def show_everyone(self) -> None:
        """Take all conditions away."""
        self.search.clear()
        self.filters.choose_filters(Filters())

    @property
    def shown_name(self) -> str:
        """Who is shown beside the list."""
        return self._person.view.contact.details.name.printed if self._person else ""

    # commands

    def add(self) -> None:
        """Open the form for a new contact."""
        self._open_form(None, None, self.search.text().strip())

    def edit(self) -> None:
        """Open the form for the person shown."""
        if self._person is not None:
            company = self._person.view.company
            chosen = company.industry if company else None
            self._open_form(self._person, chosen)

    def _open_form(self, person: Person | None, industry: str | None, name: str = "") -> None:
        if self._form is None:
            self._form = ContactForm(self.window())
        details = person.view.contact.details if person else None
        save = partial(self._save, person.view.contact.id if person else None)
        self._form.open_for(details, industry, save, name)

    def _save(
        self, contact_id: ContactId | None, details: ContactDetails, industry: str | None
    ) -> None:
        run, name = self.tasks.run, details.name.printed
        if contact_id is None:
            added = _("Added: {name}").format(name=name)
            run(add_person, details, industry).then(partial(self._saved, added))
        else:
            changed = _("Changed: {name}").format(name=name)
            run(change_person, contact_id, details, industry).then(partial(self._saved, changed))

    def _saved(self, sentence: str, contact_id: ContactId) -> None:
        self._wanted = contact_id
        self.show_everyone()
        self.done.emit(sentence)

    def write(self) -> None:
        """Open a mail to the person shown."""
        if self._person is not None:
            self._touching.write(self._person.view.contact.id)

    def log(self, channel: Channel = Channel.MAIL) -> None:
        """Record a touch with the person shown."""
        if self._person is not None:
            contact = self._person.view.contact
            self._touching.log(contact.id, contact.details.name.printed, channel=channel)

    def record_exchange(self) -> None:
        """Record something given to the person shown, or received."""
        if self._person is None:
            return
        if self._exchange is None:
            self._exchange = LogExchange(self.window())
        contact = self._person.view.contact
        name, today = contact.details.name.printed, self._person.today
        self._exchange.ask(contact.id, name, today, self._save_exchange)
        self.tasks.ask(load_origins).then(self._exchange.show_origins)

    def _save_exchange(self, exchange: Exchange) -> None:
        said = _("Recorded what went between you")
        self.tasks.run(history.record_exchange, exchange).then(partial(self._say, said))

    def show_known(self) -> None:
        """Show what is known of the company of the person shown."""
        company = self._person.view.company if self._person else None
        self.knowing.show(company.id if company else None)

    def choose_after(self, choice: TriageChoice) -> None:
        """Keep in touch with who is chosen in the list, let go, or mark as nuisance."""
        if len(self.several.ids) > 1:
            self.several.choose(choice)
        elif (row := self.list.current) is not None:
            said = _("Chosen for {name}").format(name=row.contact.name)
            pending = self.tasks.run(history.choose, row.contact.id, choice)
            pending.then(partial(self._say, said))

    def delete(self) -> None:
        """Put who is chosen in the list into the trash."""
        if len(self.several.ids) > 1:
            self.several.delete()
        elif (row := self.list.current) is not None:
            said = _("In the trash: {name}").format(name=row.contact.name)
            pending = self.tasks.run(contacts.delete_contacts, (row.contact.id,))
            pending.then(partial(self._say, said))

    def unmerge(self, other: ContactId) -> None:
        """Bring an entry back that was merged into the one shown."""
        said = _("The merge was undone")
        self.tasks.run(merge.unmerge, other).then(partial(self._say, said))

    def copy_text(self) -> None:
        """Put who is chosen on the clipboard as text."""
        if self.several.ids:
            self.carrying.copy_text(self.several.ids)

    def copy_picture(self) -> None:
        """Put the card of the person shown on the clipboard."""
        if self._person is not None:
            self.carrying.copy_picture(self._person.picture)

    def save_search(self) -> None:
        """Ask for a name for what is asked now, and keep it."""
        self.saving.ask(self.search.text(), self.filters.filters)

    def _drag_card(self) -> None:
        if self._person is not None and self._person.picture is not None:
            self.carrying.drag_picture(self._person.picture, self.shown_name)

    def separate(self) -> None:
        """Take off the newest card that was filed as a known person's, at any later time."""
        row = self.list.current
        if row is not None:
            said = _("A card was taken off; it waits in the review.")
            pending = self.tasks.run(same_person.separate_newest, row.contact.id)
            pending.then(partial(self._say, said))

    def _say(self, sentence: str, _answer: object) -> None:
        self.done.emit(sentence)

    def _reach(self, kind: MethodKind, value: str) -> None:
        if kind is MethodKind.EMAIL:
            self.write()
        elif kind is MethodKind.URL:
            open_page(value)
        else:
            self.log(Channel.PHONE)

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.list, self.detail.history, self.filters, self.search)

    def settle(self) -> None:
        if self._pause.isActive():
            self.ask_who()

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return self._found

    def chosen_ids(self) -> tuple[ContactId, ...]:
        return self.list.chosen_ids()

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True


def _column() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName("sheet")
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return frame, column

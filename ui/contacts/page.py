"""The page Contacts: everyone, found as one types, by filters, and shown whole beside the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.contact import ContactDetails, MethodKind
from app.domain.history import Channel, Exchange, TriageChoice
from app.domain.ids import ContactId
from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import contacts, history, same_person
from ui.contacts.commands import add_person, change_person
from ui.contacts.delegates import ContactDelegate
from ui.contacts.detail import PersonDetail
from ui.contacts.filter_pane import FilterPane
from ui.contacts.form import ContactForm
from ui.contacts.query import ContactsAnswer, Filters, Person, find_contacts, load_person
from ui.contacts.rows import ContactRow
from ui.desk import Desk
from ui.dialogs.log_exchange import LogExchange
from ui.knowing import Knowing
from ui.models.rows import RowModel
from ui.page import Page
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.touching import Touching
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.line_edit import SearchField
from ui.widgets.row_list import RowList
from ui.wording import people

PAUSE_MS = 40
NEW = "new"
"""The subject that asks for the form of a new contact."""


class ContactsPage(Page):
    """Filters, list, person."""

    watches = ("contact", "company", "event", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Contacts"))
        self._person: Person | None = None
        self._found: tuple[ContactId, ...] | None = None
        self._wanted: ContactId | None = None
        self._answers: Newest[ContactsAnswer] = Newest()
        self._people: Newest[Person] = Newest()
        self._touching = Touching(self)
        self.knowing = Knowing(self)
        self._form: ContactForm | None = None
        self._exchange: LogExchange | None = None
        self.search = SearchField(_("Name, company, any word  (Ctrl+F)"), width=380)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.load)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.header.add(self.search)
        new = Button(_("New contact"), icon=Icon.ADD, clicked=self.add)
        self.header.add(new)
        self.filters = FilterPane()
        self.filters.changed.connect(lambda _filters: self.load())
        self.list = self._make_list()
        self.detail = PersonDetail(desk.pictures)
        self._lay_out()
        self._connect_detail()
        self._add_commands()

    def _make_list(self) -> RowList[ContactRow]:
        model = RowModel[ContactRow](lambda row: row.spoken, lambda row: row.contact.id)
        rows = RowList(_("Contacts"), model, ContactDelegate(self.desk.pictures))
        self.desk.pictures.arrived.connect(rows.viewport().update)
        rows.current_changed.connect(self._choose)
        rows.opened.connect(lambda _row: self.detail.history.setFocus())
        return rows

    def _lay_out(self) -> None:
        self._count = Label("", Role.BODY_STRONG)
        self._count.setContentsMargins(px(16), px(10), 0, px(8))
        middle = QFrame()
        middle.setObjectName("sheet")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        middle.setFixedWidth(px(346))
        self.filters.setFixedWidth(px(208))
        self._right = QStackedWidget()
        self._right.setObjectName("form")
        self._right.addWidget(self._message())
        self._right.addWidget(self.detail)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addWidget(middle)
        row.addWidget(self._right, 1)
        whole = QWidget()
        whole.setLayout(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nothing())
        self.column.addWidget(self._stack, 1)

    def _message(self) -> QWidget:
        text = _("Try fewer words, or take filters away.")
        everyone = Button(_("Show everyone"), clicked=self.show_everyone)
        return EmptyState(_("No one matches"), text, everyone, picture=False)

    def _nothing(self) -> QWidget:
        take_in = Button(
            _("Take in cards…"),
            icon=Icon.ADD,
            kind="primary",
            key="Ctrl+O",
            clicked=self.files_wanted.emit,
        )
        text = _("Drop photos here or choose them below.")
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(px(24), px(8), px(20), px(20))
        box.addWidget(EmptyState(_("No cards yet"), text, take_in, dashed=True))
        return whole

    def _connect_detail(self) -> None:
        detail = self.detail
        detail.write.connect(self.write)
        detail.log.connect(self.log)
        detail.exchange.connect(self.record_exchange)
        detail.edit.connect(self.edit)
        detail.reach.connect(self._reach)

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("Write"), "Ctrl+M", self.write)
        add(_("Log a touch"), "Ctrl+T", self.log)
        add(_("Gave or received…"), "Ctrl+G", self.record_exchange)
        add(_("What is known of this company…"), "Ctrl+I", self.show_known)
        add(_("Edit"), "F2", self.edit, on=self.list)
        add(_("Delete"), "Del", self.delete, on=self.list)
        for text, key, choice in (
            (_("Keep in touch"), "1", TriageChoice.WANTED),
            (_("Let go"), "2", TriageChoice.LET_GO),
            (_("Nuisance"), "3", TriageChoice.NUISANCE),
        ):
            add(text, key, partial(self.choose_after, choice), on=self.list)
        add(_("Separate the newest card"), "", self.separate)

    # asking and showing

    def load(self) -> None:
        self._pause.stop()
        pending = self.tasks.ask(
            find_contacts,
            self.desk.book,
            self.desk.derived,
            self.search.text(),
            self.filters.filters,
        )
        self._answers.only(pending).then(self._show, failed=self._not_understood)

    def _show(self, answer: ContactsAnswer) -> None:
        self._found = answer.ids
        self._stack.setCurrentIndex(0 if answer.in_book else 1)
        self.filters.show_facets(answer.facets)
        self._count.setText(people(len(answer.ids)))
        self._count.setToolTip("")
        self.list.show_rows(answer.rows)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if self.list.current is None:
            self.list.choose_first()
        self._right.setCurrentIndex(1 if answer.rows else 0)
        if self.list.current is not None:
            self._choose(self.list.current)

    def _not_understood(self, error: EnishiError) -> None:
        self._count.setText(str(error))
        self._count.setToolTip(str(error))

    def _choose(self, row: ContactRow | None) -> None:
        if row is not None:
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

    def _save_exchange(self, exchange: Exchange) -> None:
        said = _("Recorded what went between you")
        self.tasks.run(history.record_exchange, exchange).then(partial(self._say, said))

    def show_known(self) -> None:
        """Show what is known of the company of the person shown."""
        company = self._person.view.company if self._person else None
        self.knowing.show(company.id if company else None)

    def choose_after(self, choice: TriageChoice) -> None:
        """Keep in touch with the person in the list, let go, or mark as nuisance."""
        row = self.list.current
        if row is not None:
            said = _("Chosen for {name}").format(name=row.contact.name)
            pending = self.tasks.run(history.choose, row.contact.id, choice)
            pending.then(partial(self._say, said))

    def delete(self) -> None:
        """Put the person in the list into the trash."""
        row = self.list.current
        if row is not None:
            said = _("In the trash: {name}").format(name=row.contact.name)
            pending = self.tasks.run(contacts.delete_contacts, (row.contact.id,))
            pending.then(partial(self._say, said))

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
            url = QUrl.fromUserInput(value)
            if url.scheme() in ("http", "https"):  # a card must not open anything else
                QDesktopServices.openUrl(url)
        else:
            self.log(Channel.PHONE)

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.list, self.detail.history, self.filters, self.search)

    def settle(self) -> None:
        if self._pause.isActive():
            self.load()

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return self._found

    def chosen_ids(self) -> tuple[ContactId, ...]:
        row = self.list.current
        return () if row is None else (row.contact.id,)

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

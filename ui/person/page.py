"""The page Person: cards at the left, what happened in the middle, give and take at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.contact import Affiliation, MethodKind
from app.domain.history import Channel, Direction
from app.domain.ids import ContactId
from app.domain.places import Place
from app.i18n import gettext as _
from app.services.editing import change_value, change_work
from ui.contacts.delegates import HistoryDelegate
from ui.contacts.entries import Entries
from ui.contacts.history_rows import history_rows
from ui.contacts.parts import open_map
from ui.contacts.query import Person
from ui.contacts.rows import HistoryRow
from ui.contacts.ways import Ways
from ui.contacts.work_row import work_words
from ui.desk import Desk
from ui.letters.writing import LetterWriting
from ui.models.rows import RowModel
from ui.opening import open_web_page
from ui.page import Destination, Page
from ui.person.parts import WIDTH, Cards, Head, sum_words, went_line
from ui.person.query import WholePerson, exchanged, load_whole
from ui.recording import Recording, recording_keys
from ui.tasks import Newest
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.touching import Touching
from ui.trail import Trail
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.lines_block import LinesBlock
from ui.widgets.row_list import RowList


class PersonPage(Page):
    """One person whole; another page says who."""

    watches = ("contact", "company", "event", "exchange", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Person"))
        self.found: WholePerson | None = None
        self._contact: ContactId | None = None
        self._answers: Newest[WholePerson] = Newest()
        self._touching = Touching(self)
        self._letters = LetterWriting(self, self._touching)
        self._recording = Recording(self)
        self.head = Head()
        self.cards = Cards(desk.pictures)
        self.ways = Ways()
        self.ways.reach.connect(self._reach)
        self.ways.copy_wanted.connect(lambda text: QGuiApplication.clipboard().setText(text))
        self.ways.map_wanted.connect(open_map)
        self.ways.kept.connect(self._keep)
        self.ways.left.connect(lambda _place, _step: self.load())
        self.ways.work_kept.connect(self._keep_work)
        self.ways.work_left.connect(self.load)
        self.ways.put_aside.connect(self.said)
        model = RowModel[HistoryRow](lambda row: row.spoken, lambda row: row.key)
        self.history = RowList(_("History"), model, HistoryDelegate())
        self.gave = LinesBlock(_("Gave"), _("Nothing was given yet."))
        self.received = LinesBlock(_("Received"), _("Nothing was received yet."))
        self.entries = Entries(self, self)
        self.trail = Trail(self)
        self._lay_out()
        self._add_commands()

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self.found.person if self.found else None

    @property
    def rows_of_history(self) -> RowList[HistoryRow]:
        """What happened, for what is done with an entry of it."""
        return self.history

    def _lay_out(self) -> None:
        back = Button(_("Go back"), icon=Icon.LEAVE, kind="quiet", clicked=self.back)
        self.header.lead_with(back)
        for text, icon, call in (
            (_("Write"), Icon.MAIL, self.write),
            (_("Letter…"), Icon.REPORT, self.letter),
            (_("Log a touch"), Icon.FOLLOWED_UP, self.log),
            (_("Gave or received"), Icon.EXCHANGED, self.record_exchange),
            (_("Edit"), Icon.EDIT, self.edit),
        ):
            primary = call == self.write
            button = (
                Button(text, icon=icon, kind="primary", clicked=call)
                if primary
                else Button(text, icon=icon, clicked=call)
            )
            self.header.add(button)
        self.column.addWidget(self.head)
        row = QHBoxLayout()
        row.setContentsMargins(px(18), px(8), px(20), px(4))
        row.setSpacing(px(16))
        row.addWidget(self._left())
        row.addWidget(self._middle(), 5)
        row.addWidget(self._right(), 4)
        self.column.addLayout(row, 1)
        change = ("F2", _("Change the entry"))
        keys = (change, *recording_keys(), ("O", _("Where it began")), ("Esc", _("Go back")))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(4), px(20), px(8))
        foot.addWidget(KeyHints(keys))
        self.column.addLayout(foot)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards, 1)
        column.addWidget(self.ways)
        column.addStretch()  # where there is no card
        return left

    def _middle(self) -> QWidget:
        block = QFrame()
        block.setObjectName("block")
        column = QVBoxLayout(block)
        column.setContentsMargins(px(12), px(10), px(8), px(8))
        column.addWidget(Label(_("History"), Role.HEADING))
        column.addWidget(self.history, 1)
        return block

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.gave, 1)
        column.addWidget(self.received, 1)
        return right

    def _add_commands(self) -> None:
        record = self._recording
        lists: tuple[QWidget, ...] = (
            self.history,
            self.cards,
            self.gave.list,
            self.received.list,
        )
        for number, rows in enumerate(lists):
            add = partial(self.add_command, on=rows, listed=number == 0)
            add(_("Write"), "W", self.write)
            add(_("Letter from a template…"), "L", self.letter)
            add(_("Log a touch"), "T", self.log)
            add(_("Gave or received…"), "G", self.record_exchange)
            add(_("Met again…"), "E", partial(self._record, record.meet))
            add(_("Plan a follow-up…"), "P", partial(self._record, record.plan))
            add(_("Introduce…"), "I", partial(self._record, record.introduce))
            add(_("Note a need…"), "Shift+N", partial(self._record, record.need))
            add(_("Settle, thank, delete…"), "S", partial(self._record, record.settle))
            add(_("Go back"), "Esc", self.back)
        self.add_command(_("Edit"), "F2", self.edit, on=self.cards)
        on = partial(self.add_command, on=self.history)
        on(_("Change the entry…"), "F2", self.entries.change)
        on(_("An answer has come"), "A", self.entries.answered)
        on(_("Delete the entry"), "Del", self.entries.delete)
        on(_("Where it began…"), "O", self._walk_back)
        for block in (self.gave, self.received):
            block.list.opened.connect(self.entries.change_line)
            change = partial(self._change_line, block)
            self.add_command(_("Change the entry…"), "F2", change, on=block.list, listed=False)
            back = partial(self._walk_back_from, block)
            self.add_command(_("Where it began…"), "O", back, on=block.list, listed=False)

    # asking and showing

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self._contact = ContactId(subject)
            self.load()

    def load(self) -> None:
        if self._contact is not None:
            pending = self.tasks.ask(load_whole, self.desk.book, self._contact)
            self._answers.only(pending).then(self._show)

    def _show(self, found: WholePerson) -> None:
        self.found = found
        person = found.person
        self.head.show_person(person)
        self.cards.show_rows(found.pictures)
        self.cards.setVisible(bool(found.pictures))
        if not self.ways.is_editing_of(person):  # what is being typed stays where it is
            self.ways.show_person(person)
        self.history.show_rows(history_rows(person))
        both = person.relationship.give_and_take
        for block, direction, tally in (
            (self.gave, Direction.GAVE, both.gave),
            (self.received, Direction.RECEIVED, both.received),
        ):
            lines = [went_line(x, person.names) for x in exchanged(person, direction)]
            block.show_lines(lines, sum_words(tally))
        if self.history.current is None:
            self.history.choose_first()

    # commands

    def _record(self, record: Callable[[ContactId, str], object]) -> None:
        if self.found is not None:
            contact = self.found.person.view.contact
            record(contact.id, contact.details.name.printed)

    def _change_line(self, block: LinesBlock) -> None:
        if (line := block.list.current) is not None:
            self.entries.change_line(line)

    def _walk_back(self) -> None:
        """Show what the entry in focus came of."""
        kind, _dash, number = (row.key if (row := self.history.current) else "").rpartition("-")
        if kind == "exchange":
            self.trail.show(int(number))
        else:
            self.said.emit(_("What was given or received can be followed back to where it began."))

    def _walk_back_from(self, block: LinesBlock) -> None:
        if (line := block.list.current) is not None:
            self.trail.show(line.key)

    def _keep(self, place: Place, was: str, text: str) -> None:
        """Store what was typed over a value."""
        if self._contact is not None:
            said = _("Changed: {text}") if text else _("Removed: {text}")
            pending = self.tasks.run(change_value, self._contact, place, was, text)
            pending.then(lambda _details: self.done.emit(said.format(text=text or was)))

    def _keep_work(self, was: Affiliation | None, now: Affiliation | None) -> None:
        if self._contact is not None:
            said = work_words(was, now)
            pending = self.tasks.run(change_work, self._contact, was, now)
            pending.then(lambda _details: self.done.emit(said))

    def write(self) -> None:
        """Open a mail to this person."""
        self._record(lambda contact_id, _name: self._touching.write(contact_id))

    def letter(self) -> None:
        """Write to this person from a template."""
        self._record(lambda contact_id, _name: self._letters.write_to((contact_id,)))

    def log(self) -> None:
        """Record a touch."""
        self._record(self._touching.log)

    def record_exchange(self) -> None:
        """Record something given or received."""
        self._record(self._recording.exchange)

    def edit(self) -> None:
        """Go to where the details are changed."""
        self._record(lambda contact_id, _name: self.go.emit(Destination("contacts", contact_id)))

    def back(self) -> None:
        """Go to the page that was open before."""
        self.go.emit(Destination(""))

    def _reach(self, kind: MethodKind, value: str) -> None:
        if kind is MethodKind.EMAIL:
            self.write()
        elif kind is MethodKind.URL:
            open_web_page(value)
        else:
            self._record(partial(self._touching.log, channel=Channel.PHONE))

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        lists = (self.history, self.cards, self.gave.list, self.received.list)
        return tuple(rows for rows in lists if rows.rows.rows) or (self.history,)

    def contact_ids(self) -> tuple[ContactId, ...] | None:
        return (self._contact,) if self._contact is not None else None

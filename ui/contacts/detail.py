"""One person: card, name and work, four facts, ways to reach them, files, what happened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain.contact import Affiliation
from app.domain.ids import ContactId
from app.domain.places import Part, Place
from app.i18n import gettext as _
from app.services.words import trust_words
from ui.contacts.head import Head
from ui.contacts.history_list import HistoryList
from ui.contacts.history_rows import history_rows
from ui.contacts.person_facts import person_facts
from ui.contacts.query import Person
from ui.contacts.rows import HistoryRow
from ui.contacts.ways import Ways
from ui.files.files import Files
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.dropped import brings_files, files_of
from ui.widgets.facts import Facts
from ui.widgets.folding import FoldingRow
from ui.widgets.in_place import Editable
from ui.widgets.label import Label
from ui.widgets.row_list import RowList
from ui.wording import joined, part_word

_OFFERED = (
    *(Part.EMAIL, Part.PHONE, Part.MOBILE, Part.FAX, Part.URL, Part.SOCIAL, Part.ADDRESS),
    *(Part.KANA, Part.COMPANY, Part.DEPARTMENT, Part.POSITION, Part.TAGS, Part.NOTE),
)


class PersonDetail(QWidget):
    """Shows one person; what is asked of it is passed on."""

    write = Signal()
    log = Signal()
    exchange = Signal()
    edit = Signal()
    letter = Signal()
    reach = Signal(object, str)  # MethodKind, value
    changed = Signal(object, object, str, str)  # ContactId, Place, what it was, what was typed
    work_changed = Signal(object, object, object)  # ContactId, Affiliation | None: was, is to be
    files_dropped = Signal(list)  # list[Path]

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.person: Person | None = None
        self._whose: ContactId | None = None
        self._late: Person | None = None
        self.head = Head(pictures)
        self._facts = Facts((_("Met"), _("Last"), _("Gave · received"), _("I owe")))
        self.trust = Label("", Role.SMALL, "text2", wrap=True)
        self.ways = Ways()
        self.add = Button(_("Add a value…"), icon=Icon.ADD, kind="link", clicked=self.open_menu)
        self.files = Files(beside=self.add)
        self.more = Button(icon=Icon.MORE, kind="quiet", name=_("More commands"))
        self.history = HistoryList()
        self._area = QScrollArea()
        self._drop_hint = Label("", Role.HEADING, "accent", wrap=True, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(4), px(20), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.head)
        column.addWidget(self._facts)
        column.addWidget(self.trust)
        column.addWidget(self.ways)
        column.addWidget(self.files)
        column.addWidget(_rule())
        column.addWidget(Label(_("History"), Role.HEADING))
        column.addWidget(self.history)
        column.addStretch(1)  # all room that is left; else the head would take half of it
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(10), 0, 0)
        whole.setSpacing(px(6))
        whole.addWidget(self._actions())
        whole.addWidget(self._area, 1)
        self._drop_hint.setObjectName("popover")
        self._drop_hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop_hint.hide()

    def _actions(self) -> FoldingRow:
        letter = _("Letter from a template…")
        line = FoldingRow(spacing=6)
        line.row.setContentsMargins(px(24), 0, px(16), 0)
        write = Button(_("Write"), icon=Icon.MAIL, kind="primary", clicked=self.write.emit)
        by_template = Button(name=letter, icon=Icon.REPORT, clicked=self.letter.emit)
        log = Button(_("Log a touch"), icon=Icon.FOLLOWED_UP, clicked=self.log.emit)
        exchange = Button(_("Exchange"), icon=Icon.EXCHANGED, clicked=self.exchange.emit)
        edit = Button(name=_("Edit"), icon=Icon.EDIT, clicked=self.edit.emit)
        for button in (by_template, edit, self.more):
            button.setFixedWidth(px(38))
        for button in (write, by_template, log, exchange, edit):
            line.row.addWidget(button)
        line.row.addStretch()
        line.row.addWidget(self.more)
        line.may_fold(exchange, log)
        return line

    def _connect(self) -> None:
        self.ways.reach.connect(self.reach)
        for part in (self.head, self.ways):
            part.kept.connect(self._keep)
            part.left.connect(self._leave)
        self.ways.work_kept.connect(self._keep_work)
        self.ways.work_begun.connect(self._bring_into_view)
        self.ways.work_left.connect(self._show_late)
        self.history.row_shown.connect(self._follow_history)

    # showing

    def show_person(self, person: Person) -> None:
        """Show somebody; while something is typed nothing moves, and the newest comes after it."""
        if self.is_editing and person.view.contact.id == self._whose:
            self._late = person
            return
        self.person, self._late = person, None
        if person.view.contact.id != self._whose:
            self._area.verticalScrollBar().setValue(0)
        self._whose = person.view.contact.id
        self.head.show_person(person)
        self._facts.show_facts(person_facts(person))
        self._show_trust(person)
        self.ways.show_person(person)
        self.files.show_files(person.view.files)
        self.history.show_rows(history_rows(person))

    def _show_trust(self, person: Person) -> None:
        """The facts beside the person, and the private mark; nothing where there is neither."""
        mark = person.view.contact.mark
        marked = _("Private mark: {mark}").format(mark=mark) if mark else None
        words = joined(*trust_words(person.trust), marked)
        self.trust.setText(words)
        self.trust.setVisible(bool(words))

    @property
    def rows_of_history(self) -> RowList[HistoryRow]:
        """What happened, for what is done with an entry of it."""
        return self.history

    # changing

    @property
    def places(self) -> dict[Place, Editable]:
        """All values that can be changed where they stand, in the order of reading."""
        return {**self.head.places, **self.ways.places}

    @property
    def is_editing(self) -> bool:
        """Whether something is being typed."""
        return self.ways.is_editing or any(row.is_editing for row in self.head.places.values())

    def begin(self, place: Place) -> None:
        """Let a value be changed, or a further one of its part be typed."""
        if place in self.places:
            self.places[place].begin()
        else:
            self.ways.add(place.part)

    def open_menu(self) -> None:
        """Offer what else can be said of a person."""
        menu = QMenu(self)
        for part in self._missing():
            menu.addAction(part_word(part), partial(self._add, part))
        menu.addSeparator()
        if self.person is not None and self.person.view.contact.details.current is not None:
            menu.addAction(_("Days of the work now…"), self.ways.date_current)
        menu.addAction(_("Past position…"), self.ways.add_work)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _missing(self) -> Iterator[Part]:
        there = {place.part for place, row in self.places.items() if row.text}
        several = (*_OFFERED[:7],)
        return (part for part in _OFFERED if part in several or part not in there)

    def _add(self, part: Part) -> None:
        if Place(part) in self.head.places:
            self.head.places[Place(part)].begin()
        else:
            self.ways.add(part)

    def _keep(self, place: Place, was: str, text: str) -> None:
        if self._whose is not None:
            self.changed.emit(self._whose, place, was, text)

    def _leave(self, place: Place, step: int) -> None:
        """Go on to the next value that is shown, or show what came meanwhile."""
        order = [p for p, row in self.places.items() if row.text or p == place]
        at = order.index(place) + step if place in order else -1
        if step and 0 <= at < len(order):
            self.places[order[at]].begin()
            self._area.ensureWidgetVisible(self.places[order[at]])
            return
        if not self._show_late() and place in self.places:
            row = self.places[place]
            row.setVisible(bool(row.text))

    def _keep_work(self, was: Affiliation | None, now: Affiliation | None) -> None:
        if self._whose is not None:
            self.work_changed.emit(self._whose, was, now)

    def _show_late(self) -> bool:
        """Show what came while somebody typed; False for nothing."""
        if self._late is not None:
            self.show_person(self._late)
            return True
        return False

    def _bring_into_view(self, row: QWidget) -> None:
        """Once it has its place."""
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row))

    def _follow_history(self, top: int, height: int) -> None:
        at = self.history.mapTo(self._inside, QPoint(0, top))
        self._area.ensureVisible(0, at.y() + height // 2, 0, height)

    # files dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_files(event):
            event.acceptProposedAction()
            self._drop_hint.setText(_("Drop to attach to this contact"))
            self._drop_hint.setGeometry(self.rect().adjusted(px(24), px(60), -px(24), -px(60)))
            self._drop_hint.show()
            self._drop_hint.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        event.acceptProposedAction()
        if files := files_of(event):
            self.files_dropped.emit(files)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule

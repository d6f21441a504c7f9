"""The ways to reach somebody, each to be opened, copied or changed; former work; tags, note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.career import in_order
from app.domain.contact import ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.domain.places import Part, Place, value_at, values_at
from app.i18n import gettext as _
from ui.contacts.query import Person
from ui.contacts.way_row import WayRow
from ui.contacts.work_row import Unfinished, WorkRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.in_place import Editable, EditableText
from ui.widgets.label import ElidedLabel
from ui.wording import joined, part_word

PART_ICONS = {
    Part.EMAIL: Icon.MAIL,
    Part.PHONE: Icon.PHONE,
    Part.MOBILE: Icon.MOBILE,
    Part.FAX: Icon.FAX,
    Part.URL: Icon.WEB,
    Part.SOCIAL: Icon.WEB,
    Part.ADDRESS: Icon.PLACE,
}


class Ways(QWidget):
    """A line each; made anew for each person."""

    reach = Signal(object, str)  # MethodKind, value
    map_wanted = Signal(str)  # an address
    copy_wanted = Signal(str)
    unmerge = Signal(object)  # ContactId that was merged into this one
    kept = Signal(object, str, str)  # Place, what it was, what was typed
    left = Signal(object, int)  # Place, the step to the next value
    work_kept = Signal(object, object)  # Affiliation | None as it was, and as it is to be
    work_begun = Signal(QWidget)
    work_left = Signal()
    put_aside = Signal(str)  # a sentence: what was typed of somebody waits

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self._details: ContactDetails | None = None
        self._whose: ContactId | None = None
        self._unfinished: dict[ContactId, list[Unfinished]] = {}
        self.places: dict[Place, Editable] = {}
        self.works: list[WorkRow] = []

    def show_person(self, person: Person) -> None:
        """Show somebody's; the focus stays at the value that had it."""
        focused = self._focused()
        if person.view.contact.id != self._whose:
            self._put_aside()
        self._clear()
        self._whose = person.view.contact.id
        details = self._details = person.view.contact.details
        self._methods(details)
        self._career(details)
        self._texts(details)
        for contact_id, name in person.merged:
            self._merged(name, partial(self.unmerge.emit, contact_id))
        if focused in self.places:
            self.places[focused].shown.setFocus()
        for typed in self._unfinished.pop(self._whose, ()):
            self._resume(typed)

    def _put_aside(self) -> None:
        """Somebody else comes: what was typed and could not be kept waits until its turn."""
        waiting = [typed for row in self.works if (typed := row.unfinished) is not None]
        if waiting and self._whose is not None and self._details is not None:
            self._unfinished[self._whose] = waiting
            said = _("What you typed of {name}’s career is not saved yet; it waits there.")
            self.put_aside.emit(said.format(name=self._details.name.printed))

    def _resume(self, typed: Unfinished) -> None:
        """Where the place of work is still there, else as one that is new."""
        row = next((row for row in self.works if row.work == typed.work), None)
        if row is None:
            is_now = self._details is not None and typed.work == self._details.current
            row = self._put_work(WorkRow(typed.work if is_now else None, is_now=is_now))
        row.resume(typed.texts)

    def is_editing_of(self, person: Person) -> bool:
        """Whether something of this person is being typed."""
        return self.is_editing and person.view.contact.id == self._whose

    @property
    def is_editing(self) -> bool:
        """Whether something is being typed."""
        return any(r.is_editing for r in self.places.values()) or any(
            r.is_editing for r in self.works
        )

    def add(self, part: Part) -> None:
        """Let a further value of a part be typed."""
        assert self._details is not None  # somebody is shown
        place = Place(part, len(values_at(self._details, part)))
        row = self.places.get(place)
        if row is None:
            row = EditableText(part_word(part), lines=part is Part.NOTE)
            row.show_text("")
            self._put(place, row)
        row.begin()

    def add_work(self) -> None:
        """Let a past position be typed."""
        self._put_work(WorkRow(None)).begin()

    def date_current(self) -> None:
        """Let the days of the work of now be typed."""
        if self._details is not None and (now := self._details.current) is not None:
            shown = next((row for row in self.works if row.is_now), None)
            (shown or self._put_work(WorkRow(now, is_now=True))).begin()

    def _career(self, details: ContactDetails) -> None:
        """The work of now stands in the head; here only with its days or beside others."""
        several = len(details.affiliations) > 1
        for work in in_order(details):
            is_now = work is details.current
            if not is_now or several or work.since:
                self._put_work(WorkRow(work, is_now=is_now))

    def _put_work(self, row: WorkRow) -> WorkRow:
        row.kept.connect(self.work_kept)
        row.begun.connect(lambda: self.work_begun.emit(row))
        row.left.connect(self.work_left)
        self.works.append(row)
        self._column.addWidget(row)
        return row

    def _focused(self) -> Place | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        held = (p for p, row in self.places.items() if row is focus or row.isAncestorOf(focus))
        return next(held, None)

    def _clear(self) -> None:
        self.places.clear()
        self.works.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _put(self, place: Place, row: Editable) -> None:
        row.kept.connect(partial(self.kept.emit, place))
        row.left.connect(partial(self.left.emit, place))
        self.places[place] = row
        self._column.addWidget(row)

    def _methods(self, details: ContactDetails) -> None:
        for place in _ways(details):
            value = value_at(details, place)
            follow, text = partial(self._follow, place.part, value), value
            if place.part is Part.ADDRESS:
                text = joined(details.addresses[place.number].postcode, value)
            copy = partial(self.copy_wanted.emit, text)
            row = WayRow(part_word(place.part), value, PART_ICONS[place.part], follow, copy)
            if text != value:
                row.link.set_text(text)
            self._put(place, row)

    def _follow(self, part: Part, value: str) -> None:
        if part is Part.ADDRESS:
            self.map_wanted.emit(value)
        else:
            self.reach.emit(MethodKind(part.value), value)

    def _texts(self, details: ContactDetails) -> None:
        for part in (Part.TAGS, Part.NOTE):
            pattern = _("Tags: {text}") if part is Part.TAGS else "{text}"
            row = EditableText(part_word(part), lines=part is Part.NOTE, pattern=pattern)
            row.show_text(value_at(details, Place(part)))
            self._put(Place(part), row)

    def _merged(self, name: str, undo: partial[None]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(px(4), 0, 0, 0)
        words = _("{name} was merged into this entry").format(name=name)
        row.addWidget(ElidedLabel(words, Role.SMALL, "text2"), 1)
        row.addWidget(Button(_("Undo the merge"), kind="link", clicked=undo))
        self._column.addWidget(line)


def _ways(details: ContactDetails) -> Iterator[Place]:
    """The methods in their order, then the addresses."""
    seen: dict[Part, int] = {}
    for method in details.methods:
        part = Part(method.kind.value)
        yield Place(part, seen.get(part, 0))
        seen[part] = seen.get(part, 0) + 1
    yield from (Place(Part.ADDRESS, at) for at in range(len(details.addresses)))

"""The ways to reach somebody, each to be opened, copied or changed; former work; tags, note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.contact import Affiliation, ContactDetails, MethodKind
from app.domain.places import Part, Place, value_at, values_at
from app.i18n import gettext as _
from ui.contacts.query import Person
from ui.contacts.way_row import WayRow
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

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self._details: ContactDetails | None = None
        self.places: dict[Place, Editable] = {}

    def show_person(self, person: Person) -> None:
        """Show somebody's; the focus stays at the value that had it."""
        focused = self._focused()
        self._clear()
        details = self._details = person.view.contact.details
        self._methods(details)
        for work in details.affiliations:
            if work != details.current:
                self._column.addWidget(ElidedLabel(_further(work), Role.SMALL, "text2"))
        self._texts(details)
        for contact_id, name in person.merged:
            self._merged(name, partial(self.unmerge.emit, contact_id))
        if focused in self.places:
            self.places[focused].shown.setFocus()

    @property
    def is_editing(self) -> bool:
        """Whether something is being typed."""
        return any(row.is_editing for row in self.places.values())

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

    def _focused(self) -> Place | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        held = (p for p, row in self.places.items() if row is focus or row.isAncestorOf(focus))
        return next(held, None)

    def _clear(self) -> None:
        self.places.clear()
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


def _further(work: Affiliation) -> str:
    """Another place of work, or a former one, with its years where they are known."""
    words = joined(work.company, work.department, work.position)
    years = [str(day.year) if day else "" for day in (work.since, work.until)]
    span = "–".join(years) if any(years) else ""
    label = _("Formerly: {work}") if work.until else _("Also: {work}")
    return label.format(work=joined(words, span))

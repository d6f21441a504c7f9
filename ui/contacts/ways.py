"""The ways to reach somebody, each to be opened or copied; former work; entries merged in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.contact import Affiliation, ContactDetails, MethodKind
from app.i18n import gettext as _
from ui.contacts.query import Person
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, Label
from ui.wording import joined

METHOD_ICONS = {
    MethodKind.EMAIL: Icon.MAIL,
    MethodKind.PHONE: Icon.PHONE,
    MethodKind.MOBILE: Icon.MOBILE,
    MethodKind.FAX: Icon.FAX,
    MethodKind.URL: Icon.WEB,
    MethodKind.SOCIAL: Icon.WEB,
}


class Ways(QWidget):
    """A line each; made anew for each person."""

    reach = Signal(object, str)  # MethodKind, value
    map_wanted = Signal(str)  # an address
    copy_wanted = Signal(str)
    unmerge = Signal(object)  # ContactId that was merged into this one

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(0, 1)

    def show_person(self, person: Person) -> None:
        """Show somebody's."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        details = person.view.contact.details
        self._methods(details)
        for work in details.affiliations:
            if work != details.current:
                self._add(ElidedLabel(_further(work), Role.SMALL, "text2"))
        if details.tags:
            tags = _("Tags: {tags}").format(tags=", ".join(details.tags))
            self._add(ElidedLabel(tags, Role.SMALL, "text2"))
        if details.note:
            self._add(Label(details.note, wrap=True))
        for contact_id, name in person.merged:
            words = _("{name} was merged into this entry").format(name=name)
            back = Button(_("Undo the merge"), kind="link")
            back.clicked.connect(lambda _on=False, i=contact_id: self.unmerge.emit(i))
            self._add(ElidedLabel(words, Role.SMALL, "text2"), back)

    def _methods(self, details: ContactDetails) -> None:
        for method in details.methods:
            button = Button(method.value, icon=METHOD_ICONS[method.kind], kind="link")
            button.clicked.connect(lambda _on=False, m=method: self.reach.emit(m.kind, m.value))
            self._add(button, self._copy(method.value))
        for address in details.addresses:
            text = joined(address.postcode, address.printed)
            button = Button(text, icon=Icon.PLACE, kind="link", name=_("Show on a map"))
            button.clicked.connect(lambda _on=False, a=address: self.map_wanted.emit(a.printed))
            self._add(button, self._copy(text))

    def _copy(self, text: str) -> Button:
        name = _("Copy {text}").format(text=text)
        copied: Callable[[], object] = lambda: self.copy_wanted.emit(text)  # noqa: E731
        return Button(icon=Icon.DUPLICATE, kind="quiet", name=name, clicked=copied)

    def _add(self, widget: QWidget, second: QWidget | None = None) -> None:
        row = self._grid.rowCount()
        is_button = isinstance(widget, Button)
        place = Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
        self._grid.addWidget(widget, row, 0, place)
        if second is not None:
            self._grid.addWidget(second, row, 1)


def _further(work: Affiliation) -> str:
    """Another place of work, or a former one, with its years where they are known."""
    words = joined(work.company, work.department, work.position)
    years = [str(day.year) if day else "" for day in (work.since, work.until)]
    span = "–".join(years) if any(years) else ""
    label = _("Formerly: {work}") if work.until else _("Also: {work}")
    return label.format(work=joined(words, span))

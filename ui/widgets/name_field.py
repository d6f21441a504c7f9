"""A field for somebody of the book: completed while one types, or added with what is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.services.naming import Likely, Named
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Remark
from ui.widgets.suggest_field import SuggestField, Suggestion


class NameField(QWidget):
    """A name, below it what is wrong with it, and the way to add who is not in the book yet.

    Who was chosen from the list is meant until the name is edited, also beside others of the name.
    """

    named = Signal()  # somebody typed or chose who is meant

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.line = SuggestField(name, hint=_("Name of a contact"))
        self.line.textEdited.connect(lambda _text: self._mean(None))
        self.line.taken.connect(self._take)
        self.remark = Remark(Role.SMALL)
        self.add_button = Button(
            _("Add to the book"), icon=Icon.ADD, kind="link", clicked=self._add
        )
        self._id: ContactId | None = None
        self._is_new = False
        self.setFocusProxy(self.line)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.line)
        column.addWidget(self.remark)
        column.addWidget(self.add_button)
        self.add_button.hide()

    @property
    def who(self) -> Named | None:
        """Who is meant; None where nobody is named."""
        name = self.line.text().strip()
        return Named(name, self._id, self._is_new) if name else None

    def show_who(self, who: Named | None) -> None:
        """Name somebody; nobody for None."""
        self.line.setText(who.name if who else "")
        self._mean(who.id if who else None)

    def offer(self, text: str, found: Sequence[Likely]) -> None:
        """Show who may be meant, and at the end the way to add somebody of this name."""
        rows = [Suggestion(p.text, p.detail, p.id) for p in found]
        name = text.strip()
        if name and all(p.text != name for p in found):
            words = _("Add “{name}” to the book").format(name=name)
            rows.append(Suggestion(name, words, is_new=True))
        self.line.offer(text, rows)

    def refuse(self, problem: str, *, may_add: bool) -> None:
        """Say what is wrong with the name; it stays as it was typed."""
        self._say(problem, may_add=may_add)
        self.line.setFocus()
        self.line.selectAll()

    def _take(self, row: Suggestion) -> None:
        if row.is_new:
            self._add()
        else:
            self._mean(None if row.id is None else ContactId(row.id))

    def _add(self) -> None:
        self._mean(None)
        self._is_new = True
        self.remark.set_tone("ok")
        self._say(_("Is added to the book with this entry."), may_add=False)
        self.line.setFocus()

    def _mean(self, contact_id: ContactId | None) -> None:
        self._id, self._is_new = contact_id, False
        self.remark.set_tone("danger")
        self._say("", may_add=False)
        self.named.emit()

    def _say(self, text: str, *, may_add: bool) -> None:
        self.remark.setText(text)
        self.line.setAccessibleDescription(text)
        self.add_button.setVisible(may_add)

"""What somebody needs, or what I need myself, and whether it is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.offers import Need
from app.i18n import gettext as _
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import CheckBox
from ui.widgets.line_edit import LineEdit


@dataclass(frozen=True, slots=True)
class Needed:
    """What was entered."""

    text: str
    on: date
    met: bool


class NoteNeed(ShortForm):
    """The need in their words, when they told it, whether it is met."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Needed], object] | None = None
        self.text = LineEdit(_("Need"), hint=_("In their own words"))
        self.day = day_field(_("Day"))
        self.met = CheckBox(_("It is met"))
        rows = ((_("Need"), self.text), (_("Day"), self.day), ("", self.met))
        super().__init__(window, rows, _("Record"))

    def ask(
        self,
        title: str,
        today: date,
        keep: Callable[[Needed], object],
        known: Need | None = None,
    ) -> None:
        """Open it under a title; `keep` gets what was entered, `known` is what is changed."""
        self._keep = keep
        self.text.setText(known.text if known else "")
        self.day.setDate(qdate(known.on if known else today))
        self.met.setChecked(known is not None and known.met_on is not None)
        self.ask_for(title, again=known is not None)

    def save(self) -> object:
        text = text_of(self.text)
        if text is None:
            return _("A need needs a few words.")
        if self._keep is not None:
            return self._keep(Needed(text, day_of_field(self.day), self.met.isChecked()))
        return None

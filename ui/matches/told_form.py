"""The form for naming an offer to somebody, and what they said to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.offers import Offer, Reaction
from app.i18n import gettext as _
from app.services.words import reaction_word
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import Choice
from ui.widgets.line_edit import LineEdit


@dataclass(frozen=True, slots=True)
class Told:
    """What was entered; `name` as it was typed."""

    offer: Offer
    name: str
    on: date
    reaction: Reaction | None


class ToldForm(ShortForm):
    """To whom, when, and the reaction; the same day again changes the reaction."""

    def __init__(self, window: QWidget) -> None:
        self._offer = Offer("")
        self._keep: Callable[[Told], object] | None = None
        self.who = LineEdit(_("To whom"), hint=_("Name of a contact"))
        self.day = day_field(_("Day"))
        self.reaction = Choice(_("What they said"))
        self.reaction.addItem("–", None)
        for reaction in Reaction:
            self.reaction.addItem(reaction_word(reaction), reaction)
        rows = (
            (_("To whom"), self.who),
            (_("Day"), self.day),
            (_("What they said"), self.reaction),
        )
        super().__init__(window, rows, _("Record"))

    def ask(self, offer: Offer, today: date, keep: Callable[[Told], object]) -> None:
        """Open it for an offer; `keep` gets what was entered."""
        self._offer, self._keep = offer, keep
        self.who.clear()
        self.reaction.choose(None)
        self.day.setDate(qdate(today))
        self.ask_for(_("To whom did you name “{offer}”?").format(offer=offer.title))

    def save(self) -> str:
        name = text_of(self.who)
        if name is None:
            return _("Say to whom.")
        chosen = self.reaction.currentData()
        reaction = Reaction(chosen) if chosen else None
        if self._keep is not None:
            self._keep(Told(self._offer, name, day_of_field(self.day), reaction))
        return ""

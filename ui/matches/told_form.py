"""The form for naming an offer to somebody, and what they said to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.offers import Offer, OfferTold, Reaction
from app.i18n import gettext as _
from app.services.naming import Named
from app.services.words import reaction_word
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm
from ui.widgets.choice import Choice
from ui.widgets.name_field import NameField


@dataclass(frozen=True, slots=True)
class Told:
    """What was entered."""

    offer: Offer
    who: Named
    on: date
    reaction: Reaction | None


class ToldForm(ShortForm):
    """To whom, when, and the reaction; the same day again changes the reaction."""

    def __init__(self, window: QWidget) -> None:
        self._offer = Offer("")
        self._keep: Callable[[Told], object] | None = None
        self.who = NameField(_("To whom"))
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
        self.who.show_who(None)
        self.who.setEnabled(True)
        self.reaction.choose(None)
        self.day.setDate(qdate(today))
        self.ask_for(_("To whom did you name “{offer}”?").format(offer=offer.title))

    def change(self, known: OfferTold, name: str, keep: Callable[[OfferTold], object]) -> None:
        """Open it with what is recorded; `keep` gets it as it was changed."""
        self._keep = lambda told: keep(replace(known, on=told.on, reaction=_kept(known, told)))
        self.who.show_who(Named(name, known.contact_id))
        self.who.setEnabled(False)  # somebody else is another entry
        self.reaction.choose(known.reaction)
        self.day.setDate(qdate(known.on))
        self.ask_for(_("What did {name} say?").format(name=name), again=True)
        self.reaction.setFocus()

    def save(self) -> object:
        who = self.who.who
        if who is None:
            return _("Say to whom.")
        chosen = self.reaction.currentData()
        reaction = Reaction(chosen) if chosen else None
        if self._keep is not None:
            return self._keep(Told(self._offer, who, day_of_field(self.day), reaction))
        return None


def _kept(known: OfferTold, told: Told) -> str | None:
    """The reaction that was chosen; one in other words stays while no usual one is chosen."""
    is_other = known.reaction is not None and known.reaction not in set(Reaction)
    return known.reaction if is_other and told.reaction is None else told.reaction

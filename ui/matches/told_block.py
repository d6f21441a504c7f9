"""To whom an offer was named, when, and what they said: rows to open, to change, to take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from app.domain.offers import Offer, OfferTold, Reaction
from app.i18n import gettext as _
from app.services import offers
from app.services.offers import OfferHistory
from app.services.words import reaction_word
from ui.matches.commands import tell
from ui.matches.told_form import Told, ToldForm
from ui.naming import complete_names
from ui.page import Destination, Page
from ui.tasks import Pending
from ui.theme.icon_names import Icon
from ui.widgets.lines_block import Line, LinesBlock
from ui.wording import day_with_year, joined

_T = TypeVar("_T")
_TONES: Mapping[str, str] = {
    Reaction.INTERESTED: "ok",
    Reaction.LATER: "warn",
    Reaction.NO_INTEREST: "text3",
}


class ToldBlock(LinesBlock):
    """A line each time that an offer was named, the newest first."""

    def __init__(self) -> None:
        super().__init__(_("To whom it was named"), _("Press T once you named it to somebody."))
        self._history: OfferHistory | None = None

    def show_offer(self, history: OfferHistory | None) -> None:
        """Show to whom an offer was named."""
        self._history = history
        self.show_lines(_lines(history) if history else ())

    @property
    def told(self) -> OfferTold | None:
        """The line in focus."""
        line = self.list.current
        if self._history is None or line is None:
            return None
        return next((told for _who, told in self._history.told if told.id == line.key), None)

    def name_of(self, told: OfferTold) -> str:
        """To whom that was."""
        named = self._history.told if self._history else ()
        return next((who.name for who, each in named if each.id == told.id), "")


def _lines(history: OfferHistory) -> Sequence[Line]:
    return [
        Line(
            Icon.GAVE,
            who.name,
            joined(day_with_year(told.on), who.company),
            reaction_word(told.reaction) if told.reaction else "",
            told.id or 0,
            tone=_TONES.get(told.reaction or "", "text2"),
        )
        for who, told in history.told
    ]


class Telling(QObject):
    """Records to whom an offer was named, and changes it; each is a step to undo."""

    def __init__(self, page: Page, block: ToldBlock) -> None:
        super().__init__(page)
        self._page, self._block = page, block
        self._form: ToldForm | None = None
        block.list.opened.connect(lambda _line: self.open_person())
        page.add_command(_("Change the reaction…"), "F2", self.change, on=block.list)
        page.add_command(_("Was not named to them"), "Del", self.take_back, on=block.list)

    def ask(self, offer: Offer) -> None:
        """Ask to whom an offer was named, and what they said."""
        today = self._page.desk.book.clock().astimezone().date()
        self._made().ask(offer, today, self._keep)

    def change(self) -> None:
        """Ask for what is to be changed of the line in focus."""
        if (told := self._block.told) is not None:
            name = self._block.name_of(told)
            self._made().change(told, name, partial(self._change, name))

    def take_back(self) -> None:
        """Delete the line in focus."""
        if (told := self._block.told) is not None:
            self._run(self._page.tasks.run(offers.drop_told, told), _("Entry deleted"))

    def open_person(self) -> None:
        """Open the person of the line in focus."""
        if (told := self._block.told) is not None:
            self._page.go.emit(Destination("person", told.contact_id))

    def _made(self) -> ToldForm:
        if self._form is None:
            self._form = ToldForm(self._page.window())
            complete_names(self._page.tasks, self._form)
        return self._form

    def _keep(self, told: Told) -> Pending[int]:
        said = _("Named to {name}: {offer}").format(name=told.who.name, offer=told.offer.title)
        return self._run(self._page.tasks.run(tell, told), said)

    def _change(self, name: str, told: OfferTold) -> Pending[None]:
        said = _("Saved: {name}").format(name=name)
        return self._run(self._page.tasks.run(offers.change_told, told), said)

    def _run(self, pending: Pending[_T], said: str) -> Pending[_T]:
        return pending.then(lambda _answer: self._page.done.emit(said))

"""One entry of what was given or received: a part of it, its cause, thanks, or its deletion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.history import Exchange, ExchangeState
from app.domain.ids import ExchangeId
from app.domain.money import Money, amount_of
from app.i18n import gettext as _
from app.services.words import direction_word
from ui.dialogs.causes import Came, Cause, came_of, chosen_cause, offer_causes
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import day_short, exchange_word, joined, money


@dataclass(frozen=True, slots=True)
class Entry:
    """An exchange with what is left of it, and in words what led to it."""

    exchange: Exchange
    left: int | None
    chain: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What was entered.

    Attributes:
        part: a part in the smallest unit of the currency of the whole.
        some: whether a part without an amount was done; `whole`: all of it.
        rest_due: by when the rest is to come; None where the day that was said before stays.
    """

    exchange_id: ExchangeId
    on: date
    part: int | None
    some: bool
    whole: bool
    note: str | None
    came: Came
    thanked: bool
    rest_due: date | None = None


class SettleExchange(ShortForm):
    """Choosing an entry, and what is to be said of it."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Settled], object] | None = None
        self._drop: Callable[[Exchange], object] | None = None
        self._entries: Sequence[Entry] = ()
        self._today = date.min
        self.entry = Choice(_("Entry"))
        self.entry.currentIndexChanged.connect(lambda _at: self._show())
        self.chain = Label("", Role.SMALL, "text2", wrap=True)
        self.part = LineEdit(_("Part"))
        self.some = CheckBox(_("A part of it is done now"))
        self.whole = CheckBox(_("All of it is done now"))
        self.day = day_field(_("Day"))
        self.has_rest = CheckBox(_("The rest is due on another day"))
        self.rest = day_field(_("The rest by"))
        self.has_rest.toggled.connect(self.rest.setEnabled)
        self.note = LineEdit(_("Note"))
        self.cause = Choice(_("Came of"))
        self.thanked = CheckBox(_("Thanks were said"))
        rows = (
            (_("Entry"), self.entry),
            (_("Where it began"), self.chain),
            (_("Part"), self.part),
            ("", self.some),
            ("", self.whole),
            (_("Day"), self.day),
            ("", self.has_rest),
            (_("The rest by"), self.rest),
            (_("Note"), self.note),
            (_("Came of"), self.cause),
            ("", self.thanked),
        )
        super().__init__(window, rows, _("Save"), width=520)
        self.drop_button = Button(_("Delete the entry"), icon=Icon.TRASH, clicked=self._on_drop)
        self.buttons.insertWidget(0, self.drop_button)

    def ask(
        self,
        name: str,
        entries: Sequence[Entry],
        causes: Sequence[Cause],
        today: date,
        keep: Callable[[Settled], object],
        drop: Callable[[Exchange], object],
    ) -> None:
        """Open it with somebody's entries; `causes` are what any of them may have come of."""
        self._keep, self._drop, self._entries = keep, drop, entries
        offer_causes(self.cause, causes)
        self._today = today
        self.entry.clear()
        for at, entry in enumerate(entries):
            self.entry.addItem(entry_words(entry.exchange), at)
        self.day.setDate(qdate(today))
        self._show()
        self.ask_for(_("What went between you and {name}").format(name=name))

    @property
    def _current(self) -> Entry | None:
        at = self.entry.currentData()
        return None if at is None else self._entries[int(at)]

    def _show(self) -> None:
        entry = self._current
        if entry is None:
            return
        still_open = entry.exchange.state is not ExchangeState.DONE
        self.chain.setText(entry.chain)
        self.part.clear()
        self.note.clear()
        self._show_open(entry, still_open=still_open)
        self.cause.choose(came_of(entry.exchange).key)
        self.thanked.setChecked(entry.exchange.thanked_on is not None)

    def _show_open(self, entry: Entry, *, still_open: bool) -> None:
        """What can be done with what is still open: a part, by amount or without, or all of it."""
        left = _left(entry) if still_open else None
        self.part.setEnabled(left is not None)
        self.part.setPlaceholderText(_("Up to {amount}").format(amount=money(left)) if left else "")
        self.some.setEnabled(still_open and left is None)
        self.whole.setEnabled(still_open)
        for box in (self.some, self.whole, self.has_rest):
            box.setChecked(False)
        self.has_rest.setEnabled(still_open)
        self.rest.setEnabled(False)
        self.rest.setDate(qdate(entry.exchange.due_on or self._today))

    def save(self) -> object:
        entry = self._current
        if entry is None or entry.exchange.id is None:
            return _("There is no entry to change.")
        part, left = self._part(entry), _left(entry)
        if part is None and self.part.text().strip() and left is not None:
            return _("A part is more than 0 and at most {amount}.").format(amount=money(left))
        came = chosen_cause(self.cause)
        if came.exchange == entry.exchange.id:
            return _("An exchange cannot lead to itself.")
        if self._keep is not None:
            on = day_of_field(self.day)
            rest = day_of_field(self.rest) if self.has_rest.isChecked() else None
            exchange_id, thanked = entry.exchange.id, self.thanked.isChecked()
            some, whole = self.some.isChecked(), self.whole.isChecked()
            note = text_of(self.note)
            what = (on, part, some, whole, note, came, thanked, rest)
            return self._keep(Settled(exchange_id, *what))
        return None

    def _part(self, entry: Entry) -> int | None:
        """The part that was typed; None where it is none, or more than is left."""
        left = _left(entry)
        if left is None:
            return None
        try:
            part = amount_of(self.part.text(), left.currency).amount
        except ValueError:
            return None
        return part if 0 < part <= left.amount else None

    def _on_drop(self) -> None:
        entry = self._current
        if entry is not None and self._drop is not None and self.takes_answers:
            self.close_when_stored(self._drop(entry.exchange))


def _left(entry: Entry) -> Money | None:
    """What is left of an amount; None where there is none."""
    whole = entry.exchange.amount
    if whole is None or not entry.left:
        return None
    return Money(entry.left, whole.currency)


def entry_words(exchange: Exchange) -> str:
    """An exchange on one line."""
    return joined(
        day_short(exchange.on),
        direction_word(exchange.direction),
        exchange_word(exchange.kind),
        exchange.note,
        money(exchange.amount) if exchange.amount else None,
    )

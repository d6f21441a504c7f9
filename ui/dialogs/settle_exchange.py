"""One entry of what was given or received: a part of it, its cause, thanks, or its deletion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.history import Exchange, ExchangeState
from app.domain.ids import ExchangeId
from app.i18n import gettext as _
from app.services.words import direction_word
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of, whole_number
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
    """What was entered; `part` is 0 for a part without an amount, None for no part."""

    exchange_id: ExchangeId
    on: date
    part: int | None
    note: str | None
    cause: ExchangeId | None
    thanked: bool


class SettleExchange(ShortForm):
    """Choosing an entry, and what is to be said of it."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Settled], object] | None = None
        self._drop: Callable[[Exchange], object] | None = None
        self._entries: Sequence[Entry] = ()
        self.entry = Choice(_("Entry"))
        self.entry.currentIndexChanged.connect(lambda _at: self._show())
        self.chain = Label("", Role.SMALL, "text2", wrap=True)
        self.part = LineEdit(_("Part, in yen"), hint=_("Empty if nothing came of it now"))
        self.whole = CheckBox(_("All of it is done now"))
        self.day = day_field(_("Day"))
        self.note = LineEdit(_("Note"))
        self.cause = Choice(_("Came of"))
        self.thanked = CheckBox(_("Thanks were said"))
        rows = (
            (_("Entry"), self.entry),
            (_("Came of"), self.chain),
            (_("Part, in yen"), self.part),
            ("", self.whole),
            (_("Day"), self.day),
            (_("Note"), self.note),
            (_("Led by"), self.cause),
            ("", self.thanked),
        )
        super().__init__(window, rows, _("Save"), width=520)
        self.drop_button = Button(_("Delete the entry"), icon=Icon.TRASH, clicked=self._on_drop)
        self.buttons.insertWidget(0, self.drop_button)

    def ask(
        self,
        name: str,
        entries: Sequence[Entry],
        causes: Sequence[tuple[str, Exchange]],
        today: date,
        keep: Callable[[Settled], object],
        drop: Callable[[Exchange], object],
    ) -> None:
        """Open it with somebody's entries; `causes` are what any of them may have come of."""
        self._keep, self._drop, self._entries = keep, drop, entries
        self.cause.clear()
        self.cause.addItem("–", None)
        for who, cause in causes:
            self.cause.addItem(joined(who, entry_words(cause)), cause.id)
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
        self.part.setEnabled(still_open and entry.left is not None)
        self.whole.setEnabled(still_open)
        self.whole.setChecked(False)
        self.cause.choose(entry.exchange.led_by)
        self.thanked.setChecked(entry.exchange.thanked_on is not None)

    def save(self) -> str:
        entry = self._current
        if entry is None or entry.exchange.id is None:
            return _("There is no entry to change.")
        typed = self.part.text().strip()
        part = whole_number(typed)
        if typed and (part is None or part > (entry.left or 0)):
            return _("A part is a whole number of yen, at most {left}.").format(left=entry.left)
        if self.whole.isChecked():
            part = entry.left or 0
        cause = self.cause.currentData()
        if cause == entry.exchange.id:
            return _("An exchange cannot lead to itself.")
        if self._keep is not None:
            on, led_by = day_of_field(self.day), ExchangeId(cause) if cause is not None else None
            exchange_id, thanked = entry.exchange.id, self.thanked.isChecked()
            self._keep(Settled(exchange_id, on, part, text_of(self.note), led_by, thanked))
        return ""

    def _on_drop(self) -> None:
        entry = self._current
        self.close_()
        if entry is not None and self._drop is not None:
            self._drop(entry.exchange)


def entry_words(exchange: Exchange) -> str:
    """An exchange on one line."""
    return joined(
        day_short(exchange.on),
        direction_word(exchange.direction),
        exchange_word(exchange.kind),
        exchange.note,
        money(exchange.amount) if exchange.amount else None,
    )

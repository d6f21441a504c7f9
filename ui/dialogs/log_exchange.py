"""Recording something of value given or received, or promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.event import Event
from app.domain.history import Direction, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId
from app.domain.money import Money, amount_of, amount_text
from app.domain.offers import Offer
from app.i18n import gettext as _
from app.services.naming import Named
from ui.dialogs.causes import Cause, came_of, chosen_cause, offer_causes
from ui.dialogs.form import Form
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.name_field import NameField
from ui.wording import exchange_word


@dataclass(frozen=True, slots=True)
class Origins:
    """What something given or received may have come of: begun events, open offers, causes."""

    events: tuple[Event, ...] = ()
    offers: tuple[Offer, ...] = ()
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Went:
    """What was entered.

    Attributes:
        exchange: without who brought it about.
        introducer: who did.
    """

    exchange: Exchange
    introducer: Named | None = None


class LogExchange(Form):
    """What went from whom to whom, of what kind, worth how much."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=430)
        self._record: Callable[[Went], object] | None = None
        self._known: Exchange | None = None
        self._contact_id = ContactId(0)
        self._today = date.min
        self._title = Label("", Role.HEADING, wrap=True)
        self._direction = Choice(_("Direction"))
        self._direction.addItem(_("I gave"), Direction.GAVE)
        self._direction.addItem(_("I received"), Direction.RECEIVED)
        self._kind = Choice(_("Kind"))
        for kind in ExchangeKind:
            if kind is not ExchangeKind.INTRODUCTION:  # introductions have a record of their own
                self._kind.addItem(exchange_word(kind), kind)
        self._what = LineEdit(_("What"))
        self._day = day_field(_("Day"))
        self._promised = CheckBox(_("Only promised, due on that day"))
        self._amount = LineEdit(_("Amount"), hint=_("Empty where it has none"))
        self._currency = LineEdit(_("Currency"), hint="JPY")
        self._currency.setMaximumWidth(px(80))
        self._hours = LineEdit(_("Hours it took"))
        self._event = Choice(_("From which event"))
        self._offer = Choice(_("Through which offer"))
        self._introducer = NameField(_("Brought about by"))
        self._cause = Choice(_("Came of"))
        self._estimate = CheckBox(_("The amount is an estimate"))
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setVerticalSpacing(px(8))
        grid.setHorizontalSpacing(px(12))
        grid.addWidget(self._title, 0, 0, 1, 2)
        rows = (
            (_("Direction"), self._direction),
            (_("Kind"), self._kind),
            (_("What"), self._what),
            (_("Day"), self._day),
            ("", self._promised),
            (_("Amount"), _beside(self._amount, self._currency)),
            ("", self._estimate),
            (_("Hours it took"), self._hours),
            (_("From which event"), self._event),
            (_("Through which offer"), self._offer),
            (_("Brought about by"), self._introducer),
            (_("Came of"), self._cause),
            ("", self.problem),
        )
        for at, (name, widget) in enumerate(rows, 1):
            grid.addWidget(Label(name, Role.BODY, "text2"), at, 0)
            grid.addWidget(widget, at, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        self._save = Button(_("Record"), kind="primary", icon=Icon.SURE, clicked=self._submit)
        buttons.addWidget(self._save)
        grid.addLayout(buttons, len(rows) + 1, 0, 1, 2)
        self._what.returnPressed.connect(self._submit)
        for line in (self._amount, self._hours, self._introducer.line):
            line.returnPressed.connect(self._submit)
        self.layout_.addLayout(grid)

    def ask(
        self,
        contact_id: ContactId,
        name: str,
        today: date,
        record: Callable[[Went], object],
        kind: ExchangeKind | None = None,
    ) -> None:
        """Open it for somebody; `record` gets what was entered."""
        self._known = None
        self._save.set_text(_("Record"))
        self._contact_id, self._record, self._today = contact_id, record, today
        self._title.setText(_("What went between you and {name}?").format(name=name))
        for field in (self._what, self._amount, self._hours):
            field.clear()
        self._introducer.show_who(None)
        self._currency.setText("JPY")
        self.show_origins(Origins())
        for box in (self._promised, self._estimate):
            box.setChecked(False)
        self._promised.setText(_("Only promised, due on that day"))
        if kind is not None:
            self._kind.choose(kind)
        self._day.setDate(qdate(today))
        self.open()
        self._direction.setFocus()

    def change(
        self,
        known: Exchange,
        name: str,
        origins: Origins,
        today: date,
        record: Callable[[Went], object],
        introducer: Named | None = None,
    ) -> None:
        """Open it with what is recorded; `record` gets it as it was changed."""
        self.ask(known.contact_id, name, today, record, known.kind)
        self._known = known
        self._save.set_text(_("Save"))
        self.show_origins(origins)
        self._direction.choose(known.direction)
        self._what.setText(known.note or "")
        self._hours.setText(f"{known.hours:g}" if known.hours else "")
        if known.state is ExchangeState.PARTLY:
            self._promised.setText(_("The rest is due on that day"))
        is_promise = known.state is ExchangeState.PROMISED
        self._promised.setChecked(is_promise or known.due_on is not None)
        self._day.setDate(qdate(known.due_on or known.on))
        self._estimate.setChecked(known.is_estimate)
        self._event.choose(known.event_id)
        self._offer.choose(known.offer_id)
        self._introducer.show_who(introducer)
        self._cause.choose(came_of(known).key)
        if known.amount is not None:
            self._amount.setText(amount_text(known.amount))
            self._currency.setText(known.amount.currency)

    def show_origins(self, origins: Origins) -> None:
        """Offer what it may have come from, once that is known."""
        _offer_all(self._event, [(e.name, e.id) for e in origins.events])
        _offer_all(self._offer, [(o.title, o.id) for o in origins.offers])
        offer_causes(self._cause, origins.causes)

    def _submit(self) -> None:
        if not self.takes_answers:
            return
        try:
            amount = amount_of(self._amount.text(), self._currency.text())
        except ValueError:
            amount = Money(0)
        if self._amount.text().strip() and not amount.amount:
            words = _("The amount is a number above 0, the currency a code such as JPY or EUR.")
            self.problem.setText(words)
            return
        hours = self._hours.text().strip()
        if hours and not hours.replace(".", "", 1).isdecimal():
            self.problem.setText(_("Hours are a number such as 3.5."))
            return
        made = self._made(amount if amount.amount else None)
        if self._record is not None:
            self.close_when_stored(self._record(Went(made, self._introducer.who)))

    def _made(self, amount: Money | None) -> Exchange:
        day, came = day_of_field(self._day), chosen_cause(self._cause)
        made = Exchange(
            self._contact_id,
            day,
            Direction(self._direction.currentData()),
            ExchangeKind(self._kind.currentData()),
            amount=amount,
            is_estimate=self._estimate.isChecked() and amount is not None,
            hours=float(hours) if (hours := self._hours.text().strip()) else None,
            event_id=self._event.currentData(),
            offer_id=self._offer.currentData(),
            led_by=came.exchange,
            introduction_id=came.introduction,
            note=self._what.text().strip() or None,
        )
        if self._promised.isChecked():
            on = self._known.on if self._known else self._today
            made = replace(made, on=on, state=ExchangeState.PROMISED, due_on=day)
        return self._as_known(made)

    def _as_known(self, made: Exchange) -> Exchange:
        """With what the form does not show: its id, its thanks, its parts."""
        known = self._known
        if known is None:
            return made
        partly = known.state is ExchangeState.PARTLY
        return replace(
            made,
            id=known.id,
            thanked_on=known.thanked_on,
            state=known.state if partly else made.state,
            due_on=self._due(made),
        )

    def _due(self, made: Exchange) -> date | None:
        """A promise without a day keeps having none while its day is left alone."""
        known = self._known
        left_alone = known is not None and known.due_on is None and made.due_on == known.on
        return None if left_alone else made.due_on


def _beside(*fields: QWidget) -> QWidget:
    """Fields in one line."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        row.addWidget(field)
    return line


def _offer_all(choice: Choice, items: Sequence[tuple[str, int | None]]) -> None:
    choice.clear()
    choice.addItem("–", None)
    for words, data in items:
        choice.addItem(words, data)

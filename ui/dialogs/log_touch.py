"""The one question after writing or calling: when, how, and what was brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QWidget

from app.domain.history import Channel, FollowUp
from app.domain.ids import OfferId
from app.domain.moments import Moment, day_of
from app.domain.offers import Offer
from app.i18n import gettext as _
from app.services.nuisances import Caution
from app.services.words import caution_words
from ui.dialogs.form import Form
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.day_field import DayField
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import channel_word, joined


@dataclass(frozen=True, slots=True)
class Touch:
    """What was entered."""

    done_at: Moment
    channel: Channel
    brought: str | None
    answered: bool
    offer_id: OfferId | None = None


class LogTouch(Form):
    """Asks for the record of a touch; what is not recorded did not happen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=430)
        self._record: Callable[[Touch], object] | None = None
        self._write: Callable[[], object] | None = None
        self._now = datetime.now(UTC)
        self._title = Label("", Role.HEADING, wrap=True)
        self.caution = Label("", Role.SMALL_STRONG, "warn", wrap=True)
        self._day = day_field(_("When"))
        self._channel = Choice(_("How"))
        for channel in Channel:
            self._channel.addItem(channel_word(channel), channel)
        self._brought = LineEdit(
            _("What I brought"), hint=_("An offer, an answer, an introduction")
        )
        self._offer = Choice(_("Which offer"))
        self._offer.activated.connect(lambda _at: self._name_offer())
        self._answered = CheckBox(_("An answer has come"))
        self.mail_button = Button(_("Open the mail"), icon=Icon.MAIL, clicked=self._open_mail)
        self._save_button = Button(_("Record"), kind="primary", icon=Icon.SURE, clicked=self._save)
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(20), px(18), px(20), px(18))
        grid.setVerticalSpacing(px(10))
        grid.setHorizontalSpacing(px(12))
        grid.addWidget(self._title, 0, 0, 1, 2)
        hint = Label(
            _("Once recorded, this counts as followed up."), Role.SMALL, "text2", wrap=True
        )
        grid.addWidget(hint, 1, 0, 1, 2)
        grid.addWidget(self.caution, 2, 0, 1, 2)
        rows = (
            (_("When"), self._day),
            (_("How"), self._channel),
            (_("Which offer"), self._offer),
            (_("What I brought"), self._brought),
        )
        for at, (name, field) in enumerate(rows, 3):
            grid.addWidget(Label(name, Role.BODY, "text2"), at, 0)
            grid.addWidget(field, at, 1)
        grid.addWidget(self._answered, len(rows) + 3, 1)
        grid.addWidget(self.problem, len(rows) + 4, 0, 1, 2)
        grid.addLayout(self._buttons(), len(rows) + 5, 0, 1, 2)
        self.layout_.addLayout(grid)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.mail_button)
        row.addStretch()
        row.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        row.addWidget(self._save_button)
        self._brought.returnPressed.connect(self._save)
        return row

    def ask(
        self,
        name: str,
        now: datetime,
        channel: Channel,
        brought: str | None,
        record: Callable[[Touch], object],
        *,
        answered: bool = False,
        write: Callable[[], object] | None = None,
    ) -> None:
        """Open it for somebody; `record` gets what was entered.

        `write` opens the mail program, where that waits until a word of care was read.
        """
        self._write = write
        self.mail_button.setVisible(write is not None)
        self._record, self._now = record, now
        self._title.setText(_("Did you write to {name}?").format(name=name))
        self._day.setDate(qdate(now.astimezone().date()))
        self._channel.choose(channel)
        self._brought.setText(brought or "")
        self._answered.setChecked(answered)
        self._save_button.set_text(_("Record"))
        self.show_offers(())
        self.show_cautions(())
        self.open()
        self._brought.setFocus()

    def change(
        self,
        known: FollowUp,
        name: str,
        offers: Sequence[Offer],
        now: datetime,
        record: Callable[[Touch], object],
    ) -> None:
        """Open it with what is recorded; `record` gets it as it was changed."""
        channel, answered = known.channel or Channel.MAIL, known.answered_at is not None
        self.ask(name, now, channel, known.brought, record, answered=answered)
        self.show_offers(offers)
        self._offer.choose(known.offer_id)
        self._day.setDate(qdate(day_of(known.when)))
        self._save_button.set_text(_("Save"))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Let one of these be what was brought, once they are known."""
        chosen = self._offer.currentData()
        self._offer.clear()
        self._offer.addItem("–", None)
        for offer in offers:
            self._offer.addItem(offer.title, offer.id)
        self._offer.choose(chosen)
        self._offer.setEnabled(bool(offers))

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        """Say what there is to know about writing to them."""
        self.caution.setText(joined(*map(caution_words, cautions)))
        self.caution.setVisible(bool(cautions))

    def _open_mail(self) -> None:
        if self._write is not None:
            self._write()

    def _name_offer(self) -> None:
        """An offer that is chosen is what was brought, until other words stand there."""
        titles = [self._offer.itemText(at) for at in range(self._offer.count())]
        known = self._brought.text().strip()
        if not known or known in titles:
            chosen = self._offer.currentData() is not None
            self._brought.setText(self._offer.currentText() if chosen else "")

    def _save(self) -> None:
        if self._record is None or not self.takes_answers:
            return
        brought = self._brought.text().strip() or None
        channel = Channel(self._channel.currentData())
        answered = self._answered.isChecked()
        offer = self._offer.currentData()
        offer_id = None if offer is None else OfferId(offer)
        moment = moment_of(self._day, self._now)
        touch = Touch(moment, channel, brought, answered, offer_id)
        self.close_when_stored(self._record(touch))


def day_field(name: str) -> DayField:
    """A field for a day with a calendar."""
    return DayField(name)


def qdate(day: date) -> QDate:
    """A day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def day_of_field(field: QDateEdit) -> date:
    """The day in a field."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def moment_of(field: QDateEdit, now: datetime) -> Moment:
    """Now where the day is today, else the day alone."""
    day = day_of_field(field)
    return now if day == now.astimezone().date() else day

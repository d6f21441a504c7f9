"""Planning a follow-up, once or again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.history import Channel, Repeat
from app.i18n import gettext as _
from app.services.words import repeat_word
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import Choice
from ui.widgets.line_edit import LineEdit
from ui.wording import channel_word

WEEK = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """What was entered."""

    due: date
    channel: Channel
    bring: str | None
    repeat: Repeat | None


class PlanFollowUp(ShortForm):
    """When, how, what to bring, and how often."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Plan], object] | None = None
        self.day = day_field(_("Due"))
        self.channel = Choice(_("How"))
        for channel in Channel:
            self.channel.addItem(channel_word(channel), channel)
        self.bring = LineEdit(_("What to bring"), hint=_("An offer, an answer, an introduction"))
        self.repeat = Choice(_("Repeat"))
        self.repeat.addItem(_("once"), None)
        for repeat in Repeat:
            self.repeat.addItem(repeat_word(repeat), repeat)
        rows = (
            (_("Due"), self.day),
            (_("How"), self.channel),
            (_("What to bring"), self.bring),
            (_("Repeat"), self.repeat),
        )
        super().__init__(window, rows, _("Plan"))

    def ask(
        self,
        name: str,
        today: date,
        keep: Callable[[Plan], object],
        known: Plan | None = None,
    ) -> None:
        """Open it for somebody; `keep` gets what was entered, `known` is what is to be changed."""
        self._keep = keep
        shown = known or Plan(today + timedelta(days=WEEK), Channel.MAIL, None, None)
        self.day.setDate(qdate(shown.due))
        self.channel.choose(shown.channel)
        self.bring.setText(shown.bring or "")
        self.repeat.choose(shown.repeat)
        title = _("When will you be in touch with {name}?").format(name=name)
        self.ask_for(title, again=known is not None)

    def save(self) -> object:
        channel, repeat = Channel(self.channel.currentData()), self.repeat.currentData()
        if self._keep is not None:
            again = Repeat(repeat) if repeat else None
            return self._keep(Plan(day_of_field(self.day), channel, text_of(self.bring), again))
        return None

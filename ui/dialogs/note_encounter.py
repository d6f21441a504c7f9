"""Noting that somebody was met, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.event import Event
from app.domain.ids import EventId
from app.i18n import gettext as _
from app.services.encounters import Talk
from app.services.naming import Named
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import Choice
from ui.widgets.line_edit import LineEdit
from ui.widgets.name_field import NameField
from ui.wording import day_short

WEEK = 7


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was entered."""

    on: date
    event_id: EventId | None
    note: str | None
    introducer: Named | None
    talk: Talk


class NoteEncounter(ShortForm):
    """Where, when, what of, what they need, what I promised, who introduced us."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Meeting], object] | None = None
        self._days: dict[EventId | None, date] = {}
        self.event_choice = Choice(_("Met at"))
        self.event_choice.activated.connect(lambda _at: self._show_day())
        self.day = day_field(_("Day"))
        self.note = LineEdit(_("What we talked of"))
        self.need = LineEdit(_("What they need"))
        self.promise = LineEdit(_("I will send"))
        self.due = day_field(_("By"))
        self.introducer = NameField(_("Introduced by"))
        rows = (
            (_("Met at"), self.event_choice),
            (_("Day"), self.day),
            (_("What we talked of"), self.note),
            (_("What they need"), self.need),
            (_("I will send"), self.promise),
            (_("By"), self.due),
            (_("Introduced by"), self.introducer),
        )
        super().__init__(window, rows, _("Record"))

    def ask(
        self,
        name: str,
        events: Sequence[Event],
        today: date,
        keep: Callable[[Meeting], object],
        known: Meeting | None = None,
    ) -> None:
        """Open it for somebody; `keep` gets what was entered, `known` is what is to be changed."""
        self._keep = keep
        at = known.event_id if known else None
        begun = [e for e in events if e.day <= today or e.id == at]
        self._days = {e.id: e.day for e in begun} | {None: today}
        self.event_choice.clear()
        self.event_choice.addItem(_("elsewhere"), None)
        for event in begun:
            self.event_choice.addItem(f"{event.name}（{day_short(event.day)}）", event.id)
        for field in (self.note, self.need, self.promise):
            field.clear()
        self.introducer.show_who(None)
        self._show_day()
        self.due.setDate(qdate(today + timedelta(days=WEEK)))
        if known is not None:
            self._show_known(known)
        self.ask_for(_("You met {name}").format(name=name), again=known is not None)

    def _show_known(self, known: Meeting) -> None:
        self.event_choice.choose(known.event_id)
        self.day.setDate(qdate(known.on))
        self.note.setText(known.note or "")
        self.introducer.show_who(known.introducer)
        self.need.setText(known.talk.need or "")
        self.promise.setText(known.talk.promise or "")
        if known.talk.promise_due is not None:
            self.due.setDate(qdate(known.talk.promise_due))

    def _show_day(self) -> None:
        self.day.setDate(qdate(self._days[self.event_choice.currentData()]))

    def save(self) -> object:
        event, promise = self.event_choice.currentData(), text_of(self.promise)
        due = day_of_field(self.due) if promise else None
        if self._keep is not None:
            talk = Talk(text_of(self.need), promise, due)
            where = None if event is None else EventId(event)
            on, by = day_of_field(self.day), self.introducer.who
            return self._keep(Meeting(on, where, text_of(self.note), by, talk))
        return None

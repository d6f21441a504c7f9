"""One line of the relationship table, put into words on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.clocks import ClockState
from app.domain.contact import ContactSummary
from app.domain.moments import day_of, end_of
from app.domain.next_action import ActionKind, NextAction
from app.domain.relationship import FollowUpState, Relationship
from app.domain.stage import Stage
from app.i18n import gettext as _
from app.services.relationships import Row
from ui.theme.icon_names import Icon
from ui.wording import day_short, days_ago, hours_left, stage_word

SOON = 12
"""Hours of a clock under which it asks to be looked at."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """How the first word after the last meeting stands: sign, word, token colour."""

    icon: Icon | None
    text: str
    tone: str
    order: float


@dataclass(frozen=True, slots=True)
class TableRow:
    """A person, and where the relationship stands.

    Attributes:
        days: since anything last happened; None for never.
        next_order: the day number of the next step, for sorting.
    """

    contact: ContactSummary
    relationship: Relationship
    met: str
    met_on: str
    met_order: int
    clock: ClockWords
    brought: str
    answered: bool
    gave: int
    received: int
    days: int | None
    next_step: str
    next_order: int
    dormant: bool
    picture: Path | None

    @property
    def stage(self) -> Stage:
        """How far the records reach."""
        return self.relationship.stage

    @property
    def last(self) -> str:
        """How long ago, in words."""
        return "–" if self.days is None else days_ago(self.days)

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        parts = (
            self.contact.name,
            self.contact.company,
            stage_word(self.stage),
            self.met,
            self.clock.text,
            _("gave {gave}, received {received}").format(gave=self.gave, received=self.received),
            self.last,
            self.next_step,
        )
        return "、".join(p for p in parts if p)


def table_row(row: Row, now: datetime, picture: Path | None) -> TableRow:
    """A row of the view as the table shows it."""
    rel = row.relationship
    name, day = row.met[-1] if row.met else (None, None)
    today = day_of(now)
    both = rel.give_and_take
    return TableRow(
        row.contact,
        rel,
        name or (_("elsewhere") if day else "–"),
        day_short(day) if day else "",
        day.toordinal() if day else 0,
        clock_words(rel, now),
        rel.follow_up.brought or "–",
        any(f.answered_at for f in rel.timeline.follow_ups),
        both.gave.count,
        both.received.count,
        None if rel.last_contact is None else (today - day_of(rel.last_contact)).days,
        next_words(rel.next_action),
        (rel.next_action.on or date.max).toordinal() if rel.next_action else date.max.toordinal(),
        rel.dormant,
        picture,
    )


def clock_words(rel: Relationship, now: datetime) -> ClockWords:
    """The clock of the last meeting."""
    clock = rel.clock
    if clock is None or not rel.stage.is_rising:
        return ClockWords(None, "–", "text3", 9e9)
    if clock.state is ClockState.RUNNING:
        left = clock.hours_left(now) or 0.0
        tone = "warn" if left < SOON else "text2"
        return ClockWords(Icon.CLOCK, hours_left(left), tone, left)
    if clock.state is ClockState.ON_TIME:
        return ClockWords(Icon.SURE, _("in time"), "ok", 1e6)
    if clock.state is ClockState.LATE:
        return ClockWords(Icon.LATE, _("late"), "text2", 2e6)
    overdue = rel.follow_up.state is FollowUpState.OVERDUE
    days = (now - end_of(clock.encounter.met_at)).days
    return ClockWords(None, _("overdue") if overdue else "–", "warn" if overdue else "text3", days)


def next_words(action: NextAction | None) -> str:
    """The next step in a few words."""
    if action is None:
        return "–"
    if action.kind in (ActionKind.KEEP_PROMISE, ActionKind.FOLLOW_UP) and action.text:
        return action.text
    return {
        ActionKind.KEEP_PROMISE: _("Keep the promise"),
        ActionKind.FOLLOW_UP: _("Write as planned"),
        ActionKind.FIRST_TOUCH: action.text or _("Write a first word"),
        ActionKind.AWAIT_PROMISE: _("Await: {what}").format(what=action.text or _("a promise")),
        ActionKind.AWAIT_ANSWER: _("Await the answer"),
    }[action.kind]

"""One line of the relationship table, put into words on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.clocks import ClockState
from app.domain.kept import kept
from app.domain.moments import day_of, end_of
from app.domain.next_action import ActionKind, NextAction
from app.domain.relationship import FollowUpState, Relationship
from app.domain.sources import behind_reply
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.i18n import gettext as _
from app.services.view_rows import Row
from app.services.words import hint_word
from ui.theme.icon_names import Icon
from ui.wording import day_short, days_ago, hours_left, industry_word, stage_word

SOON = 12
"""Hours of a clock under which it asks to be looked at."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """How the first word after the last meeting stands: sign, word, token colour."""

    icon: Icon | None
    text: str
    tone: str
    order: float


class TableRow:
    """A person, and where the relationship stands; put into words only when looked at."""

    def __init__(self, row: Row, now: datetime, picture: Path | None) -> None:
        self.row = row
        self.now = now
        self.picture = picture

    @property
    def contact(self) -> ContactSummary:
        """Whose row it is."""
        return self.row.contact

    @property
    def relationship(self) -> Relationship:
        """What it is derived from."""
        return self.row.relationship

    @property
    def stage(self) -> Stage:
        """How far the records reach."""
        return self.relationship.stage

    @property
    def met(self) -> str:
        """Where last met."""
        name, day = self._last_met
        return name or (_("elsewhere") if day else "–")

    @property
    def met_on(self) -> str:
        """When last met."""
        day = self._last_met[1]
        return day_short(day) if day else ""

    @property
    def met_order(self) -> int:
        """The day last met as a number, for sorting."""
        met = self.relationship.met
        return day_of(met[-1].met_at).toordinal() if met else 0

    @property
    def _last_met(self) -> tuple[str | None, date | None]:
        met = self.row.met
        return met[-1] if met else (None, None)

    @kept
    def clock(self) -> ClockWords:
        """How the first word after the last meeting stands."""
        return clock_words(self.relationship, self.now)

    @property
    def brought(self) -> str:
        """What was brought last."""
        return self.relationship.follow_up.brought or "–"

    @property
    def was_written_to(self) -> bool:
        """Whether there was any touch."""
        return bool(self.relationship.timeline.touches)

    @kept
    def answered(self) -> bool:
        """Whether an answer ever came."""
        return any(f.answered_at for f in self.relationship.timeline.follow_ups)

    @property
    def answered_day(self) -> str:
        """When the last answer came, as it is typed; empty for never."""
        touch = behind_reply(self.relationship)
        return day_of(touch.answered_at).isoformat() if touch and touch.answered_at else ""

    @property
    def gave(self) -> int:
        """How often something was given."""
        return self.relationship.give_and_take.gave.count

    @property
    def received(self) -> int:
        """How often something was received."""
        return self.relationship.give_and_take.received.count

    @kept
    def days(self) -> int | None:
        """Days since anything last happened; None for never."""
        last = self.relationship.last_contact
        return None if last is None else (day_of(self.now) - day_of(last)).days

    @kept
    def next_step(self) -> str:
        """The next step in a few words; where there is none, what the balance suggests."""
        action, hint = self.relationship.next_action, self.relationship.hint
        return hint_word(hint) if action is None and hint else next_words(action)

    @property
    def next_order(self) -> int:
        """The day number of the next step, for sorting."""
        action = self.relationship.next_action
        return (action.on or date.max).toordinal() if action else date.max.toordinal()

    @property
    def _due(self) -> date | None:
        action = self.relationship.next_action
        return action.on if action else None

    @property
    def due(self) -> str:
        """The day by which the next step is due, in short."""
        return day_short(self._due) if self._due else "–"

    @property
    def due_day(self) -> str:
        """The same as it is typed."""
        return self._due.isoformat() if self._due else ""

    @property
    def is_by_clock(self) -> bool:
        """Whether that day is the end of a clock that runs, which nobody can set."""
        action, clock = self.relationship.next_action, self.relationship.clock
        asked = action is not None and action.kind is ActionKind.FIRST_TOUCH
        return asked and clock is not None and clock.state is ClockState.RUNNING

    @property
    def is_late(self) -> bool:
        """Whether the next step was due before today."""
        return self._due is not None and self._due < day_of(self.now)

    @property
    def industry(self) -> str:
        """The industry in words."""
        return industry_word(self.contact.industry) if self.contact.industry else "–"

    @property
    def tags(self) -> str:
        """The tags, commas between them."""
        return ", ".join(self.row.labels.tags)

    @property
    def mark(self) -> str:
        """The private mark."""
        return self.row.labels.mark or ""

    @property
    def dormant(self) -> bool:
        """Whether nothing was heard for long."""
        return self.relationship.dormant

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

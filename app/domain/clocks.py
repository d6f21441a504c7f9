"""The clock of each encounter: whether a first touch came in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.history import Encounter, FollowUp, Timeline
from app.domain.moments import Moment, day_of, end_of, start_of
from app.domain.money import FREE, Money
from app.domain.stage import Stage, stage

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user sets: hours for a first touch, days until dormant, own hourly rate."""

    follow_up_hours: float = 48
    dormant_days: int = 180
    hourly_rate: Money = FREE


class ClockState(StrEnum):
    """Where the clock of an encounter stands."""

    RUNNING = "running"
    ON_TIME = "on_time"
    LATE = "late"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one encounter.

    Attributes:
        deadline: when the hours for a first touch are over.
        touches: the touches that belong to the encounter, in order.
        hours: from the encounter to the first of them; 0 where the days do not tell.
    """

    encounter: Encounter
    state: ClockState
    deadline: datetime
    touches: tuple[FollowUp, ...] = ()
    hours: float | None = None

    @property
    def first_touch(self) -> FollowUp | None:
        """The first touch after the encounter."""
        return self.touches[0] if self.touches else None

    @property
    def due_on(self) -> date:
        """The last day of the clock: one that ends at midnight ends with the day before."""
        return day_of(self.deadline - timedelta.resolution)

    def hours_left(self, now: datetime) -> float | None:
        """Hours until the deadline; None unless the clock runs."""
        return (self.deadline - now) / _HOUR if self.state is ClockState.RUNNING else None


def clocks(
    timeline: Timeline, now: datetime, rules: Rules, reached: Stage | None = None
) -> tuple[Clock, ...]:
    """The clock of each encounter, in their order.

    on time: the first touch came 0 to `follow_up_hours` after the encounter; late: after more;
    running: no touch, hours not over; none: no touch, hours over. Whoever was let go or is a
    nuisance is out of all clocks: none of theirs runs.

    Args:
        timeline: the contact's facts.
        now: the time that it is.
        rules: the hours for a first touch are taken from them.
        reached: the stage of the contact, where it is known already.
    """
    if not timeline.encounters:
        return ()
    may_run = (reached or stage(timeline)).is_rising
    pairs = zip(timeline.encounters, _touches(timeline), strict=True)
    return tuple(_clock(encounter, made, now, may_run, rules) for encounter, made in pairs)


def follow_up_state(
    timeline: Timeline, encounter: Encounter, now: datetime, rules: Rules
) -> ClockState:
    """Where the clock of one encounter of the timeline stands; see `clocks`."""
    return clocks(timeline, now, rules)[timeline.encounters.index(encounter)].state


def hours_to_first_touch(timeline: Timeline, encounter: Encounter) -> float | None:
    """Hours from an encounter to the first touch that belongs to it; None without one.

    A day without time counts as its end, for the encounter as for the touch; never below 0.
    """
    made = _touches(timeline)[timeline.encounters.index(encounter)]
    return _hours(encounter, made[0]) if made else None


def _clock(
    encounter: Encounter, made: list[FollowUp], now: datetime, may_run: bool, rules: Rules
) -> Clock:
    deadline = end_of(encounter.met_at) + timedelta(hours=rules.follow_up_hours)
    if not made:
        runs = may_run and now < deadline
        return Clock(encounter, ClockState.RUNNING if runs else ClockState.NONE, deadline)
    hours = _hours(encounter, made[0])
    state = ClockState.ON_TIME if hours <= rules.follow_up_hours else ClockState.LATE
    return Clock(encounter, state, deadline, tuple(made), hours)


def _hours(encounter: Encounter, touch: FollowUp) -> float:
    return max(0.0, (end_of(_done_at(touch)) - end_of(encounter.met_at)) / _HOUR)


def _done_at(touch: FollowUp) -> Moment:
    assert touch.done_at is not None  # that is what makes a follow-up a touch
    return touch.done_at


def _touches(timeline: Timeline) -> list[list[FollowUp]]:
    """The touches that belong to each encounter, in the order of both.

    A touch belongs to the encounter that it is linked to, else to the latest one before it.
    """
    met = timeline.encounters
    owned: list[list[FollowUp]] = [[] for _ in met]
    if not timeline.touches:
        return owned
    starts = [start_of(encounter.met_at) for encounter in met]
    for touch in timeline.touches:
        done = end_of(_done_at(touch))
        before = [place for place, start in enumerate(starts) if start <= done]
        linked = [p for p in before if touch.encounter_id and met[p].id == touch.encounter_id]
        for place in (linked or before)[-1:]:
            owned[place].append(touch)
    return owned

"""The clock of each encounter: whether a first touch came in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.domain.history import Encounter, FollowUp
from app.domain.moments import Moment, day_of, end_of, start_of
from app.domain.money import FREE, Money
from app.domain.stage import Stage, stage
from app.domain.timeline import Timeline
from app.frozen import frozen

_HOUR = timedelta(hours=1)


@frozen
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


class Clock(NamedTuple):
    """The clock of one encounter.

    Attributes:
        deadline: when the hours for a first touch are over.
        touches: the touches that belong to the encounter, in order.
    """

    encounter: Encounter
    state: ClockState
    deadline: datetime
    touches: tuple[FollowUp, ...] = ()

    @property
    def hours(self) -> float | None:
        """From the encounter to the first touch; 0 where the days do not tell."""
        return _hours(self.encounter, self.touches[0]) if self.touches else None

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


_RUNNING, _ON_TIME, _LATE, _NONE = ClockState
_NO_TOUCHES: Sequence[FollowUp] = ()


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
    allowed = timedelta(hours=rules.follow_up_hours)
    pairs = zip(timeline.encounters, _touches(timeline), strict=True)
    return tuple([_clock(encounter, made, now, may_run, allowed) for encounter, made in pairs])


def _clock(
    encounter: Encounter,
    made: Sequence[FollowUp],
    now: datetime,
    may_run: bool,
    allowed: timedelta,
) -> Clock:
    deadline = end_of(encounter.met_at) + allowed
    if not made:
        return Clock(encounter, _RUNNING if may_run and now < deadline else _NONE, deadline)
    in_time = end_of(_done_at(made[0])) <= deadline
    return Clock(encounter, _ON_TIME if in_time else _LATE, deadline, tuple(made))


def _hours(encounter: Encounter, touch: FollowUp) -> float:
    return max(0.0, (end_of(_done_at(touch)) - end_of(encounter.met_at)) / _HOUR)


def _done_at(touch: FollowUp) -> Moment:
    assert touch.done_at is not None  # that is what makes a follow-up a touch
    return touch.done_at


def _touches(timeline: Timeline) -> Sequence[Sequence[FollowUp]]:
    """The touches that belong to each encounter, in the order of both.

    A touch belongs to the encounter that it is linked to, else to the latest one before it.
    """
    met = timeline.encounters
    touches = timeline.touches
    if not touches:
        return [_NO_TOUCHES] * len(met)
    owned: list[list[FollowUp]] = [[] for _ in met]
    latest_first = [(start_of(e.met_at), e.id, own) for e, own in zip(met, owned, strict=True)]
    latest_first.reverse()
    for touch in touches:
        done, linked, mine = end_of(_done_at(touch)), touch.encounter_id, None
        for start, encounter_id, own in latest_first:
            if start <= done and (mine is None or encounter_id == linked):
                mine = own
                if linked is None or encounter_id == linked:
                    break
        if mine is not None:
            mine.append(touch)
    return owned

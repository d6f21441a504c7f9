"""What to do next about somebody, as data; the words are made where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from app.domain.clocks import Clock, ClockState
from app.domain.give_and_take import promises
from app.domain.history import Direction, Exchange, FollowUp, TriageChoice
from app.domain.moments import day_of, end_of
from app.domain.stage import Stage
from app.domain.timeline import Timeline
from app.frozen import frozen


class ActionKind(StrEnum):
    """What to do, the more binding first."""

    KEEP_PROMISE = "keep_promise"
    FOLLOW_UP = "follow_up"
    FIRST_TOUCH = "first_touch"
    AWAIT_PROMISE = "await_promise"
    AWAIT_ANSWER = "await_answer"


_ORDER = {kind: rank for rank, kind in enumerate(ActionKind)}


@frozen
class NextAction:
    """One thing to do or to wait for.

    Attributes:
        on: the day by which, if there is one.
        text: what the record says about it: what was promised, or is to be brought.
        source: the record that it follows from; None for a clock.
    """

    kind: ActionKind
    on: date | None = None
    text: str | None = None
    source: Exchange | FollowUp | None = None


def next_action(timeline: Timeline, reached: Stage, clock: Clock | None) -> NextAction | None:
    """The first thing to do: what is due first, then my open promises, then what to wait for.

    Nothing for people who were let go or are a nuisance; a clock calls only for those wanted.

    Args:
        timeline: the contact's facts.
        reached: the stage of the contact.
        clock: the clock of the latest encounter, if any.
    """
    if not reached.is_rising:
        return None
    mine = [*_promised(timeline), *_planned(timeline), *_first_touch(timeline, reached, clock)]
    if mine:
        return min(mine, key=lambda a: (a.on or date.max, _ORDER[a.kind]))
    return next(_awaited(timeline), None)


def planned_for(follow_up: FollowUp) -> date | None:
    """The day for which an open follow-up is planned, after any snooze; None once made."""
    if follow_up.done_at is not None or follow_up.due_on is None:
        return None
    return max(follow_up.due_on, follow_up.snoozed_until or follow_up.due_on)


def is_put_off(timeline: Timeline, today: date, until: date) -> bool:
    """Whether somebody is put off: a follow-up is planned for a day after today, up to another."""
    days = (planned_for(follow_up) for follow_up in timeline.follow_ups)
    return any(today < day <= until for day in days if day is not None)


def _promised(timeline: Timeline) -> Iterator[NextAction]:
    for promise in promises(timeline, Direction.GAVE):
        yield NextAction(ActionKind.KEEP_PROMISE, promise.due_on, promise.note, promise)


def _planned(timeline: Timeline) -> Iterator[NextAction]:
    for follow_up in timeline.follow_ups:
        if (day := planned_for(follow_up)) is not None:
            yield NextAction(ActionKind.FOLLOW_UP, day, follow_up.brought, follow_up)


def _first_touch(timeline: Timeline, reached: Stage, clock: Clock | None) -> Iterator[NextAction]:
    if clock is None or not is_owed(timeline, reached, clock):
        return
    bring = timeline.triages[-1].bring if timeline.triages else None
    yield NextAction(ActionKind.FIRST_TOUCH, clock.due_on, bring)


def is_owed(timeline: Timeline, reached: Stage, clock: Clock) -> bool:
    """Whether an encounter still asks for its first touch.

    While its clock runs, with everybody who was ever wanted; after that only with those wanted
    at a triage since the encounter, unless a follow-up is planned instead.
    """
    if clock.first_touch is not None or not reached.reaches(Stage.WANTED):
        return False
    if clock.state is ClockState.RUNNING:
        return True
    wanted = [t.on for t in timeline.triages[-1:] if t.choice is TriageChoice.WANTED]
    planned = any(planned_for(f) for f in timeline.follow_ups)
    return not planned and any(on >= day_of(clock.encounter.met_at) for on in wanted)


def _awaited(timeline: Timeline) -> Iterator[NextAction]:
    for promise in promises(timeline, Direction.RECEIVED):
        yield NextAction(ActionKind.AWAIT_PROMISE, promise.due_on, promise.note, promise)
    for touch in timeline.touches[-1:]:
        received = (x.on for x in timeline.values if x.direction is Direction.RECEIVED)
        since = any(end_of(day) >= end_of(touch.done_at or day) for day in received)
        if touch.answered_at is None and not since:
            yield NextAction(ActionKind.AWAIT_ANSWER, text=touch.brought, source=touch)

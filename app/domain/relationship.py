"""One row of the relationship view: all that follows from a contact's timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.clocks import Clock, ClockState, Rules, clocks
from app.domain.give_and_take import GiveAndTake, Hint, give_and_take, hint, promises
from app.domain.history import Direction, Encounter, Exchange
from app.domain.ids import ContactId
from app.domain.kept import kept
from app.domain.moments import Moment, day_of, end_of, start_of
from app.domain.next_action import NextAction, is_owed, next_action, planned_for
from app.domain.stage import Stage, is_match, stage
from app.domain.timeline import Timeline
from app.frozen import frozen, frozen_with_dict

LIVING_DAYS = 90
"""A relation lives when both sides were in touch within so many days after the encounter."""


class FollowUpState(StrEnum):
    """What is owed to somebody: nothing, something due or overdue, or nothing more."""

    NONE = "none"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"


@frozen
class FollowUpSummary:
    """The follow-ups with one contact in short.

    Attributes:
        due: the day by which the next one is due, planned or by the clock.
        done: when the last one was made.
        hours_to_first: hours from the latest encounter that was followed up to its first touch.
        brought: what the last one that brought something brought.
    """

    state: FollowUpState = FollowUpState.NONE
    due: date | None = None
    done: Moment | None = None
    hours_to_first: float | None = None
    brought: str | None = None


@frozen
class ReEncounters:
    """How often somebody was met again: at other events, and unplanned elsewhere."""

    events: int = 0
    unplanned: int = 0


@frozen_with_dict
class Relationship:
    """Where one relationship stands; derived from `timeline` at one time.

    Stage and clocks are there from the start, since each count needs them; what only a row
    shows is reckoned when it is first looked at, and kept.

    Attributes:
        clocks: the clock of each encounter, the latest last.
        now, rules: what it was derived by.
    """

    timeline: Timeline
    stage: Stage
    clocks: tuple[Clock, ...]
    now: datetime
    rules: Rules

    @kept
    def follow_up(self) -> FollowUpSummary:
        """The follow-ups in short."""
        return _follow_up(self.timeline, self.stage, self.clocks, day_of(self.now))

    @kept
    def give_and_take(self) -> GiveAndTake:
        """What was given and received."""
        return give_and_take(self.timeline)

    @kept
    def hint(self) -> Hint | None:
        """What the balance suggests."""
        return hint(self.timeline, day_of(self.now)) if self.stage.is_rising else None

    @kept
    def dormant(self) -> bool:
        """Whether nothing was heard for long; see `dormant`."""
        last, now, rules = self.last_contact, self.now, self.rules
        return self.stage.is_rising and _is_silent(self.timeline, last, now, rules)

    @kept
    def last_contact(self) -> Moment | None:
        """When anything last happened in either direction; encounters count."""
        return last_contact(self.timeline)

    @kept
    def next_action(self) -> NextAction | None:
        """What to do next."""
        return next_action(self.timeline, self.stage, self.clock)

    def complete(self) -> Relationship:
        """The same with all that a row shows reckoned, so that nobody waits for it later."""
        if "next_action" not in self.__dict__:
            _ = (self.follow_up, self.give_and_take, self.hint, self.dormant, self.next_action)
        return self

    @property
    def contact_id(self) -> ContactId:
        """Whose row it is."""
        return self.timeline.contact_id

    @property
    def met(self) -> tuple[Encounter, ...]:
        """All encounters, the latest last."""
        return self.timeline.encounters

    @property
    def clock(self) -> Clock | None:
        """The clock of the latest encounter."""
        return self.clocks[-1] if self.clocks else None

    @property
    def last_returned(self) -> Moment | None:
        """When something last came back from them or was exchanged with them."""
        return last_returned(self.timeline)

    @property
    def re_encounters(self) -> ReEncounters:
        """How often they were met again."""
        return re_encounters(self.timeline)

    @property
    def owed_by_me(self) -> tuple[Exchange, ...]:
        """My promises not yet kept, the one due first before others."""
        return promises(self.timeline, Direction.GAVE)

    @property
    def owed_to_me(self) -> tuple[Exchange, ...]:
        """Their promises not yet kept, likewise."""
        return promises(self.timeline, Direction.RECEIVED)

    @property
    def days_to_match(self) -> int | None:
        """Days from the first encounter to the first match; 0 is the same day."""
        return days_to_match(self.timeline)


def relationship(timeline: Timeline, now: datetime, rules: Rules) -> Relationship:
    """Everything that follows from a timeline at a time."""
    reached = stage(timeline)
    return Relationship(timeline, reached, clocks(timeline, now, rules, reached), now, rules)


def dormant(timeline: Timeline, now: datetime, rules: Rules) -> bool:
    """Whether followed up at least once, and nothing in either direction for `dormant_days`.

    People who were let go, and nuisances, are out of all clocks and never dormant.
    """
    return stage(timeline).is_rising and _is_silent(timeline, last_contact(timeline), now, rules)


def _is_silent(timeline: Timeline, last: Moment | None, now: datetime, rules: Rules) -> bool:
    if not timeline.touches or last is None:
        return False
    return end_of(last) + timedelta(days=rules.dormant_days) <= now


def last_contact(timeline: Timeline) -> Moment | None:
    """The latest moment of anything in either direction: met, wrote, answered, exchanged."""
    return max(_contacts(timeline), key=end_of, default=None)


def last_returned(timeline: Timeline) -> Moment | None:
    """When something last came back from them or was exchanged.

    None for those from whom nothing ever came, however often one wrote or gave.
    """
    values = timeline.values
    answers = [f.answered_at for f in timeline.follow_ups if f.answered_at is not None]
    if not answers and all(x.direction is Direction.GAVE for x in values):
        return None
    return max((*answers, *(x.on for x in values)), key=end_of)


def re_encounters(timeline: Timeline) -> ReEncounters:
    """Different events met at - 1; meetings again without any event apart, as unplanned."""
    events = {e.event_id for e in timeline.encounters if e.event_id is not None}
    unplanned = sum(e.event_id is None for e in timeline.encounters[1:])
    return ReEncounters(max(0, len(events) - 1), unplanned)


def days_to_match(timeline: Timeline) -> int | None:
    """Days from the first encounter to the first match, 0 on the same day; None without."""
    matches = [x.on for x in timeline.values if is_match(timeline, x)]
    if not matches or not timeline.encounters:
        return None
    return max(0, (min(matches) - day_of(timeline.encounters[0].met_at)).days)


def touches_both_directions_within(
    timeline: Timeline, encounter: Encounter, days: int = LIVING_DAYS
) -> bool:
    """Whether both sides were in touch in the days after an encounter: a living relation.

    Outgoing: a follow-up, or something given. Incoming: an answer, or something received. What
    is known to the day only counts when a part of that day lies within.
    """
    outgoing, incoming = timeline.both_ways
    if not incoming or not outgoing:
        return False
    first, last = start_of(encounter.met_at), end_of(encounter.met_at) + timedelta(days=days)
    for way in (incoming, outgoing):
        for starts, ends in way:
            if first <= ends and starts <= last:
                break
        else:
            return False
    return True


def _contacts(timeline: Timeline) -> Iterator[Moment]:
    yield from (encounter.met_at for encounter in timeline.encounters[-1:])
    yield from (value.on for value in timeline.values[-1:])
    for touch in timeline.touches:
        moment = touch.answered_at or touch.done_at
        assert moment is not None  # that is what makes a follow-up a touch
        yield moment


def _follow_up(
    timeline: Timeline, reached: Stage, ticking: tuple[Clock, ...], today: date
) -> FollowUpSummary:
    touches = timeline.touches
    hours = [clock.hours for clock in ticking if clock.hours is not None]
    brought = [f.brought for f in touches if f.brought]
    state, due = _what_is_due(timeline, reached, ticking, today)
    if state is FollowUpState.NONE and touches:
        state = FollowUpState.DONE
    return FollowUpSummary(
        state,
        due,
        touches[-1].done_at if touches else None,
        hours[-1] if hours else None,
        brought[-1] if brought else None,
    )


def _what_is_due(
    timeline: Timeline, reached: Stage, ticking: tuple[Clock, ...], today: date
) -> tuple[FollowUpState, date | None]:
    if not reached.is_rising:
        return FollowUpState.NONE, None
    days = [day for f in timeline.follow_ups if (day := planned_for(f)) is not None]
    owed = [clock for clock in ticking[-1:] if is_owed(timeline, reached, clock)]
    days += [clock.due_on for clock in owed]
    if not days:
        return FollowUpState.NONE, None
    missed = min(days) < today or any(clock.state is ClockState.NONE for clock in owed)
    return (FollowUpState.OVERDUE if missed else FollowUpState.DUE), min(days)

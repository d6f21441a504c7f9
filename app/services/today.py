"""What today asks for: clocks that run out, promises, people met again, the next event."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.clocks import Clock, ClockState
from app.domain.contact import ContactSummary
from app.domain.event import Event
from app.domain.history import Direction, Exchange, FollowUp
from app.domain.ids import ContactId
from app.domain.moments import day_of, start_of
from app.domain.next_action import planned_for
from app.domain.relationship import Relationship
from app.services.events import events
from app.services.relationships import DerivedTable
from app.store.database import Snapshot

RECENT_DAYS = 30
"""Meeting somebody again is news for so long."""


@dataclass(frozen=True, slots=True)
class ClockItem:
    """Somebody wanted whose first touch is still to come."""

    contact: ContactSummary
    clock: Clock
    hours_left: float
    bring: str | None


@dataclass(frozen=True, slots=True)
class PromiseItem:
    """Something promised and not yet done, by me or to me."""

    contact: ContactSummary
    promise: Exchange

    @property
    def is_mine(self) -> bool:
        """Whether I promised it."""
        return self.promise.direction is Direction.GAVE


@dataclass(frozen=True, slots=True)
class DueItem:
    """A planned follow-up that is due."""

    contact: ContactSummary
    follow_up: FollowUp
    on: date


@dataclass(frozen=True, slots=True)
class AgainItem:
    """Somebody met again lately."""

    contact: ContactSummary
    times: int
    last: date


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the Today page, each list the most pressing first."""

    clocks: tuple[ClockItem, ...]
    promises: tuple[PromiseItem, ...]
    due: tuple[DueItem, ...]
    again: tuple[AgainItem, ...]
    next_event: Event | None

    @property
    def count(self) -> int:
        """How many things ask for something."""
        return len(self.clocks) + len(self.promises) + len(self.due)


def today(snapshot: Snapshot, derived: DerivedTable) -> Today:
    """What today asks for."""
    day = snapshot.now.astimezone().date()
    rising = [row for row in derived.rows(snapshot).values() if row.stage.is_rising]
    people = derived.people(snapshot)
    return Today(
        _clocks(snapshot, rising, people),
        _promises(rising, people),
        _due(rising, people, day),
        _again(rising, people, day),
        _next_event(snapshot),
    )


def _clocks(
    snapshot: Snapshot,
    rows: Collection[Relationship],
    people: Mapping[ContactId, ContactSummary],
) -> tuple[ClockItem, ...]:
    items = []
    for row in rows:
        clock = row.clock
        if clock is None or clock.state is not ClockState.RUNNING:
            continue
        bring = next((t.bring for t in reversed(row.timeline.triages) if t.bring), None)
        left = clock.hours_left(snapshot.now) or 0.0
        items.append(ClockItem(people[row.contact_id], clock, left, bring))
    return tuple(sorted(items, key=lambda item: item.hours_left))


def _promises(
    rows: Collection[Relationship], people: Mapping[ContactId, ContactSummary]
) -> tuple[PromiseItem, ...]:
    items = [
        PromiseItem(people[row.contact_id], promise)
        for row in rows
        for promise in (*row.owed_by_me, *row.owed_to_me)
    ]
    return tuple(
        sorted(items, key=lambda i: (i.promise.due_on or date.max, not i.is_mine, i.promise.on))
    )


def _due(
    rows: Collection[Relationship], people: Mapping[ContactId, ContactSummary], day: date
) -> tuple[DueItem, ...]:
    items = []
    for row in rows:
        for follow_up in row.timeline.follow_ups:
            on = planned_for(follow_up) if follow_up.done_at is None else None
            if on is not None and on <= day:
                items.append(DueItem(people[row.contact_id], follow_up, on))
    return tuple(sorted(items, key=lambda item: item.on))


def _again(
    rows: Collection[Relationship], people: Mapping[ContactId, ContactSummary], day: date
) -> tuple[AgainItem, ...]:
    items = [
        AgainItem(people[row.contact_id], row.re_encounters.events + 1, day_of(row.met[-1].met_at))
        for row in rows
        if row.re_encounters.events and (day - day_of(row.met[-1].met_at)).days <= RECENT_DAYS
    ]
    return tuple(sorted(items, key=lambda item: item.last, reverse=True))


def _next_event(snapshot: Snapshot) -> Event | None:
    day = snapshot.now.astimezone().date()
    coming = [e for e in events(snapshot) if e.day >= day and e.verdict is None]
    return min(coming, key=lambda e: start_of(e.starts_at), default=None)

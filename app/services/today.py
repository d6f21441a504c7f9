"""What today asks for: clocks that run out, promises, people met again, the next event."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from app.domain.clocks import ClockState
from app.domain.contact import ContactSummary
from app.domain.due import AgainItem, ClockItem, DueItem, PromiseItem, Today
from app.domain.event import Event
from app.domain.ids import ContactId
from app.domain.moments import day_of, start_of
from app.domain.next_action import planned_for
from app.domain.relationship import Relationship
from app.services.events import events
from app.services.preferences import rules
from app.services.relationships import DerivedTable
from app.store import contacts, due
from app.store.database import Snapshot, connection_of
from app.store.due import AGAIN_DAYS

__all__ = ["AgainItem", "ClockItem", "DueItem", "PromiseItem", "Today"]


def today(snapshot: Snapshot, derived: DerivedTable) -> Today:
    """What today asks for; only those are derived of whom a record may ask something."""
    day = snapshot.now.astimezone().date()
    asking = due.may_ask(connection_of(snapshot), snapshot.now, rules(snapshot).follow_up_hours)
    people = contacts.summaries(snapshot, asking)
    known = [row for row in derived.some(snapshot, asking).values() if row.contact_id in people]
    rising = [row for row in known if row.stage.is_rising]
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
        if row.re_encounters.events and (day - day_of(row.met[-1].met_at)).days <= AGAIN_DAYS
    ]
    return tuple(sorted(items, key=lambda item: item.last, reverse=True))


def _next_event(snapshot: Snapshot) -> Event | None:
    day = snapshot.now.astimezone().date()
    coming = [e for e in events(snapshot) if e.day >= day and e.verdict is None]
    return min(coming, key=lambda e: start_of(e.starts_at), default=None)

"""What today asks for: clocks that run out, promises, people met again, the next event.

Asked by SQLite and the domain alone: the window's first page is painted before Peewee is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.clocks import ClockState, Rules
from app.domain.due import AgainItem, ClockItem, DueItem, PromiseItem, Today
from app.domain.ids import ContactId
from app.domain.moments import day_of, start_of
from app.domain.next_action import is_put_off, planned_for
from app.domain.relationship import Relationship, relationship
from app.domain.summary import ContactSummary
from app.services.rules import rules_of
from app.store import due, few_facts, plain_settings
from app.store.due import AGAIN_DAYS
from app.store.opening import Look

if TYPE_CHECKING:
    from app.domain.event import Event
    from app.services.derived_table import DerivedTable
    from app.store.database import Snapshot

PUT_OFF = timedelta(days=1)
"""A word may be put off to the day after its clock has run out, not further."""
WEEK = timedelta(days=7)

__all__ = ["AgainItem", "ClockItem", "DueItem", "PromiseItem", "Today"]


def today(snapshot: Snapshot, derived: DerivedTable) -> Today:
    """What today asks for, by the table of everybody where it is there already."""
    from app.store.database import connection_of

    look = Look(connection_of(snapshot), snapshot.now)
    asking = _asking(look)
    return _today(look, asking, derived.some(snapshot, asking).values())


def at_a_glance(look: Look) -> Today:
    """The same; only those are derived of whom a record may ask something."""
    asking, by = _asking(look), _rules(look)
    facts = few_facts.timelines(look.connection, asking)
    return _today(look, asking, [relationship(one, look.now, by) for one in facts.values()])


def _rules(look: Look) -> Rules:
    return rules_of(plain_settings.load_settings(look.connection))


def _asking(look: Look) -> tuple[ContactId, ...]:
    return due.may_ask(look.connection, look.now, _rules(look).follow_up_hours)


def _today(look: Look, asking: Collection[ContactId], rows: Collection[Relationship]) -> Today:
    day = look.now.astimezone().date()
    people = few_facts.summaries(look.connection, asking)
    rising = [row for row in rows if row.contact_id in people and row.stage.is_rising]
    clocks = _clocks(look.now, rising, people, day)
    return Today(
        clocks,
        _promises(rising, people),
        _due(rising, people, day),
        _again(rising, people, day),
        _next_event(look),
        _met_at(look, clocks),
    )


def _met_at(look: Look, clocks: Collection[ClockItem]) -> str | None:
    events = {item.clock.encounter.event_id for item in clocks}
    (only,) = events if len(events) == 1 else (None,)
    return None if only is None else few_facts.event_name(look.connection, only)


def _clocks(
    now: datetime,
    rows: Collection[Relationship],
    people: Mapping[ContactId, ContactSummary],
    day: date,
) -> tuple[ClockItem, ...]:
    """Clocks that run; who was put off to a day not long after its end comes again then."""
    items = []
    for row in rows:
        clock = row.clock
        if clock is None or clock.state is not ClockState.RUNNING:
            continue
        if is_put_off(row.timeline, day, clock.due_on + PUT_OFF):
            continue
        bring = next((t.bring for t in reversed(row.timeline.triages) if t.bring), None)
        left = clock.hours_left(now) or 0.0
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
    """Who was met again of late, not written to since, and not put off."""
    items = [
        _met_again(row, people[row.contact_id])
        for row in rows
        if row.re_encounters.events
        and (day - day_of(row.met[-1].met_at)).days <= AGAIN_DAYS
        and row.clocks[-1].first_touch is None
        and not is_put_off(row.timeline, day, day + WEEK)
    ]
    return tuple(sorted(items, key=lambda item: item.last, reverse=True))


def _met_again(row: Relationship, contact: ContactSummary) -> AgainItem:
    owed = next((promise.note for promise in row.owed_by_me if promise.note), None)
    said = next((met.note for met in reversed(row.met) if met.note), None)
    times, last = row.re_encounters.events + 1, day_of(row.met[-1].met_at)
    return AgainItem(contact, times, last, owed, said)


def _next_event(look: Look) -> Event | None:
    if not due.may_come(look.connection, look.now):
        return None
    day = look.now.astimezone().date()
    found = few_facts.events_from(look.connection, day - timedelta(days=2))
    coming = [e for e in found if e.day >= day and e.verdict is None]
    return min(coming, key=lambda e: (start_of(e.starts_at), -(e.id or 0)), default=None)

"""What stands behind an event to come: who may be there, whose word brought it, what is left.

Asked by SQLite and the domain alone: the window's first page is painted before Peewee is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from app.domain.event import Event
from app.domain.ids import ContactId, EventId
from app.domain.moments import Moment, end_of
from app.domain.records import BudgetUse, Record, budget_use, record
from app.domain.relationship import Relationship, relationship
from app.domain.summary import ContactSummary
from app.frozen import frozen
from app.services.rules import rules_of
from app.store import few_facts, plain_settings
from app.store.opening import Look


@frozen
class Expected:
    """Somebody who may be there: met at so many of the earlier ones, with what was last said."""

    contact: ContactSummary
    times: int
    last_said: str | None


class Coming(NamedTuple):
    """An event to come, and what stands behind it.

    Attributes:
        recommender: who recommended it, with the record of their word.
        budget: what the month's events use of its budget; None where none is set.
        expected: who may be there, most often met first.
    """

    event: Event
    recommender: tuple[ContactSummary, Record] | None
    budget: BudgetUse | None
    expected: tuple[Expected, ...]


def coming_at_a_glance(look: Look, event: Event) -> Coming:
    """All of it; only those are derived who were met at an earlier one."""
    connection, day = look.connection, look.now.astimezone().date()
    held = few_facts.events(connection)
    budget = few_facts.budget_of(connection, event.day.replace(day=1))
    return Coming(
        event,
        _recommender(look, event, held),
        None if budget is None else budget_use(budget, few_facts.attended(connection), day),
        _expected(look, {e.id for e in held if is_earlier(e, event)}),
    )


def expected(
    seen: Iterable[Relationship],
    places: Collection[EventId | None],
    people: Mapping[ContactId, ContactSummary],
) -> tuple[Expected, ...]:
    """Those met at some places who may come again; none let go or a nuisance."""
    found = [
        Expected(
            people[row.contact_id],
            len({e.event_id for e in row.met if e.event_id in places}),
            last_said(row),
        )
        for row in seen
        if row.stage.is_rising
    ]
    return tuple(sorted(found, key=lambda e: (-e.times, e.last_said is None, e.contact.name)))


def is_earlier(past: Event, coming: Event) -> bool:
    """Whether an event was before another of the same series or organiser."""
    same = _same(past.series, coming.series) or _same(past.organiser, coming.organiser)
    return past.id != coming.id and past.day < coming.day and same


def their_word(event: Event, held: Iterable[Event]) -> Record:
    """The record of all other events that were recommended by whoever recommended this one."""
    who = event.recommended_by
    return record(e for e in held if e.recommended_by == who and e.id != event.id)


def last_said(row: Relationship) -> str | None:
    """The newest words noted with somebody: what was talked of, brought, given or promised."""
    line = row.timeline
    said: list[tuple[Moment, str]] = [(e.met_at, e.note) for e in line.encounters if e.note]
    said += [(f.done_at, f.brought) for f in line.touches if f.brought and f.done_at is not None]
    said += [(x.on, x.note) for x in line.exchanges if x.note]
    return max(said, key=lambda pair: end_of(pair[0]))[1] if said else None


def _same(one: str | None, other: str | None) -> bool:
    if not one or not other or one == other:
        return bool(one) and one == other
    from app.domain.text import fold  # with the word lists of reading, when there is a doubt

    return fold(one) == fold(other)


def _recommender(
    look: Look, event: Event, held: Iterable[Event]
) -> tuple[ContactSummary, Record] | None:
    if event.recommended_by is None:
        return None
    known = few_facts.summaries(look.connection, [event.recommended_by])
    return next(((who, their_word(event, held)) for who in known.values()), None)


def _expected(look: Look, places: Collection[EventId | None]) -> tuple[Expected, ...]:
    met = few_facts.met_at(look.connection, [place for place in places if place is not None])
    if not met:
        return ()
    by = rules_of(plain_settings.load_settings(look.connection))
    facts = few_facts.timelines(look.connection, met).values()
    seen = [relationship(one, look.now, by) for one in facts]
    return expected(seen, places, few_facts.summaries(look.connection, met))

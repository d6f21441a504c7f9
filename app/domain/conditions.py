"""Conditions that narrow the relationships shown, whichever way they are seen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.event import Event
from app.domain.history import Encounter
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.relationship import Relationship
from app.domain.stage import Stage


@dataclass(frozen=True)
class Conditions:
    """Several values of a kind mean one of them; different kinds must all hold.

    Event, period and recommender hold together of one encounter: met there, then, and at an
    event that this contact recommended.

    Attributes:
        industries: codes; one holds those that begin with it.
        since, until: the days between which somebody was met, both included.
    """

    events: frozenset[EventId] = frozenset()
    industries: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset()
    tags: frozenset[str] = frozenset()
    recommenders: frozenset[ContactId] = frozenset()
    since: date | None = None
    until: date | None = None

    @cached_property
    def ask_for_meeting(self) -> bool:
        """Whether only people fit who were met at all."""
        return bool(self.events or self.recommenders or self.since or self.until)


EVERYBODY = Conditions()


def fits(
    row: Relationship,
    industry: str | None,
    tags: Collection[str],
    conditions: Conditions,
    held: Mapping[EventId | None, Event],
) -> bool:
    """Whether a relationship meets all conditions.

    Args:
        row: the relationship.
        industry: the contact's.
        tags: the contact's.
        conditions: what is asked for.
        held: the events by id, for who recommended them.
    """
    wanted = conditions
    return (
        (not wanted.stages or row.stage in wanted.stages)
        and (not wanted.industries or (industry or "").startswith(tuple(wanted.industries)))
        and (not wanted.tags or not wanted.tags.isdisjoint(tags))
        and (not wanted.ask_for_meeting or any(_meets(e, wanted, held) for e in row.met))
    )


def _meets(met: Encounter, wanted: Conditions, held: Mapping[EventId | None, Event]) -> bool:
    if wanted.events and met.event_id not in wanted.events:
        return False
    if wanted.recommenders:
        event = held.get(met.event_id)
        if event is None or event.recommended_by not in wanted.recommenders:
            return False
    if wanted.since is None and wanted.until is None:
        return True
    return (wanted.since or date.min) <= day_of(met.met_at) <= (wanted.until or date.max)


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Conditions kept under a name; `conditions` is their text, see `app.services.filters`."""

    name: str
    conditions: str
    id: int | None = None

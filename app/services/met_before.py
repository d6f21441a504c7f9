"""Meeting again: what one ought to remember when a card turns out to be of somebody known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.event import Event
from app.domain.history import Exchange
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.relationship import Relationship
from app.services.derived_table import rows_of
from app.store import entities
from app.store.database import Snapshot


@dataclass(frozen=True, slots=True)
class MetBefore:
    """The last meeting with somebody, and what I owe them.

    Attributes:
        event: its name; None for a meeting elsewhere.
        on: its day; None for somebody whom I have but never met.
        owed: my promises that are open, the one due first before others.
    """

    event: str | None
    on: date | None
    owed: tuple[Exchange, ...]


def met_before(snapshot: Snapshot, ids: Collection[ContactId]) -> Mapping[ContactId, MetBefore]:
    """What to remember of some contacts."""
    if not ids:
        return {}
    rows = rows_of(snapshot, ids)
    last = {row.met[-1].event_id for row in rows.values() if row.met} - {None}
    held = entities.select(snapshot, Event, id=tuple(last)) if last else ()
    names = {event.id: event.name for event in held}
    return {contact_id: _of(row, names) for contact_id, row in rows.items()}


def _of(row: Relationship, names: Mapping[EventId | None, str]) -> MetBefore:
    met = row.met[-1] if row.met else None
    event = names.get(met.event_id) if met else None
    return MetBefore(event, day_of(met.met_at) if met else None, row.owed_by_me)

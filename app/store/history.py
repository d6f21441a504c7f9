"""All facts of relationships, gathered by contact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from app.domain.history import Encounter, Exchange, FollowUp, Introduction, Nuisance, Triage
from app.domain.ids import ContactId, EventId, ExchangeId
from app.domain.timeline import Timeline
from app.domain.timelines import led_by_contact
from app.domain.timelines import timelines as gather
from app.store import entities, tables
from app.store.database import Snapshot
from app.store.rows import among

FEW = 500
"""Up to so many contacts are asked for by id; more come faster from whole tables."""


def timelines(snapshot: Snapshot, contacts: Collection[ContactId]) -> dict[ContactId, Timeline]:
    """The timeline of each contact, in a fixed number of queries."""
    own: dict[str, Any] = {"contact_id": tuple(contacts)} if len(contacts) <= FEW else {}
    return gather(
        contacts,
        encounters=entities.select(snapshot, Encounter, **own),
        triages=entities.select(snapshot, Triage, **own),
        follow_ups=entities.select(snapshot, FollowUp, **own),
        exchanges=_exchanges_of(contacts) if own else entities.select(snapshot, Exchange),
        introductions=entities.select(snapshot, Introduction),
        nuisances=entities.select(snapshot, Nuisance, **own),
    )


def count_facts(_: Snapshot) -> int:
    """How many meetings, words and exchanges there are."""
    kinds = (tables.Encounter, tables.FollowUp, tables.Exchange)
    return sum(kind.select().count() for kind in kinds)


def _exchanges_of(contacts: Collection[ContactId]) -> tuple[Exchange, ...]:
    """The contacts' own exchanges, and all chains: work with one may have come from another."""
    own = tables.Exchange.contact_id.in_(list(contacts))
    return entities.from_rows(Exchange, tables.Exchange.select().where(own | _in_a_chain()))


def _in_a_chain() -> Any:
    exchange = tables.Exchange
    causes = exchange.select(exchange.led_by).where(exchange.led_by.is_null(False))
    return exchange.led_by.is_null(False) | exchange.id.in_(causes)


def led_to_work(_: Snapshot) -> Mapping[ContactId, frozenset[ExchangeId]]:
    """The exchanges from which work came, by the contact with whom each was made."""
    rows = tables.Exchange.select().where(_in_a_chain())
    return led_by_contact(entities.from_rows(Exchange, rows))


def met_at(_: Snapshot, ids: Collection[EventId]) -> frozenset[ContactId]:
    """Who was met at any of some events."""
    encounter = tables.Encounter
    query = encounter.select(encounter.contact_id).where(among(encounter.event_id, ids)).distinct()
    return frozenset([ContactId(row_id) for (row_id,) in query.tuples()])

"""All facts of relationships, gathered by contact."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.domain.history import Encounter, Exchange, FollowUp, Introduction, Nuisance, Triage
from app.domain.ids import ContactId
from app.domain.timeline import Timeline
from app.domain.timelines import timelines as gather
from app.store import entities, tables
from app.store.database import Snapshot

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


def _exchanges_of(contacts: Collection[ContactId]) -> tuple[Exchange, ...]:
    """The contacts' own exchanges, and all chains: work with one may have come from another."""
    exchange = tables.Exchange
    causes = exchange.select(exchange.led_by).where(exchange.led_by.is_null(False))
    rows = exchange.select().where(
        exchange.contact_id.in_(list(contacts))
        | exchange.led_by.is_null(False)
        | exchange.id.in_(causes)
    )
    return entities.from_rows(Exchange, rows)

"""All facts of relationships, gathered by contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from app.domain.history import (
    Encounter,
    Exchange,
    FollowUp,
    Introduction,
    Nuisance,
    Timeline,
    Triage,
)
from app.domain.ids import ContactId
from app.store import entities
from app.store.database import Snapshot

_F = TypeVar("_F")


def timelines(snapshot: Snapshot, contacts: Collection[ContactId]) -> dict[ContactId, Timeline]:
    """The timeline of each contact, in a fixed number of queries.

    Whoever asks for more than a few gets them from whole tables, which is faster than long
    lists of ids.
    """
    few = tuple(contacts) if len(contacts) <= 500 else None
    own: dict[str, Any] = {} if few is None else {"contact_id": few}
    encounters = _grouped(entities.select(snapshot, Encounter, **own))
    triages = _grouped(entities.select(snapshot, Triage, **own))
    follow_ups = _grouped(entities.select(snapshot, FollowUp, **own))
    exchanges = _grouped(entities.select(snapshot, Exchange, **own))
    nuisances = _grouped(entities.select(snapshot, Nuisance, **own))
    introductions = _introductions(entities.select(snapshot, Introduction))
    return {
        contact: Timeline.of(
            contact,
            encounters=encounters[contact],
            triages=triages[contact],
            follow_ups=follow_ups[contact],
            exchanges=exchanges[contact],
            introductions=introductions[contact],
            nuisances=nuisances[contact],
        )
        for contact in contacts
    }


def _grouped(facts: Iterable[_F]) -> defaultdict[ContactId, list[_F]]:
    groups: defaultdict[ContactId, list[_F]] = defaultdict(list)
    for fact in facts:
        groups[getattr(fact, "contact_id")].append(fact)  # noqa: B009 every fact has one
    return groups


def _introductions(facts: Iterable[Introduction]) -> defaultdict[ContactId, list[Introduction]]:
    groups: defaultdict[ContactId, list[Introduction]] = defaultdict(list)
    for fact in facts:
        for person in (fact.person, fact.introducer, fact.other):
            if person is not None:
                groups[person].append(fact)
    return groups

"""Conditions of the relationship view kept under a name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.changes import command
from app.domain.conditions import Conditions, SavedFilter
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.errors import UserInputError
from app.i18n import N_
from app.store import entities, tags
from app.store.database import Snapshot, Transaction


def saved_filters(snapshot: Snapshot) -> Mapping[str, Conditions]:
    """All saved conditions by name."""
    found = sorted(entities.select(snapshot, SavedFilter), key=lambda f: f.name)
    return {f.name: from_text(f.conditions) for f in found}


def all_tags(snapshot: Snapshot) -> tuple[str, ...]:
    """The tags that any contact has, by name."""
    return tags.names(snapshot)


@command(N_("Save a filter"))
def save_filter(tx: Transaction, name: str, conditions: Conditions) -> None:
    """Keep conditions under a name; one of that name is replaced.

    Raises:
        UserInputError: the name is blank.
    """
    if not name.strip():
        raise UserInputError(N_("A filter needs a name."))
    new = SavedFilter(name.strip(), to_text(conditions))
    known = entities.select(tx, SavedFilter, name=new.name)
    if known:
        entities.replace(tx, replace(new, id=known[0].id))
    else:
        entities.add(tx, new)


@command(N_("Delete a saved filter"))
def drop_filter(tx: Transaction, name: str) -> None:
    """Forget saved conditions; nobody whom they find is changed."""
    for known in entities.select(tx, SavedFilter, name=name):
        entities.remove(tx, SavedFilter, known.id or 0)


def to_text(conditions: Conditions) -> str:
    """Conditions as JSON, the same for the same conditions."""
    kinds: Mapping[str, Iterable[str | int]] = {
        "events": conditions.events,
        "industries": conditions.industries,
        "stages": conditions.stages,
        "tags": conditions.tags,
        "recommenders": conditions.recommenders,
    }
    record: dict[str, object] = {
        name: sorted(found, key=str) for name, found in kinds.items() if found
    }
    days = {"since": conditions.since, "until": conditions.until}
    record |= {name: day.isoformat() for name, day in days.items() if day}
    return json.dumps(record, ensure_ascii=False)


def from_text(text: str) -> Conditions:
    """The conditions that a text of `to_text` holds."""
    record = json.loads(text)
    return Conditions(
        frozenset(map(EventId, record.get("events", ()))),
        frozenset(record.get("industries", ())),
        frozenset(map(Stage, record.get("stages", ()))),
        frozenset(record.get("tags", ())),
        frozenset(map(ContactId, record.get("recommenders", ()))),
        date.fromisoformat(record["since"]) if "since" in record else None,
        date.fromisoformat(record["until"]) if "until" in record else None,
    )

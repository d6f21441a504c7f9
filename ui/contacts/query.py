"""What the Contacts page asks: who fits, how many fit each filter, and one person whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.relationship import Relationship
from app.domain.stage import Stage
from app.services import contacts, events, listing, relationships, search
from app.services.contacts import ContactView
from app.services.relationships import DerivedTable
from ui.contacts.rows import ContactRow

MOST = 500  # rows shown at once; typing one more letter shows the rest


@dataclass(frozen=True, slots=True)
class Filters:
    """What is checked in the filter pane."""

    industries: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset()
    events: frozenset[EventId] = frozenset()

    def __len__(self) -> int:
        return len(self.industries) + len(self.stages) + len(self.events)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many people each filter holds for, in the whole book."""

    industries: Mapping[str | None, int] = field(default_factory=dict)
    stages: Mapping[Stage, int] = field(default_factory=dict)
    events: Mapping[EventId, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContactsAnswer:
    """Who fits, and the counts beside the filters."""

    rows: tuple[ContactRow, ...]
    ids: tuple[ContactId, ...]
    in_book: int
    facets: Facets


def find_contacts(
    snapshot: Any, book: CardBook, derived: DerivedTable, text: str, filters: Filters
) -> ContactsAnswer:
    """The people who fit what was typed and checked, in the order of their reading."""
    wanted = search.narrowed(
        search.parse(snapshot, text),
        industries=filters.industries,
        events=filters.events,
        stages=filters.stages,
    )
    ids = search.find(snapshot, wanted, derived)
    known = listing.summaries(snapshot, ids)
    ordered = sorted((known[i] for i in ids if i in known), key=lambda c: (c.kana or c.name, c.id))
    shown = ordered[:MOST]
    pictures = listing.card_pictures(snapshot, book.folders, [c.id for c in shown])
    table, today = derived.rows(snapshot), snapshot.now.astimezone().date()
    rows = tuple(
        ContactRow(c, table[c.id].stage, _days(table[c.id], today), pictures.get(c.id))
        for c in shown
        if c.id in table
    )
    return ContactsAnswer(rows, tuple(c.id for c in ordered), len(table), _facets(snapshot, table))


def _days(row: Relationship, today: date) -> int | None:
    return None if row.last_contact is None else (today - day_of(row.last_contact)).days


def _facets(snapshot: Any, table: Mapping[ContactId, Relationship]) -> Facets:
    everyone = listing.summaries(snapshot)
    industries = Counter(c.industry[:1] if c.industry else None for c in everyone.values())
    stages = Counter(row.stage for row in table.values())
    met = Counter(
        event_id
        for row in table.values()
        for event_id in {e.event_id for e in row.met if e.event_id is not None}
    )
    held = {e.id: (e.name, met[e.id]) for e in events.events(snapshot) if e.id and met[e.id]}
    return Facets(industries, stages, {EventId(i): pair for i, pair in held.items()})


@dataclass(frozen=True, slots=True)
class Person:
    """One person whole."""

    view: ContactView
    relationship: Relationship
    picture: Path | None
    today: date
    event_names: Mapping[int, str]


def load_person(snapshot: Any, book: CardBook, contact_id: ContactId) -> Person:
    """Everything that is shown of one person."""
    return Person(
        contacts.view(snapshot, contact_id),
        relationships.row_of(snapshot, contact_id),
        listing.card_pictures(snapshot, book.folders, [contact_id]).get(contact_id),
        snapshot.now.astimezone().date(),
        {e.id: e.name for e in events.events(snapshot) if e.id is not None},
    )

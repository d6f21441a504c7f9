"""What the Relationships page asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.ids import EventId
from app.domain.stage import Stage
from app.services import events, listing, relationships
from app.services.relationships import DerivedTable, RelationshipView
from ui.relationships.rows import TableRow, table_row

PICTURED = 300  # rows whose card is looked up at once; nobody scrolls further at a glance


@dataclass(frozen=True, slots=True)
class RelationshipsAnswer:
    """The view with its rows in words, and the events to choose from."""

    view: RelationshipView
    rows: tuple[TableRow, ...]
    events: tuple[Event, ...]


def load_relationships(
    snapshot: Any,
    book: CardBook,
    derived: DerivedTable,
    event: EventId | None,
    stages: Collection[Stage],
    *,
    with_ended: bool,
) -> RelationshipsAnswer:
    """The relationships that fit; those let go and nuisances only if asked for."""
    wanted = stages or [s for s in Stage if with_ended or s.is_rising]
    view = relationships.view(snapshot, derived, event=event, stages=wanted)
    ids = [row.contact.id for row in view.rows[:PICTURED]]
    pictures = listing.card_pictures(snapshot, book.folders, ids)
    rows = tuple(table_row(row, snapshot.now, pictures.get(row.contact.id)) for row in view.rows)
    return RelationshipsAnswer(view, rows, events.events(snapshot))

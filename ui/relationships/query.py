"""What the Relationships page asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.cardbook import CardBook
from app.domain.conditions import Conditions
from app.domain.event import Event
from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.services import derived_table, events, filters, listing, relationships
from app.services.derived_table import DerivedTable
from app.services.relationships import RelationshipView
from ui.relationships.rows import TableRow

PICTURED = 300  # rows whose card is looked up at once; nobody scrolls further at a glance


@dataclass(frozen=True, slots=True)
class Choices:
    """What conditions can be made of.

    Attributes:
        recommenders: those who recommended an event, with their names.
        saved: conditions kept under a name.
    """

    events: tuple[Event, ...] = ()
    tags: tuple[str, ...] = ()
    recommenders: Mapping[ContactId, str] | None = None
    saved: Mapping[str, Conditions] | None = None


@dataclass(frozen=True, slots=True)
class RelationshipsAnswer:
    """The view with its rows in words, and what to narrow it by.

    Attributes:
        is_empty_book: whether nobody is in the book at all.
        ended: how many were let go or are nuisances, where these are not among the rows.
    """

    view: RelationshipView
    rows: tuple[TableRow, ...]
    choices: Choices
    is_empty_book: bool = False
    ended: Mapping[Stage, int] = field(default_factory=dict)


def load_relationships(
    snapshot: Any,
    book: CardBook,
    derived: DerivedTable,
    conditions: Conditions,
    *,
    with_ended: bool,
) -> RelationshipsAnswer:
    """The relationships that fit; those let go and nuisances only if asked for."""
    stages = conditions.stages or frozenset(s for s in Stage if with_ended or s.is_rising)
    chosen = replace(conditions, stages=stages)
    view = relationships.view(snapshot, derived, chosen, with_events=False)
    ids = [row.contact.id for row in view.rows[:PICTURED]]
    pictures = listing.card_pictures(snapshot, book.folders, ids)
    now, picture = snapshot.now, pictures.get
    with derived_table.uncollected():
        rows = tuple([TableRow(row, now, picture(row.contact.id)) for row in view.rows])
    is_empty = not rows and not derived.rows(snapshot)
    ended = {} if with_ended else _ended(snapshot, derived, conditions)
    return RelationshipsAnswer(view, rows, _choices(snapshot), is_empty, ended)


def _ended(snapshot: Any, derived: DerivedTable, conditions: Conditions) -> Mapping[Stage, int]:
    """How many of those who meet the conditions came to an end, by which."""
    out = frozenset(s for s in Stage if not s.is_rising) - conditions.stages
    asked = replace(conditions, stages=out)
    found = relationships.view(snapshot, derived, asked, with_events=False).rows
    return Counter(row.relationship.stage for row in found)


def _choices(snapshot: Any) -> Choices:
    held = events.events(snapshot)
    ids = {e.recommended_by for e in held if e.recommended_by is not None}
    names = {i: person.name for i, person in listing.summaries(snapshot, ids).items()}
    return Choices(held, filters.all_tags(snapshot), names, filters.saved_filters(snapshot))

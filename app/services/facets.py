"""How many contacts each filter holds for, in the whole book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.ids import EventId
from app.domain.search import Has
from app.domain.stage import Stage
from app.services.derived_table import DerivedTable
from app.services.events import events
from app.store import counts
from app.store.database import Snapshot

OFFERED = (Has.FOLLOW_UP, Has.UNSURE, Has.INDUSTRY)
"""What the filters offer to have or to lack."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters with the number of contacts that each holds for.

    Attributes:
        industries: by division.
        events: by event, the newest first, with its name.
        months: by YYYY-MM.
        has: how many have it; all others lack it.
    """

    contacts: int = 0
    industries: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[EventId, tuple[str, int]] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    prefectures: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    has: Mapping[Has, int] = field(default_factory=dict)


def facets(snapshot: Snapshot) -> Facets:
    """Everything that SQLite can count."""
    met = counts.by_event(snapshot)
    return Facets(
        counts.contacts(snapshot),
        counts.by_division(snapshot),
        {e.id: (e.name, met[e.id]) for e in events(snapshot) if e.id is not None and e.id in met},
        counts.by_tag(snapshot),
        counts.by_prefecture(snapshot),
        counts.by_month(snapshot),
        {what: counts.having(snapshot, what) for what in OFFERED},
    )


def stage_counts(snapshot: Snapshot, derived: DerivedTable) -> Mapping[Stage, int]:
    """Contacts by stage, which is derived from all that happened with each."""
    return Counter(row.stage for row in derived.rows(snapshot).values())


def tags(snapshot: Snapshot) -> tuple[str, ...]:
    """The tags in use."""
    return tuple(sorted(counts.by_tag(snapshot)))


@dataclass(frozen=True, slots=True)
class IndustryCounts:
    """How many people are known in each industry, by both levels, and in none."""

    divisions: Mapping[str, int]
    groups: Mapping[str, int]
    unsettled: int


def industry_counts(snapshot: Snapshot) -> IndustryCounts:
    """Everybody by industry."""
    settled = counts.having(snapshot, Has.INDUSTRY)
    return IndustryCounts(
        counts.by_division(snapshot),
        counts.by_industry(snapshot),
        counts.contacts(snapshot) - settled,
    )

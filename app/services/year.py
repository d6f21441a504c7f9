"""A year in review, and the years of which there is something to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.summary import ContactSummary
from app.domain.year import YearReview, year_review
from app.services.derived_table import DerivedTable
from app.services.events import decisions, events
from app.store import contacts
from app.store.database import Snapshot


@dataclass(frozen=True, slots=True)
class Year:
    """The review with the names in it, and which years can be chosen, the newest first."""

    review: YearReview
    people: Mapping[ContactId, ContactSummary]
    event_names: Mapping[EventId | None, str]
    years: tuple[int, ...]


def year(snapshot: Snapshot, derived: DerivedTable, wanted: int | None = None) -> Year:
    """The review of a year; of this one, or the newest with something in it, for None."""
    rows = derived.rows(snapshot).values()
    held = events(snapshot)
    today = day_of(snapshot.now)
    known = {e.day.year for e in held if e.day <= today}
    known |= {day_of(p.met[0].met_at).year for p in rows if p.met}
    known |= {x.on.year for p in rows for x in p.timeline.values}
    years = tuple(sorted({y for y in known if y <= today.year} | {today.year}, reverse=True))
    chosen = wanted if wanted is not None else max((y for y in known if y in years), default=0)
    review = year_review(chosen or today.year, rows, held, decisions(snapshot), today)
    ids = {m.contact_id for m in review.matches}
    names: dict[EventId | None, str] = {e.id: e.name for e in held}
    return Year(review, contacts.summaries(snapshot, ids), names, years)

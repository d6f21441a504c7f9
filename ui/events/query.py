"""What the Events page asks: the numbers of every event, and the cards of one evening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.event import Budget, Event, FoundThrough, Goal
from app.domain.event_totals import EventTotals, totals_by
from app.domain.ids import ContactId, EventId
from app.domain.records import BudgetUse, Record, budget_use, recommender_records, source_records
from app.domain.returns import EventNumbers
from app.services import events, listing, preferences, relationships
from app.services.derived_table import DerivedTable


@dataclass(frozen=True, slots=True)
class Recommender:
    """Somebody on whose word events were chosen, and how many relations live from them."""

    contact_id: ContactId
    name: str
    events: int
    record: Record
    living: int


@dataclass(frozen=True, slots=True)
class Source:
    """A way of finding events: how many, what lives from them, and the cost of each relation."""

    through: FoundThrough
    events: int
    record: Record
    living: int
    cost: int | None


@dataclass(frozen=True, slots=True)
class EventsAnswer:
    """Everything on the page but the cards of the chosen evening."""

    numbers: tuple[EventNumbers, ...]
    names: Mapping[ContactId, str]
    recommenders: tuple[Recommender, ...]
    sources: tuple[Source, ...]
    series: tuple[EventTotals, ...]
    organisers: tuple[EventTotals, ...]
    budget: BudgetUse | None
    hourly_rate: int
    today: date
    goals: tuple[Goal, ...]
    budgets: tuple[Budget, ...] = ()
    attended: tuple[Event, ...] = ()


def load_events(snapshot: Any, derived: DerivedTable) -> EventsAnswer:
    """The ledger."""
    numbers = relationships.event_report(snapshot, derived)
    held = [n.event for n in numbers]
    today = snapshot.now.astimezone().date()
    who = {e.recommended_by for e in held if e.recommended_by is not None}
    names = {i: c.name for i, c in listing.summaries(snapshot, who).items()}
    month = today.replace(day=1)
    paid = events.attended(snapshot)
    went = {e.id for e in paid}
    counted = tuple(n for n in numbers if n.event.id in went)
    past = [n for n in counted if n.event.day <= today]
    budgets = tuple(events.budgets(snapshot))
    budget = next((b for b in budgets if b.month == month), None)
    return EventsAnswer(
        numbers,
        names,
        _recommenders(counted, names),
        _sources(counted),
        totals_by(past, lambda e: e.series),
        totals_by(past, lambda e: e.organiser),
        budget_use(budget, paid, today) if budget else None,
        preferences.settings(snapshot).hourly_rate,
        today,
        events.goals(snapshot),
        budgets,
        paid,
    )


def _recommenders(
    numbers: tuple[EventNumbers, ...], names: Mapping[ContactId, str]
) -> tuple[Recommender, ...]:
    found = []
    for contact_id, record in recommender_records(n.event for n in numbers).items():
        mine = [n for n in numbers if n.event.recommended_by == contact_id]
        living = sum(n.living for n in mine)
        name = names.get(contact_id, "–")
        found.append(Recommender(contact_id, name, len(mine), record, living))
    return tuple(sorted(found, key=lambda r: (-r.living, r.name)))


def _sources(numbers: tuple[EventNumbers, ...]) -> tuple[Source, ...]:
    found = []
    for through, record in source_records(n.event for n in numbers).items():
        mine = [n for n in numbers if n.event.found_through is through and n.met]
        living = sum(n.living for n in mine)
        costs = [n.returns.full_cost for n in mine]
        yen = sum(c.amount for c in costs if c is not None and c.currency == "JPY")
        found.append(Source(through, len(mine), record, living, yen // living if living else None))
    return tuple(sorted(found, key=lambda s: -s.living))


@dataclass(frozen=True, slots=True)
class EveningCard:
    """Somebody who was met at the event."""

    contact_id: ContactId
    name: str
    company: str
    picture: Path | None


def load_evening(
    snapshot: Any, book: CardBook, derived: DerivedTable, event_id: EventId
) -> tuple[EveningCard, ...]:
    """Everyone met at an event, as a contact sheet."""
    table = derived.rows(snapshot)
    ids = [i for i, row in table.items() if any(e.event_id == event_id for e in row.met)]
    people = listing.summaries(snapshot, ids)
    pictures = listing.card_pictures(snapshot, book.folders, ids)
    return tuple(
        EveningCard(i, people[i].name, people[i].company or "", pictures.get(i)) for i in ids
    )

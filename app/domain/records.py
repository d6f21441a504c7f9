"""Whose word was worth it, and what the month allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.domain.event import Budget, Event, FoundThrough, Verdict
from app.domain.ids import ContactId
from app.domain.money import amount_in
from app.frozen import frozen

if TYPE_CHECKING:
    from fractions import Fraction

NUISANCE_NOTE = 0.2
"""From this nuisance rate on, a note stands where the next event is planned."""

_HALVES = {Verdict.MET: 2, Verdict.HALF: 1, Verdict.MISSED: 0}


@frozen
class Record:
    """How often events met their purpose.

    Attributes:
        events: those with a verdict (n).
        hits: those whose purpose was met; half counts half.
        undecided: those without a verdict, left out.
    """

    events: int
    hits: Fraction
    undecided: int = 0

    @property
    def value(self) -> Fraction:
        """(hits + 1) ÷ (n + 2): one half before anything is known."""
        return (self.hits + 1) / (self.events + 2)


def record(events: Iterable[Event]) -> Record:
    """The record of some events; deleted ones are left out."""
    from fractions import Fraction  # takes its time, and most pages need none

    live = [e for e in events if e.deleted_at is None]
    verdicts = [e.verdict for e in live if e.verdict is not None]
    hits = Fraction(sum(_HALVES[verdict] for verdict in verdicts), 2)
    return Record(len(verdicts), hits, len(live) - len(verdicts))


def recommender_records(events: Iterable[Event]) -> Mapping[ContactId, Record]:
    """The record of each contact who recommended events."""
    groups: dict[ContactId, list[Event]] = defaultdict(list)
    for event in events:
        if event.recommended_by is not None:
            groups[event.recommended_by].append(event)
    return {contact_id: record(group) for contact_id, group in groups.items()}


def source_records(events: Iterable[Event]) -> Mapping[FoundThrough, Record]:
    """The same by how the events were found: word of mouth against search, and the others."""
    groups: dict[FoundThrough, list[Event]] = defaultdict(list)
    for event in events:
        if event.found_through is not None:
            groups[event.found_through].append(event)
    return {source: record(group) for source, group in groups.items()}


@frozen
class BudgetUse:
    """Money (minor units of the budget's currency) and hours of a month against what was set."""

    budget: Budget
    money_used: int
    money_planned: int
    hours_used: float
    hours_planned: float

    @property
    def is_over(self) -> bool:
        """Whether used and planned together go over what was set."""
        money, hours = self.budget.money, self.budget.hours
        return (money is not None and self.money_used + self.money_planned > money.amount) or (
            hours is not None and self.hours_used + self.hours_planned > hours
        )


def budget_use(budget: Budget, events: Iterable[Event], today: date) -> BudgetUse:
    """Fees, travel and hours of the month's events: used up to today, planned after it."""
    month = [
        e
        for e in events
        if e.deleted_at is None and e.day.replace(day=1) == budget.month.replace(day=1)
    ]
    used = [e for e in month if e.day <= today]
    planned = [e for e in month if e.day > today]
    currency = budget.money.currency if budget.money else "JPY"
    return BudgetUse(
        budget,
        _money(used, currency),
        _money(planned, currency),
        sum(e.hours or 0 for e in used),
        sum(e.hours or 0 for e in planned),
    )


def budget_with(
    event: Event, budgets: Iterable[Budget], events: Iterable[Event], today: date
) -> BudgetUse | None:
    """What the month of an event would use with it as it is now; None where no budget is set.

    Args:
        event: new, or a changed one among `events`.
        budgets: those of all months.
        events: all events.
        today: the day that it is.
    """
    others = [e for e in events if event.id is None or e.id != event.id]
    month = event.day.replace(day=1)
    budget = next((b for b in budgets if b.month == month), None)
    return None if budget is None else budget_use(budget, [*others, event], today)


def _money(events: Iterable[Event], currency: str) -> int:
    return sum(amount_in((e.fee, e.travel), currency) for e in events)

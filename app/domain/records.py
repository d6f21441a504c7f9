"""Whose word was worth it, what offers brought, and what the month allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.domain.event import Budget, Event, FoundThrough, Verdict
from app.domain.ids import ContactId
from app.domain.money import amount_in
from app.domain.offers import OfferTold, Reaction
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship
from app.domain.stage import is_match
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
class OfferRecord:
    """What came of an offer: people interested ÷ told, people with a match through it ÷ told."""

    interest: Ratio
    matches: Ratio


def offer_record(
    told: Iterable[OfferTold], people: Mapping[ContactId, Relationship]
) -> OfferRecord:
    """Interest ÷ told and matches ÷ told, in people; by industry, if only its people are given.

    Args:
        told: the times when one offer was named.
        people: those to count, by contact.
    """
    told = [t for t in told if t.contact_id in people]
    names = {t.contact_id for t in told}
    interested = {t.contact_id for t in told if t.reaction == Reaction.INTERESTED}
    offers = {t.offer_id for t in told}
    matched = sum(
        any(
            x.offer_id in offers and is_match(people[name].timeline, x)
            for x in people[name].timeline.values
        )
        for name in names
    )
    return OfferRecord(Ratio(len(interested), len(names)), Ratio(matched, len(names)))


def offer_record_by_industry(
    told: Iterable[OfferTold],
    people: Mapping[ContactId, Relationship],
    industries: Mapping[ContactId, str | None],
) -> Mapping[str | None, OfferRecord]:
    """The record of one offer among the people of each industry, most told first.

    Args:
        told: the times when it was named.
        people: those to count, by contact.
        industries: the code of each, None where none is settled.
    """
    groups: dict[str | None, list[OfferTold]] = defaultdict(list)
    for each in told:
        groups[industries.get(each.contact_id)].append(each)
    records = {code: offer_record(group, people) for code, group in groups.items()}
    known = ((code, found) for code, found in records.items() if found.interest.whole)
    return dict(sorted(known, key=lambda pair: (-pair[1].interest.whole, pair[0] or "~")))


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

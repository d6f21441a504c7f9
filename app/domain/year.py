"""A year in review: matches, purposes met, and what one stopped going to, with what that saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.event import Decision, Event, is_left_out
from app.domain.funnel import ChannelRates, answer_rate, rates_by_channel
from app.domain.history import Direction, Exchange, ExchangeState, FollowUp
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.money import Money, totals
from app.domain.ratio import Ratio
from app.domain.records import Record, record
from app.domain.relationship import Relationship
from app.domain.returns import Attribution, attributed_to
from app.domain.stage import Stage, is_match

Decisions = Mapping[EventId | None, Sequence[Decision]]


@dataclass(frozen=True, slots=True)
class YearMatch:
    """A match of the year.

    Attributes:
        days: from the first encounter to it; None where they were never met.
        event_id: the event that it is put down to, by the first meeting.
        is_first: whether it is the first match with this person.
    """

    contact_id: ContactId
    exchange: Exchange
    days: int | None
    event_id: EventId | None
    is_first: bool


class Why(StrEnum):
    """Why one did not go."""

    DECIDED = "decided"
    NOT_AGAIN = "not_again"


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something that one stopped going to, or once did not go to.

    Attributes:
        times: how often one would have gone this year; 0 where nothing tells.
        money: fee and travel of those times, by currency.
        hours: the hours of those times, door to door.
        reason: what was written down with the decision, or learned at the last visit.
    """

    name: str
    why: Why
    times: int
    money: tuple[Money, ...]
    hours: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year: events attended, people met for the first time, matches."""

    events: int = 0
    people: int = 0
    matches: int = 0


@dataclass(frozen=True, slots=True)
class YearReview:
    """All numbers of one year, up to today where it is not over.

    Attributes:
        events: those attended, by day.
        purposes: how many of them met their purpose.
        paid: their fees and travel, by currency.
        hours: their hours, door to door.
        people: met for the first time in this year, nuisances left out.
        received, estimated: certain money received in this year; estimates apart.
        gave_count, received_count: how often something was given and received.
        months: from January to December.
        answered: people who answered ÷ people written to in this year.
        channels: the same by channel, with how often something was brought.
    """

    year: int
    events: tuple[Event, ...]
    purposes: Record
    paid: tuple[Money, ...]
    hours: float
    people: int
    matches: tuple[YearMatch, ...]
    received: tuple[Money, ...]
    estimated: tuple[Money, ...]
    gave_count: int
    received_count: int
    stopped: tuple[Stopped, ...]
    months: tuple[Month, ...]
    answered: Ratio
    channels: tuple[ChannelRates, ...]

    @property
    def saved(self) -> tuple[Money, ...]:
        """Fee and travel of all that one did not go to, by currency."""
        return totals(money for each in self.stopped for money in each.money)

    @property
    def saved_hours(self) -> float:
        """The hours of all that one did not go to."""
        return sum(each.hours for each in self.stopped)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of the year."""
        return not (self.events or self.matches or self.stopped or self.people)


def was_attended(event: Event, decisions: Decisions, today: date) -> bool:
    """Whether one went: its day has come, it was not deleted, and one did not decide against it."""
    return event.deleted_at is None and event.day <= today and not _skipped(event, decisions)


def year_review(
    year: int,
    people: Iterable[Relationship],
    events: Iterable[Event],
    decisions: Decisions,
    today: date,
) -> YearReview:
    """The review of a year; each number has its formula at its own function.

    Args:
        year: the calendar year.
        people: everybody's relationship; nuisances are left out of all counts.
        events: all events; deleted ones are left out.
        decisions: what was decided about events, the newest last.
        today: the last day that counts.
    """
    rows = [p for p in people if p.stage is not Stage.NUISANCE]
    live = [e for e in events if e.deleted_at is None]
    attended = (e for e in live if was_attended(e, decisions, today))
    went = sorted((e for e in attended if e.day.year == year), key=lambda e: e.day)
    values = [x for p in rows for x in p.timeline.values if x.on.year == year and x.on <= today]
    received, estimated = _money_received(values)
    directions = [value.direction for value in values]
    wrote = [f for p in rows for f in p.timeline.touches if _is_in(year, f, today)]
    first_met = (day_of(p.met[0].met_at) for p in rows if p.met)
    new = [day for day in first_met if day.year == year]
    matches = year_matches(year, rows, today)
    return YearReview(
        year=year,
        events=tuple(went),
        purposes=record(went),
        paid=_spent(went),
        hours=sum(e.hours or 0 for e in went),
        people=len(new),
        matches=matches,
        received=received,
        estimated=estimated,
        gave_count=directions.count(Direction.GAVE),
        received_count=directions.count(Direction.RECEIVED),
        stopped=(*decided_against(year, live, decisions), *given_up(year, live, decisions, today)),
        months=_months(went, new, matches),
        answered=answer_rate(wrote),
        channels=rates_by_channel(wrote),
    )


def year_matches(year: int, people: Iterable[Relationship], today: date) -> tuple[YearMatch, ...]:
    """The matches of a year by day: business, or an opportunity that led to work, done or partly.

    The event is that of the first meeting, as for the value of events.
    """
    found = []
    for person in people:
        matches = [x for x in person.timeline.values if is_match(person.timeline, x)]
        for place, exchange in enumerate(matches):
            if exchange.on.year == year and exchange.on <= today:
                first = day_of(person.met[0].met_at) if person.met else None
                days = max(0, (exchange.on - first).days) if first else None
                event_id = attributed_to(person, exchange, Attribution.FIRST_MEETING)
                found.append(YearMatch(person.contact_id, exchange, days, event_id, place == 0))
    return tuple(sorted(found, key=lambda m: (m.exchange.on, m.contact_id)))


def decided_against(
    year: int, events: Iterable[Event], decisions: Decisions
) -> tuple[Stopped, ...]:
    """Events of the year about which one decided not to go; saved is what they would have cost."""
    return tuple(
        Stopped(
            event.name,
            Why.DECIDED,
            1,
            totals(m for m in (event.fee, event.travel) if m.amount),
            event.hours or 0,
            decisions[event.id][-1].reason,
        )
        for event in sorted(events, key=lambda e: e.day)
        if event.day.year == year and _skipped(event, decisions)
    )


def given_up(
    year: int, events: Iterable[Event], decisions: Decisions, today: date
) -> tuple[Stopped, ...]:
    """What one would not go to again after the last visit, and did not: series, or single events.

    times = how often one would have gone in the year at the former pace: the visits that a step of
    (last visit - first visit) ÷ (visits - 1) days makes from the last one on, up to the year's end
    or today, less those that were decided against, which are counted by themselves. After a single
    visit the pace is unknown, and nothing is counted as saved. money and hours = times × the mean
    of the visits; in each currency, rounded.
    """
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[event.series or event.name].append(event)
    end = min(today, date(year, 12, 31))
    found = []
    for series, held in groups.items():
        visits = sorted((e for e in held if was_attended(e, decisions, today)), key=lambda e: e.day)
        past = [e for e in visits if e.day <= end]
        if not past or past[-1].again is not False or visits[-1] is not past[-1]:
            continue
        skipped = sum(e.day.year == year and _skipped(e, decisions) for e in held)
        times = max(0, _missed(year, [e.day for e in past], end) - skipped)
        if times or past[-1].day.year == year:
            found.append(_given_up(series, past, times))
    return tuple(sorted(found, key=lambda s: (-s.times, s.name)))


def _given_up(series: str, visits: Sequence[Event], times: int) -> Stopped:
    count = len(visits)
    spent = _spent(visits)
    money = tuple(Money(round(m.amount * times / count), m.currency) for m in spent if times)
    hours = times * sum(e.hours or 0 for e in visits) / count
    return Stopped(series, Why.NOT_AGAIN, times, money, hours, visits[-1].learned)


def _missed(year: int, days: Sequence[date], end: date) -> int:
    """How many more visits there would have been in the year at the pace of these days."""
    if len(days) < 2 or days[0] == days[-1]:
        return 0
    step = (days[-1] - days[0]) / (len(days) - 1)
    first = date(year, 1, 1) - timedelta(days=1)
    return max(0, (end - days[-1]) // step) - max(0, (first - days[-1]) // step)


def _is_in(year: int, made: FollowUp, today: date) -> bool:
    day = None if made.done_at is None else day_of(made.done_at)
    return day is not None and day.year == year and day <= today


def _skipped(event: Event, decisions: Decisions) -> bool:
    return is_left_out(decisions.get(event.id, ()))


def _spent(events: Iterable[Event]) -> tuple[Money, ...]:
    return totals(m for e in events for m in (e.fee, e.travel) if m.amount)


def _money_received(values: Iterable[Exchange]) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """What came in for certain, and what by estimate."""
    sums: tuple[list[Money], list[Money]] = ([], [])
    for value in values:
        is_done = value.state is ExchangeState.DONE and value.direction is Direction.RECEIVED
        if is_done and value.amount:
            sums[value.is_estimate].append(value.amount)
    return totals(sums[0]), totals(sums[1])


def _months(
    went: Iterable[Event], new: Iterable[date], matches: Iterable[YearMatch]
) -> tuple[Month, ...]:
    counts = [[0, 0, 0] for _ in range(12)]
    for event in went:
        counts[event.day.month - 1][0] += 1
    for day in new:
        counts[day.month - 1][1] += 1
    for match in matches:
        counts[match.exchange.on.month - 1][2] += 1
    return tuple(Month(*row) for row in counts)

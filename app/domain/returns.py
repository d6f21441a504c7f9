"""What an event cost, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.clocks import Clock, ClockState, Rules
from app.domain.event import Event
from app.domain.funnel import (
    Funnel,
    answer_rate,
    content_rate,
    follow_up_rate,
    funnel,
    nuisance_rate,
)
from app.domain.held import Held
from app.domain.history import Direction, Exchange, ExchangeState, TriageChoice
from app.domain.ids import EventId
from app.domain.moments import day_of, end_of, start_of
from app.domain.money import Money, amount_in, totals
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship, touches_both_directions_within
from app.domain.stage import Stage


class Attribution(StrEnum):
    """Which event a value received is put down to."""

    FIRST_MEETING = "first_meeting"
    LAST_ENCOUNTER = "last_encounter"


@dataclass(frozen=True, slots=True)
class Returns:
    """Value against cost; a number is None where its denominator is 0 or currencies differ.

    What is planned has no result yet; what was left out has neither a cost nor a result.

    Attributes:
        attribution: the rule by which value was put down to the event.
        paid: fee + travel.
        full_cost: fee + travel + hours × own hourly rate.
        value, estimate: received, one amount a currency; estimates are never added in.
        per_yen: certain value ÷ paid.
        per_hour: (certain value - paid) ÷ hours, in minor units.
        rate: (certain value - full cost) ÷ full cost.
    """

    attribution: Attribution
    paid: Money | None
    full_cost: Money | None
    value: tuple[Money, ...]
    estimate: tuple[Money, ...]
    per_yen: Ratio
    per_hour: float | None
    rate: Ratio


@dataclass(frozen=True, slots=True)
class EventNumbers:
    """All numbers of one event.

    Attributes:
        met: people met there; nuisances are left out here and everywhere but in their own rate.
        wanted: those among them to keep in touch with.
        living: those with a touch in both directions in the 90 days after.
        cost_per_living_relation, cost_per_card: full cost ÷ living and ÷ met, in minor units.
        follow_up_rate, follow_up_rate_all: first touch in time, over those wanted and over all.
    """

    event: Event
    met: int
    wanted: int
    living: int
    returns: Returns
    cost_per_living_relation: float | None
    cost_per_card: float | None
    follow_up_rate: Ratio
    follow_up_rate_all: Ratio
    content_rate: Ratio
    answer_rate: Ratio
    nuisance_rate: Ratio
    funnel: Funnel


class Guest(NamedTuple):
    """Somebody met at an event, with the clock of the latest meeting there.

    Attributes:
        is_wanted, is_living: see `is_wanted` and `touches_both_directions_within`; both are looked
            at while all of a person is at hand, which is faster than event by event.
    """

    person: Relationship
    clock: Clock
    is_wanted: bool
    is_living: bool


@dataclass(frozen=True, slots=True)
class Evening:
    """What of everybody's facts belongs to one event.

    Attributes:
        came: the people met there.
        received: what was wholly received and is put down to it.
    """

    came: list[Guest] = field(default_factory=list)
    received: list[Exchange] = field(default_factory=list)


_LET_GO, _NUISANCE, _ON_TIME = Stage.LET_GO, Stage.NUISANCE, ClockState.ON_TIME
_RECEIVED, _DONE, _WANTED = Direction.RECEIVED, ExchangeState.DONE, TriageChoice.WANTED


def by_event(
    people: Iterable[Relationship], attribution: Attribution = Attribution.FIRST_MEETING
) -> Mapping[EventId, Evening]:
    """The facts of all events, each looked at once."""
    evenings: dict[EventId, Evening] = defaultdict(Evening)
    for person in people:
        latest = {clock.encounter.event_id: clock for clock in person.clocks}
        for event_id, clock in latest.items():
            if event_id is not None:
                living = touches_both_directions_within(person.timeline, clock.encounter)
                guest = Guest(person, clock, is_wanted(person, clock), living)
                evenings[event_id].came.append(guest)
        for exchange in _wholly_received(person):
            event_id = attributed_to(person, exchange, attribution)
            if event_id is not None:
                evenings[event_id].received.append(exchange)
    return evenings


def evening_numbers(
    event: Event,
    evening: Evening,
    rules: Rules,
    attribution: Attribution = Attribution.FIRST_MEETING,
    held: Held = Held.WENT,
) -> EventNumbers:
    """The numbers of an event; each formula stands at its own function.

    Args:
        event: an event.
        evening: what `by_event` found of it.
        rules: the own hourly rate is taken from it.
        attribution: which event a value received was put down to.
        held: whether one was there.
    """
    met = [guest for guest in evening.came if guest.person.stage is not _NUISANCE]
    people, clocks = [guest.person for guest in met], [guest.clock for guest in met]
    wanted = [guest.clock for guest in met if guest.is_wanted]
    living = sum([guest.is_living for guest in met])
    touches = [touch for clock in clocks for touch in clock.touches]
    in_time = {g.person.timeline.contact_id for g in met if g.clock.state is _ON_TIME}
    returns = event_returns(event, evening.received, rules, attribution, held)
    return EventNumbers(
        event=event,
        met=len(met),
        wanted=len(wanted),
        living=living,
        returns=returns,
        cost_per_living_relation=_per(returns.full_cost, living),
        cost_per_card=_per(returns.full_cost, len(met)),
        follow_up_rate=follow_up_rate(wanted),
        follow_up_rate_all=follow_up_rate(clocks),
        content_rate=content_rate(touches),
        answer_rate=answer_rate(touches),
        nuisance_rate=nuisance_rate([guest.person for guest in evening.came]),
        funnel=funnel(people, lambda p: p.timeline.contact_id in in_time),
    )


def is_wanted(person: Relationship, clock: Clock) -> bool:
    """Whether somebody met at an event is among those to keep in touch with.

    The newest triage of that event says so; without one, whoever was written to was wanted. A
    triage that names no event belongs to the latest encounter before it.
    """
    if person.stage is _NUISANCE or person.stage is _LET_GO:
        return False
    event_id = clock.encounter.event_id
    for triage in reversed(person.timeline.triages):
        if event_id == (triage.event_id or _latest_event(person, triage.on)):
            return triage.choice is _WANTED
    return bool(clock.touches)


def _latest_event(person: Relationship, on: date) -> EventId | None:
    """The event of the latest encounter up to a day."""
    before = (e.event_id for e in reversed(person.met) if day_of(e.met_at) <= on)
    return next(before, None)


def full_cost(event: Event, hourly_rate: Money) -> Money | None:
    """C(E) = fee + travel + hours × own hourly rate; None where the currencies differ."""
    own = Money(round((event.hours or 0) * hourly_rate.amount), hourly_rate.currency)
    return _sum(event.fee, event.travel, own)


def event_returns(
    event: Event,
    received: Iterable[Exchange],
    rules: Rules,
    attribution: Attribution = Attribution.FIRST_MEETING,
    held: Held = Held.WENT,
) -> Returns:
    """Value against cost.

    V(E) = sum of certain money received from people first met at E (or last met there before
    the exchange, as `attribution` says); estimates apart. Per yen: V ÷ (fee + travel). Per
    hour: (V - fee - travel) ÷ hours. Return: (V - C) ÷ C. Only value in the currency of the
    costs enters these. They need an event at which one was; one that was left out cost nothing.
    """
    got = [x for x in received if x.amount]
    value = totals(x.amount for x in got if x.amount and not x.is_estimate)
    estimate = totals(x.amount for x in got if x.amount and x.is_estimate)
    paid, cost = _sum(event.fee, event.travel), full_cost(event, rules.hourly_rate)
    if held is not Held.WENT:
        paid, cost = (paid, cost) if held is Held.PLANNED else (None, None)
        none = Ratio(0, 0)
        return Returns(attribution, paid, cost, value, estimate, none, None, none)
    return Returns(
        attribution,
        paid,
        cost,
        value,
        estimate,
        per_yen=Ratio(amount_in(value, paid.currency), paid.amount) if paid else Ratio(0, 0),
        per_hour=_per_hour(value, paid, event.hours),
        rate=Ratio(amount_in(value, cost.currency) - cost.amount, cost.amount)
        if cost
        else Ratio(0, 0),
    )


def _wholly_received(person: Relationship) -> list[Exchange]:
    """What was received from somebody, all of it; nothing counts of a nuisance."""
    exchanges = person.timeline.exchanges
    if not exchanges or person.stage is _NUISANCE:
        return []
    return [x for x in exchanges if x.direction is _RECEIVED and x.state is _DONE]


def attributed_to(
    person: Relationship, exchange: Exchange, attribution: Attribution
) -> EventId | None:
    """The event that an exchange is put down to: exactly one or none, so that totals add up.

    By the first meeting, or by the last encounter before the exchange; where the rule names no
    event, the one recorded with the exchange.
    """
    met = person.met[:1]
    if attribution is Attribution.LAST_ENCOUNTER:
        met = tuple(e for e in person.met if start_of(e.met_at) <= end_of(exchange.on))
    by_rule = met[-1].event_id if met else None
    return by_rule if by_rule is not None else exchange.event_id


def _sum(*amounts: Money) -> Money | None:
    """The sum; what is 0 has no currency of its own; None where the rest differ in theirs."""
    sums = totals(money for money in amounts if money.amount)
    if not sums:
        return amounts[0]
    return sums[0] if len(sums) == 1 else None


def _per(cost: Money | None, count: int) -> float | None:
    return cost.amount / count if cost and count else None


def _per_hour(value: Iterable[Money], paid: Money | None, hours: float | None) -> float | None:
    if paid is None or not hours:
        return None
    return (amount_in(value, paid.currency) - paid.amount) / hours

"""What happened between the people of the made-up year: meetings, words, gifts, introductions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.changes import command
from app.domain.event import Budget
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    IntroductionOutcome,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    Repeat,
    Triage,
    TriageChoice,
)
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.offers import Need, OfferTold
from app.i18n import N_
from app.services.demo_year import Facts, Year, evening_of, industry_of, know, met_at, text
from app.services.events import budget_of, set_budget
from app.services.exchanges import record_exchange
from app.services.history import meet, record_follow_up
from app.services.introductions import introduce
from app.services.nuisances import mark_nuisance
from app.services.offers import add_need, tell_offer
from app.services.settling import settle_part
from app.store import entities
from app.store.database import Transaction

_DAYS_TO_WRITE = {"t": 1, "a": 1, "b": 1, "L": 6, "l": 6}
_DAYS_TO_ANSWER = {"a": 3, "b": 2, "l": 8}
_CHOICES = {"x": TriageChoice.LET_GO, "n": TriageChoice.NUISANCE, ".": None, "?": None}
_BUDGET_MONTHS = 6
_NEAR = 0.94
"""So much of a month's budget is used and planned: near its limit, not over it."""


@command(N_("Tell the demonstration"), origin="system")
def meet_people(tx: Transaction, year: Year, event: Facts) -> None:
    """Store who was met at an event, what was chosen, and the first words after it."""
    event_id = year.events[event["key"]]
    for place, (key, outcome) in enumerate(met_at(event)):
        if key not in year.people:  # a sample card that was not read
            continue
        person = year.people[key]
        said = year.facts["talk"].pop(key, None)
        meet(tx, Encounter(person, evening_of(year, event), event_id, note=text(said)))
        _choose(tx, year, event, person, outcome)
        if outcome == "n":
            _mark(tx, year, event, key)
        if outcome in _DAYS_TO_WRITE:
            _write(tx, year, event, person, outcome, place)


def _choose(tx: Transaction, year: Year, event: Facts, person: ContactId, outcome: str) -> None:
    choice = _CHOICES.get(outcome, TriageChoice.WANTED)
    if choice is not None:
        bring = text(event.get("bring")) if outcome == "o" else None
        event_id = year.events[event["key"]]
        entities.add(tx, Triage(person, choice, _after(year, event, 1), event_id, bring))


def _mark(tx: Transaction, year: Year, event: Facts, key: str) -> None:
    kind = NuisanceKind(year.facts["nuisance"].get(industry_of(key), "sales"))
    on = _after(year, event, 1)
    mark_nuisance(tx, Nuisance(kind, NuisanceLevel.CAUTION, on, contact_id=year.people[key]))


def _write(
    tx: Transaction, year: Year, event: Facts, person: ContactId, outcome: str, place: int
) -> None:
    days, offers = _DAYS_TO_ANSWER.get(outcome), list(year.facts["offer"])
    offer = offers[place % len(offers)] if outcome == "b" else None
    made = FollowUp(
        person,
        done_at=_after(year, event, _DAYS_TO_WRITE[outcome]),
        channel=(Channel.MAIL, Channel.MAIL, Channel.MESSAGE, Channel.PHONE)[place % 4],
        offer_id=year.offers[offer["key"]] if offer else None,
        brought=text(offer["text"]) if offer else None,
        answered_at=None if days is None else _after(year, event, days),
    )
    record_follow_up(tx, made)


def _after(year: Year, event: Facts, days: int) -> date:
    """So many days after an event, but today at the latest."""
    return year.day(min(event["day"] + days, 0))


@command(N_("Tell the demonstration"), origin="system")
def go_on(tx: Transaction, year: Year, since: int, until: int) -> None:
    """Store what happened from one day up to another, both counted from today."""
    for kind, tell in _TELLERS.items():
        for fact in year.facts[kind]:
            if since <= fact["day"] < until and _are_known(tx, year, fact):
                tell(tx, year, fact)


@command(N_("Tell the demonstration"), origin="system")
def look_ahead(tx: Transaction, year: Year) -> None:
    """Store what is planned: words to come, and what a month may cost."""
    for fact in year.facts["planned"]:
        entities.add(tx, _planned(year, fact))
    mark = year.facts["organiser"]
    kind = NuisanceKind(mark["kind"])
    organiser, note = text(mark["name"]), text(mark["note"])
    level = NuisanceLevel.CAUTION
    mark_nuisance(tx, Nuisance(kind, level, year.day(-50), organiser=organiser, note=note))
    for month in _months(year):
        _set_budget(tx, month)


def _planned(year: Year, fact: Facts) -> FollowUp:
    snoozed, repeat = fact.get("snoozed"), fact.get("repeat")
    return FollowUp(
        year.people[fact["who"]],
        due_on=year.day(fact["due"]),
        channel=Channel(fact["channel"]),
        snoozed_until=None if snoozed is None else year.day(snoozed),
        repeat=Repeat(repeat) if repeat else None,
        brought=text(fact.get("brought")),
    )


def _months(year: Year) -> Iterator[date]:
    """The first days of this month, of those before, and of those with planned events."""
    months = {year.day(event["day"]).replace(day=1) for event in year.planned}
    month = year.today.replace(day=1)
    for _ in range(_BUDGET_MONTHS):
        months.add(month)
        month = (month - timedelta(days=1)).replace(day=1)
    yield from sorted(months)


def _set_budget(tx: Transaction, month: date) -> None:
    """What a month may cost: a little more than its events do, so that the limit is near."""
    set_budget(tx, Budget(month, Money(0), 0))
    use = budget_of(tx, month)
    assert use is not None  # it was just set
    money = max(10_000, round((use.money_used + use.money_planned) / _NEAR / 100) * 100)
    hours = max(4, round((use.hours_used + use.hours_planned) / _NEAR + 0.5))
    set_budget(tx, Budget(month, Money(money), hours))


def _are_known(tx: Transaction, year: Year, fact: Facts) -> bool:
    """Whether all people of a fact are there; one introduced before being met comes in by it."""
    people = [fact[part] for part in ("who", "other", "by") if part in fact]
    for key in people:
        know(tx, year, key)
    return all(key in year.people for key in people)


def _need(tx: Transaction, year: Year, fact: Facts) -> None:
    who = year.people[fact["who"]] if "who" in fact else None
    add_need(tx, Need(text(fact["text"]) or "", year.day(fact["day"]), who))


def _wrote(tx: Transaction, year: Year, fact: Facts) -> None:
    offer, answered = fact.get("offer"), fact.get("answered")
    titles = {o["key"]: text(o["text"]) for o in year.facts["offer"]}
    made = FollowUp(
        year.people[fact["who"]],
        done_at=year.day(fact["day"]),
        channel=Channel(fact["channel"]),
        offer_id=year.offers[offer] if offer else None,
        brought=titles[offer] if offer else text(fact.get("brought")),
        answered_at=None if answered is None else year.day(answered),
    )
    record_follow_up(tx, made)


def _introduced(tx: Transaction, year: Year, fact: Facts) -> None:
    by, other = fact.get("by"), fact.get("other")
    made = Introduction(
        year.day(fact["day"]),
        year.people[fact["who"]],
        year.people[by] if by else None,
        year.people[other] if other else None,
        fact.get("asked", False),
        IntroductionOutcome(fact["outcome"]),
        text(fact.get("note")),
    )
    introduction_id = introduce(tx, made)
    if "key" in fact:
        year.introductions[fact["key"]] = introduction_id


def _exchanged(tx: Transaction, year: Year, fact: Facts) -> None:
    due, thanked, amount = fact.get("due"), fact.get("thanked"), fact.get("amount")
    made = Exchange(
        year.people[fact["who"]],
        year.day(fact["day"]),
        Direction(fact["way"]),
        ExchangeKind(fact["kind"]),
        ExchangeState(fact.get("state", "done")),
        due_on=None if due is None else year.day(due),
        amount=Money(amount) if amount else None,
        is_estimate=fact.get("estimate", False),
        hours=fact.get("hours"),
        event_id=_event_of(year, fact),
        offer_id=year.offers.get(fact.get("offer", "")),
        led_by=year.exchanges.get(fact.get("from", "")),
        introduction_id=year.introductions.get(fact.get("through", "")),
        thanked_on=None if thanked is None else year.day(thanked),
        note=text(fact["note"]),
    )
    exchange_id = record_exchange(tx, made)
    if "key" in fact:
        year.exchanges[fact["key"]] = exchange_id
    for day, part in fact.get("parts", ()):
        settle_part(tx, exchange_id, part, year.day(day))


def _event_of(year: Year, fact: Facts) -> EventId | None:
    return year.events[fact["event"]] if "event" in fact else None


def _told(tx: Transaction, year: Year, fact: Facts) -> None:
    offer, who = year.offers[fact["offer"]], year.people[fact["who"]]
    tell_offer(tx, OfferTold(offer, who, year.day(fact["day"]), fact["reaction"]))


_TELLERS: dict[str, Callable[[Transaction, Year, Facts], None]] = {
    "need": _need,
    "wrote": _wrote,
    "introduction": _introduced,
    "exchange": _exchanged,
    "told": _told,
}

"""A made-up year, told through the services: what the demonstration shows beside the sample cards.

What happens stands in `resources/demo`; days are counted from today, so that it is always fresh.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Any

from app.changes import command
from app.domain.contact import (
    Affiliation,
    ContactDetails,
    MethodKind,
    PersonName,
)
from app.domain.event import Decision, Event, EventKind, FoundThrough, Goal, Verdict
from app.domain.ids import ContactId, EventId, ExchangeId, IntroductionId, OfferId
from app.domain.money import Money
from app.domain.offers import Offer
from app.domain.typed import contact_method
from app.i18n import N_, language
from app.services.contacts import add_contact
from app.services.events import add_event, add_goal
from app.services.industries import set_industry
from app.services.offers import add_offer
from app.store import companies, entities
from app.store.database import Transaction

Facts = Mapping[str, Any]
"""A table of `year.toml`."""

START = time(19, 0)
"""When evenings begin, in local time."""

DECIDED_BEFORE = 6
"""So many days before an event it was decided whether to go, but today at the latest."""

_DECIDED = {"go": True, "skip": False}


@dataclass
class Year:
    """The year as far as it was told.

    Attributes:
        today: the day on which it is told.
        facts: the whole of `year.toml`.
        people, events, goals, offers, exchanges: what was stored, by the keys used there.
    """

    today: date
    facts: Facts
    people: dict[str, ContactId] = field(default_factory=dict)
    events: dict[str, EventId] = field(default_factory=dict)
    goals: dict[str, int] = field(default_factory=dict)
    offers: dict[str, OfferId] = field(default_factory=dict)
    introductions: dict[str, IntroductionId] = field(default_factory=dict)
    exchanges: dict[str, ExchangeId] = field(default_factory=dict)

    def day(self, offset: int) -> date:
        """The day so many days from today."""
        return self.today + timedelta(days=offset)

    @property
    def held(self) -> Sequence[Facts]:
        """The events before today, oldest first."""
        return [event for event in self.facts["event"] if event["day"] < 0]

    @property
    def planned(self) -> Sequence[Facts]:
        """The events still to come."""
        return [event for event in self.facts["event"] if event["day"] >= 0]


def text(said: Sequence[str] | None) -> str | None:
    """A text in the language in use."""
    return None if said is None else said[0 if language() == "ja" else 1]


def begin(today: date) -> Year:
    """The year with nothing of it told."""
    told = (resources.files("resources") / "demo" / "year.toml").read_text("utf-8")
    return Year(today, tomllib.loads(told))


def evening_of(year: Year, event: Facts) -> datetime:
    """When an event begins."""
    return datetime.combine(year.day(event["day"]), START).astimezone()


@command(N_("Tell the demonstration"), origin="system")
def set_out(tx: Transaction, year: Year) -> None:
    """Store what is there before the first event: goals and what I can bring."""
    for goal in year.facts["goal"]:
        made = Goal(_text(goal["text"]), year.day(goal["until"]))
        year.goals[goal["key"]] = add_goal(tx, made)
    for offer in year.facts["offer"]:
        tags = tuple(offer["tags"][0 if language() == "ja" else 1])
        brought = Offer(_text(offer["text"]), text(offer["kind"]), (), tags, offer.get("link"))
        year.offers[offer["key"]] = add_offer(tx, brought)


@command(N_("Tell the demonstration"), origin="system")
def hold(tx: Transaction, year: Year, event: Facts) -> EventId:
    """Store an event with what was decided about it, and whom one first met there as contacts."""
    for key, _ in met_at(event):
        know(tx, year, key)
    event_id = add_event(tx, _event(year, event))
    year.events[event["key"]] = event_id
    for word, goes in _DECIDED.items():
        if word in event:
            on = year.day(min(event["day"] - DECIDED_BEFORE, 0))
            entities.add(tx, Decision(event_id, goes, on, text(event[word])))
    return event_id


def know(tx: Transaction, year: Year, key: str) -> None:
    """Store somebody as a contact who is not yet known; people of sample cards come by reading."""
    if key not in year.people and key in _cards():
        year.people[key] = _add_person(tx, _cards()[key])


def met_at(event: Facts) -> Iterator[tuple[str, str]]:
    """Who was met at an event, and what came of it: a letter explained in `year.toml`."""
    for entry in event.get("met", "").split():
        key, _, outcome = entry.partition(":")
        yield key, outcome


def industry_of(key: str) -> str:
    """The industry of somebody's company."""
    return _cards()[key]["industry"] if key in _cards() else ""


def _event(year: Year, event: Facts) -> Event:
    found = event.get("found")
    verdict = event.get("verdict")
    return Event(
        _text(event["name"]),
        evening_of(year, event),
        place=text(event["place"]),
        kind=EventKind(event.get("kind", "open")),
        series=text(event.get("series")),
        organiser=text(event.get("organiser")),
        purpose=text(event.get("purpose")),
        target=event.get("target"),
        wanted_industries=tuple(event.get("industries", ())),
        goal_id=year.goals.get(event.get("goal", "")),  # type: ignore[arg-type]
        bring=text(event.get("bring")),
        fee=Money(event["fee"]),
        travel=Money(event["travel"]),
        hours=event["hours"],
        found_through=FoundThrough(found) if found else None,
        recommended_by=year.people.get(event.get("by", "")),
        verdict=Verdict(verdict) if verdict else None,
        again=event.get("again"),
        learned=text(event.get("learned")),
    )


def _text(said: Sequence[str]) -> str:
    return text(said) or ""


@cache
def _cards() -> Mapping[str, Mapping[str, str]]:
    table = (resources.files("resources") / "demo" / "people.tsv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return {row["key"]: row for row in rows}


def _add_person(tx: Transaction, card: Mapping[str, str]) -> ContactId:
    details = _details(card)
    contact_id = add_contact(tx, details)
    company = companies.named(tx, details.affiliations[0].company or "")
    if company is not None and company.industry != card["industry"]:
        set_industry(tx, company.id, card["industry"])
    return contact_id


def _details(card: Mapping[str, str]) -> ContactDetails:
    is_ja = language() == "ja"
    latin = f"{card['given_romaji']} {card['family_romaji']}"
    japanese = f"{card['family']} {card['given']}"
    name = PersonName(
        japanese if is_ja else latin,
        card["family"] if is_ja else card["family_romaji"],
        card["given"] if is_ja else card["given_romaji"],
        card["family_kana"],
        card["given_kana"],
        card["family_romaji"],
        card["given_romaji"],
    )
    work = Affiliation(
        card["company" if is_ja else "company_en"],
        None,
        card["title" if is_ja else "title_en"],
        is_primary=True,
    )
    ways = ((MethodKind.EMAIL, card["mail"]), (MethodKind.PHONE, card["phone"]))
    methods = tuple(contact_method(kind, value) for kind, value in ways)
    return ContactDetails(name, (work,), methods)

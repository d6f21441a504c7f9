"""Today asks only of whom something may be due, and leaves out nobody."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from app.cardbook import CardBook
from app.domain.clocks import ClockState
from app.domain.event import Event
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    Introduction,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    TriageChoice,
)
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.money import Money
from app.domain.next_action import planned_for
from app.domain.relationship import Relationship
from app.domain.timeline import Timeline
from app.services import events, exchanges, first_look, history, introductions, nuisances
from app.services.contacts import add_contact, delete_contacts
from app.services.derived_table import DerivedTable
from app.services.today import at_a_glance, today
from app.store import contacts, few_facts
from app.store.history import timelines
from app.store.opening import Look
from tests.doubles.clock import FixedClock
from tests.doubles.people import person


def tell(book: CardBook, chance: random.Random) -> None:
    """Meetings, choices, plans and promises by chance, around every limit of days."""
    now = book.clock()
    day = now.date()
    held = [
        book.run(events.add_event, Event("朝活", day - timedelta(days=ago))).value
        for ago in (2, 20, 29, 30, 31, 60)
    ]
    for number in range(60):
        one = book.run(add_contact, person(f"人物 {number}番")).value
        for event_id in chance.sample(held, chance.randrange(4)):
            book.run(history.meet_at_event, one, event_id)
        if chance.random() < 0.5:
            met_at = now - timedelta(hours=chance.randrange(120))
            book.run(history.meet, Encounter(one, met_at))
        if chance.random() < 0.4:
            book.run(history.choose, one, chance.choice(list(TriageChoice)))
        if chance.random() < 0.4:
            book.run(history.plan_follow_up, one, day + timedelta(days=chance.randrange(-3, 4)))
        if chance.random() < 0.3:
            state = chance.choice(list(ExchangeState))
            given = Exchange(one, day, Direction.GAVE, ExchangeKind.HELP, state)
            book.run(exchanges.record_exchange, given)
        if chance.random() < 0.1:
            book.run(delete_contacts, (one,))


def asked_of(rows: dict[ContactId, Relationship], day: date) -> dict[str, set[ContactId]]:
    """Who belongs into each list by what is derived of everybody."""
    rising = {i: row for i, row in rows.items() if row.stage.is_rising}
    planned = {
        i: [on for f in row.timeline.follow_ups if (on := planned_for(f)) is not None]
        for i, row in rising.items()
    }

    def put_off(contact_id: ContactId, until: date) -> bool:
        return any(day < on <= until for on in planned[contact_id])

    def running(contact_id: ContactId, row: Relationship) -> bool:
        clock = row.clock
        if clock is None or clock.state is not ClockState.RUNNING:
            return False
        return not put_off(contact_id, clock.due_on + timedelta(days=1))

    return {
        "clocks": {i for i, r in rising.items() if running(i, r)},
        "promises": {i for i, r in rising.items() if r.owed_by_me or r.owed_to_me},
        "due": {i for i, days in planned.items() if any(on <= day for on in days)},
        "again": {
            i
            for i, r in rising.items()
            if r.re_encounters.events
            and (day - day_of(r.met[-1].met_at)).days <= 30
            and not put_off(i, day + timedelta(days=7))
        },
    }


def test_nobody_of_whom_something_is_due_is_left_out(book: CardBook) -> None:
    tell(book, random.Random(1))
    found = book.ask(today, DerivedTable())
    shown = {
        "clocks": {item.contact.id for item in found.clocks},
        "promises": {item.contact.id for item in found.promises},
        "due": {item.contact.id for item in found.due},
        "again": {item.contact.id for item in found.again},
    }
    everybody = dict(book.ask(book.derived.rows))
    assert shown == asked_of(everybody, book.clock().astimezone().date())
    assert all(shown.values())
    assert book.ask(today, book.derived) == found, "the table of everybody says the same"
    assert book.glance(at_a_glance) == found, "so does what is read without the models"


def read_alone(ids: Collection[ContactId], look: Look) -> dict[ContactId, Timeline]:
    return few_facts.timelines(look.connection, ids)


def test_facts_are_read_alike_with_and_without_the_models(book: CardBook) -> None:
    tell(book, random.Random(2))
    one, other, *_rest = ids = book.ask(contacts.all_ids)
    whole = replace(
        Exchange(one, book.clock().date(), Direction.RECEIVED, ExchangeKind.BUSINESS),
        amount=Money(12_50, "EUR"),
        is_estimate=True,
        note="見積り",
    )
    led = book.run(exchanges.record_exchange, whole).value
    book.run(exchanges.record_exchange, replace(whole, contact_id=other, amount=None, led_by=led))
    met = Introduction(book.clock().date(), one, None, other)
    made = book.run(introductions.introduce, met).value
    brought = replace(whole, introduction_id=made, introduced_by=other)
    book.run(exchanges.record_exchange, brought)
    rest = replace(whole, state=ExchangeState.PARTLY, due_on=book.clock().date())
    book.run(exchanges.record_exchange, rest)
    mark = Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, book.clock().date(), one)
    book.run(nuisances.mark_nuisance, mark)
    for asked in (ids, ids[:3], ()):
        assert book.glance(partial(read_alone, asked)) == book.ask(timelines, asked)


def test_the_next_event_is_read_whole(book: CardBook) -> None:
    day = book.clock().astimezone().date()
    coming = Event(
        "朝活", day + timedelta(days=3), wanted_industries=("K",), fee=Money(3000), again=True
    )
    book.run(events.add_event, replace(coming, starts_at=day + timedelta(days=9)))
    event_id = book.run(events.add_event, coming).value
    book.run(events.add_event, replace(coming, starts_at=day - timedelta(days=1)))
    found = book.glance(at_a_glance).next_event
    assert found == book.ask(events.event, event_id) == replace(coming, id=event_id)


def test_a_glance_tells_a_quiet_day_from_one_with_something_to_do(
    book: CardBook, clock: FixedClock
) -> None:
    assert book.glance(first_look.day).is_empty
    one = book.run(add_contact, person("山田 太郎")).value
    seen = book.glance(first_look.day)
    assert (seen.is_empty, seen.may_ask) == (False, False)
    book.run(history.meet, Encounter(one, clock()))
    assert book.glance(first_look.day).may_ask
    clock.forward(days=10)
    assert not book.glance(first_look.day).may_ask
    book.run(events.add_event, Event("朝活", clock().date()))
    assert book.glance(first_look.day).may_ask


def test_who_is_put_off_or_written_to_asks_for_nothing_today(
    book: CardBook, clock: FixedClock
) -> None:
    one = book.run(add_contact, person("山田 太郎")).value
    day = clock().astimezone().date()
    for ago in (20, 0):
        held = book.run(events.add_event, Event("朝活", day - timedelta(days=ago))).value
        met = Encounter(one, day - timedelta(days=ago), held, note="庭の話")
        book.run(history.meet, met)

    def asks() -> tuple[int, int, int]:
        found = book.glance(at_a_glance)
        return len(found.clocks), len(found.due), len(found.again)

    (again,) = book.glance(at_a_glance).again
    assert (again.times, again.owed, again.said) == (2, None, "庭の話")
    assert asks() == (1, 0, 1)
    book.run(history.plan_follow_up, one, day + timedelta(days=90))  # once a quarter, say
    assert asks() == (1, 0, 1)
    planned = book.run(history.plan_follow_up, one, day + timedelta(days=1)).value
    assert asks() == (0, 0, 0)
    clock.forward(days=1)
    assert asks() == (1, 1, 1)
    book.run(history.complete_follow_up, planned, day + timedelta(days=1))
    assert asks() == (0, 0, 0)

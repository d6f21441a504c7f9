"""The evening after an event: who waits, and what one decision stores as one step."""

from __future__ import annotations

from datetime import date

import pytest

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.history import Direction, ExchangeState, TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.services import derived_table, events, history, offers, triage, undo
from app.services.contacts import add_contact
from app.services.triage import Decision, Evening
from tests.doubles.people import person

DAY = date(2026, 11, 20)


@pytest.fixture
def event(book: CardBook) -> EventId:
    return book.run(events.add_event, Event("港区交流会", DAY)).value


@pytest.fixture
def people(book: CardBook, event: EventId) -> list[ContactId]:
    names = ("斎藤 真理", "加藤 大輔", "林 直樹")
    ids = [book.run(add_contact, person(name, "あおば地所")).value for name in names]
    for contact_id in ids:
        book.run(history.meet_at_event, contact_id, event)
    return ids


def evening(book: CardBook, event: EventId) -> Evening:
    return book.ask(triage.evening, book.derived, event)


def decide(book: CardBook, event: EventId, who: ContactId, decision: Decision) -> None:
    met = next(p for p in evening(book, event).people if p.contact.id == who)
    book.run(triage.decide, who, met.encounter, decision)


def test_everybody_met_waits_in_the_order_of_their_cards(
    book: CardBook, event: EventId, people: list[ContactId]
) -> None:
    found = evening(book, event)
    assert [p.contact.id for p in found.open] == people
    assert [p.colleagues for p in found.people] == [2, 2, 2]
    assert book.ask(triage.waiting_event, book.derived) == event


def test_a_decision_stores_all_of_it_and_one_undo_takes_all_back(
    book: CardBook, event: EventId, people: list[ContactId]
) -> None:
    decision = Decision(
        TriageChoice.WANTED,
        talked="園の見学の案内",
        need="見学動線をよくした園の事例",
        promise="事例集のPDF",
        promise_due=date(2026, 11, 26),
        bring="見学動線の事例集",
    )
    before = book.ask(history.timeline, people[0])
    decide(book, event, people[0], decision)
    line = book.ask(history.timeline, people[0])
    assert line.triages[0].bring == "見学動線の事例集"
    assert line.encounters[0].note == "園の見学の案内"
    (promise,) = line.exchanges
    assert (promise.direction, promise.state) == (Direction.GAVE, ExchangeState.PROMISED)
    assert (promise.due_on, promise.note) == (date(2026, 11, 26), "事例集のPDF")
    assert [n.text for n in book.ask(offers.needs, people[0])] == ["見学動線をよくした園の事例"]
    assert book.ask(derived_table.row_of, people[0]).stage is Stage.WANTED
    book.run(undo.undo)
    assert book.ask(history.timeline, people[0]) == before
    assert book.ask(offers.needs, people[0]) == ()


def test_who_was_let_go_waits_no_more(
    book: CardBook, event: EventId, people: list[ContactId]
) -> None:
    for contact_id in people:
        decide(book, event, contact_id, Decision(TriageChoice.LET_GO))
    assert evening(book, event).open == ()
    assert book.ask(triage.waiting_event, book.derived) is None


def test_meeting_again_waits_for_a_new_answer(
    book: CardBook, event: EventId, people: list[ContactId]
) -> None:
    decide(book, event, people[0], Decision(TriageChoice.WANTED))
    later = book.run(events.add_event, Event("朝活", date(2026, 11, 22))).value
    book.run(history.meet_at_event, people[0], later)
    (met,) = evening(book, later).people
    assert (met.choice, met.met_before) == (None, 1)

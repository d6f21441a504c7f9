"""What the desktop is asked to show, and that it is asked once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.history import Direction, Encounter, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId
from app.domain.reminding import Told
from app.errors import UserInputError
from app.services import events, exchanges, history, preferences
from app.services.contacts import add_contact
from app.services.reminders import Reminders, reminders
from tests.doubles.clock import FixedClock
from tests.doubles.people import person

EIGHT = datetime(2026, 11, 24, 8, 0).astimezone()
FRESH = Told()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(EIGHT)


@pytest.fixture
def friend(book: CardBook) -> ContactId:
    return book.run(add_contact, person("髙橋 美咲")).value


def ask(book: CardBook, told: Told = FRESH) -> Reminders:
    return book.ask(reminders, book.derived, told)


def test_the_morning_names_what_is_due_once(
    book: CardBook, friend: ContactId, clock: FixedClock
) -> None:
    today = EIGHT.date()
    book.run(history.plan_follow_up, friend, today)
    kind, state = ExchangeKind.KNOWLEDGE, ExchangeState.PROMISED
    promise = Exchange(friend, today, Direction.GAVE, kind, state, due_on=today, note="資料")
    book.run(exchanges.record_exchange, promise)
    book.run(events.add_event, Event("出版の会", EIGHT + timedelta(hours=10)))
    found = ask(book)
    assert [n.text for n in found.notes] == [
        "To write to: 髙橋 美咲\nPromised to 髙橋 美咲: 資料\nEvent today: 出版の会"
    ]
    clock.forward(minutes=1)
    assert not ask(book, found.told).notes
    clock.forward(days=1)
    assert len(ask(book, found.told).notes) == 1


def test_a_day_that_asks_for_nothing_has_no_note(book: CardBook, friend: ContactId) -> None:
    book.run(history.plan_follow_up, friend, EIGHT.date() + timedelta(days=1))
    assert not ask(book).notes


def test_a_clock_that_runs_out_today_is_told_of_once(
    book: CardBook, friend: ContactId, clock: FixedClock
) -> None:
    book.run(history.meet, Encounter(friend, EIGHT - timedelta(hours=39)))  # until 17:00
    told = ask(book).told
    assert not ask(book, told).notes
    clock.forward(hours=5, minutes=1)
    found = ask(book, told)
    assert [(n.title, n.text) for n in found.notes] == [
        ("Runs out today", "First word to 髙橋 美咲")
    ]
    assert not ask(book, found.told).notes


def test_many_names_are_counted(book: CardBook) -> None:
    for number in range(5):
        contact_id = book.run(add_contact, person(f"友 {number}")).value
        book.run(history.plan_follow_up, contact_id, EIGHT.date())
    assert ask(book).notes[0].text == "To write to: 友 0, 友 1, 友 2, 2 more"


def test_one_switch_turns_all_off(book: CardBook, friend: ContactId) -> None:
    book.run(history.plan_follow_up, friend, EIGHT.date())
    book.run(preferences.change_setting, "reminders", "0")
    assert ask(book) == Reminders((), FRESH)


def test_quiet_hours_hold_it_back(book: CardBook, friend: ContactId, clock: FixedClock) -> None:
    book.run(history.plan_follow_up, friend, EIGHT.date())
    book.run(preferences.change_setting, "quiet-until", "９：30")
    assert not ask(book).notes
    clock.forward(hours=1, minutes=30)
    assert ask(book).notes


@pytest.mark.parametrize("text", ["25:00", "8", "noon", "08:60", ""])
def test_what_is_no_time_is_said(book: CardBook, text: str) -> None:
    with pytest.raises(UserInputError, match="no time"):
        book.run(preferences.change_setting, "digest-at", text)


def test_nobody_let_go_is_named(book: CardBook, friend: ContactId) -> None:
    from app.domain.history import TriageChoice

    book.run(history.plan_follow_up, friend, date(2026, 11, 24))
    book.run(history.choose, friend, TriageChoice.LET_GO)
    assert not ask(book).notes

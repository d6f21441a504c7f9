"""Due follow-ups, promises and events as dates of a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    TriageChoice,
)
from app.domain.ids import ContactId, FollowUpId
from app.errors import UserInputError
from app.formats.icalendar import CalendarEntry, Status
from app.services import events, exchanges, history, undo
from app.services.contacts import add_contact
from app.services.dates import dates, export_dates, name_calendar
from tests.doubles.people import person

NOVEMBER = date(2026, 11, 24)
FAIR = Event("出版の会", datetime(2026, 12, 5, 9, tzinfo=UTC), purpose="編集者に会う")


@pytest.fixture
def friend(book: CardBook) -> ContactId:
    return book.run(add_contact, person("髙橋 美咲")).value


def entries(book: CardBook) -> dict[str, CalendarEntry]:
    return {e.uid.split("@")[0]: e for e in book.ask(dates, book.derived).entries}


def promise(who: ContactId, due: date | None, direction: Direction = Direction.GAVE) -> Exchange:
    state = ExchangeState.PROMISED
    kind = ExchangeKind.KNOWLEDGE
    return Exchange(who, NOVEMBER, direction, kind, state, due_on=due, note="資料を送る")


def test_everything_due_is_there_once(book: CardBook, friend: ContactId) -> None:
    event_id = book.run(events.add_event, FAIR).value
    book.run(history.plan_follow_up, friend, date(2026, 12, 1), None, "記事")
    book.run(exchanges.record_exchange, promise(friend, date(2026, 11, 30)))
    book.run(exchanges.record_exchange, promise(friend, None, Direction.RECEIVED))
    book.run(history.meet, Encounter(friend, datetime(2026, 11, 24, 10, tzinfo=UTC)))
    book.run(history.choose, friend, TriageChoice.WANTED)
    found = book.ask(dates, book.derived)
    assert [(e.summary, e.starts) for e in found.entries] == [
        ("First word to 髙橋 美咲", date(2026, 11, 26)),
        ("Promised to 髙橋 美咲: 資料を送る", date(2026, 11, 30)),
        ("Write to 髙橋 美咲", date(2026, 12, 1)),
        ("出版の会", FAIR.starts_at),
    ]
    assert found.undated == 1
    assert entries(book)[f"event-{event_id}"].status is Status.TENTATIVE


def test_what_is_done_is_no_longer_there(book: CardBook, friend: ContactId) -> None:
    planned = book.run(history.plan_follow_up, friend, date(2026, 12, 1)).value
    assert f"follow-up-{planned}" in entries(book)
    book.run(history.complete_follow_up, FollowUpId(planned), NOVEMBER)
    assert not entries(book)


def test_a_change_and_its_undo_count_up_and_the_name_stays(
    book: CardBook, friend: ContactId
) -> None:
    book.run(name_calendar)
    planned = book.run(history.plan_follow_up, friend, date(2026, 12, 1)).value
    (first,) = book.ask(dates, book.derived).entries
    book.run(history.snooze, FollowUpId(planned), 15)
    (second,) = book.ask(dates, book.derived).entries
    book.run(undo.undo)
    (third,) = book.ask(dates, book.derived).entries
    book.run(name_calendar)
    assert [first.revision, second.revision, third.revision] == [0, 1, 2]
    assert [first.starts, second.starts, third.starts] == [
        date(2026, 12, 1),
        date(2026, 12, 9),
        date(2026, 12, 1),
    ]
    assert first.uid == second.uid == third.uid == book.ask(dates, book.derived).entries[0].uid


def test_an_event_is_certain_once_one_goes_and_cancelled_once_one_does_not(
    book: CardBook,
) -> None:
    event_id = book.run(events.add_event, FAIR).value
    key = f"event-{event_id}"
    states = [entries(book)[key]]
    for goes in (True, False):
        book.run(events.decide_event, event_id, goes, None)
        states.append(entries(book)[key])
    book.run(events.edit_event, replace(FAIR, id=event_id, purpose="二人に会う"))
    book.run(events.delete_event, event_id)
    states.append(entries(book)[key])
    assert [s.status.value for s in states] == [
        "TENTATIVE",
        "CONFIRMED",
        "CANCELLED",
        "CANCELLED",
    ]
    numbers = [s.revision for s in states]
    assert numbers == sorted(set(numbers))


def test_another_reader_takes_the_file(book: CardBook, friend: ContactId, tmp_path: Path) -> None:
    hostile = replace(FAIR, name="BEGIN:VEVENT\nEND:VCALENDAR; 千,円\\n", place="<img src=x>")
    book.run(events.add_event, hostile)
    book.run(name_calendar)
    book.ask(export_dates, book.derived, tmp_path / "out.ics")
    (event,) = Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "BEGIN:VEVENT END:VCALENDAR; 千,円\\n"
    assert str(event["LOCATION"]) == "<img src=x>"


def test_without_a_date_no_file_is_written(
    book: CardBook, friend: ContactId, tmp_path: Path
) -> None:
    book.run(exchanges.record_exchange, promise(friend, None))
    with pytest.raises(UserInputError, match="No file was written"):
        book.ask(export_dates, book.derived, tmp_path / "out.ics")
    assert not list(tmp_path.glob("*.ics"))

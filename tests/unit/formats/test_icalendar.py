"""iCalendar: judged by an independent reader, and by the grammar of RFC 5545 itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.formats.icalendar import CalendarEntry, Status, write_calendar
from app.formats.plain_text import clean, one_line

REVISED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=120)


def entry(**more: object) -> CalendarEntry:
    whole = {"uid": "a@b", "summary": "会う", "starts": DAY, "revised": REVISED, **more}
    return CalendarEntry(**whole)  # type: ignore[arg-type]


def read(found: CalendarEntry) -> dict[str, object]:
    parsed = Calendar.from_ical(write_calendar([found]))
    (event,) = parsed.walk("VEVENT")
    return {name: event.get(name) for name in event}


def test_a_day_is_all_day_and_leaves_it_free() -> None:
    text = write_calendar([entry()]).decode()
    assert "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text


def test_a_time_is_told_in_utc_with_its_end() -> None:
    tokyo = datetime.fromisoformat("2026-12-01T19:00:00+09:00")
    text = write_calendar([entry(starts=tokyo, ends=tokyo + timedelta(hours=2))]).decode()
    assert "DTSTART:20261201T100000Z\r\nDTEND:20261201T120000Z\r\n" in text


def test_an_end_that_is_no_end_is_left_out() -> None:
    at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    assert b"DTEND" not in write_calendar([entry(starts=at, ends=at)])


def test_state_and_version_are_told() -> None:
    text = write_calendar([entry(revision=3, status=Status.CANCELLED)]).decode()
    assert "SEQUENCE:3\r\n" in text
    assert "STATUS:CANCELLED\r\n" in text
    assert "DTSTAMP:20261124T030000Z\r\n" in text


def test_what_a_calendar_must_have_stands_once_and_no_method_that_asks_for_an_organiser() -> None:
    lines = write_calendar([entry(), entry(uid="c@d")]).decode().split("\r\n")
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"):
        assert lines.count(line) == 1
    assert not any(line.startswith("METHOD") for line in lines)
    assert sum(line.startswith("PRODID:") for line in lines) == 1


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was_and_no_line_is_too_long(
    title: str, about: str, place: str, category: str
) -> None:
    made = entry(summary=title, description=about, location=place, categories=(category,))
    octets = write_calendar([made])
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    assert all(line.decode() is not None for line in octets.split(b"\r\n"))  # no letter is cut
    event = read(made)
    assert str(event["SUMMARY"]) == one_line(title)
    assert str(event.get("DESCRIPTION", "")) == clean(about)
    assert str(event.get("LOCATION", "")) == one_line(place)
    assert set(event) >= {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS"}

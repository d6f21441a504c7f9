"""Dates as an iCalendar file (RFC 5545) that calendars on phones and computers take in.

Everything is a VEVENT, since Google Calendar and Outlook pass over VTODO in files; what is only due
on a day is an all-day one that leaves the day free (TRANSP). Without METHOD, DTSTAMP is when the
entry was last revised (3.8.7.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.domain.moments import Moment
from app.formats.content_lines import escape, fold_all
from app.formats.plain_text import one_line

PRODUCT = "-//Enishi//Enishi card book//EN"
_UTC = "%Y%m%dT%H%M%SZ"
_DAY = "%Y%m%d"


class Status(StrEnum):
    """Whether it will be (3.8.1.11)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One date.

    Attributes:
        uid: the same at every export, so that a calendar replaces what it has (3.8.4.7).
        starts: a day for an all-day entry, else an aware time.
        ends: an aware time after `starts`, where one is known.
        revised: when it was last changed.
        revision: how often it was changed; never falls (3.8.7.4).
        is_busy: whether the time is taken.
    """

    uid: str
    summary: str
    starts: Moment
    revised: datetime
    revision: int = 0
    ends: datetime | None = None
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    status: Status = Status.CONFIRMED
    is_busy: bool = False


def write_calendar(entries: Iterable[CalendarEntry]) -> bytes:
    """The file, UTF-8 with CRLF, lines of at most 75 octets.

    The grammar asks for one entry at least (3.4): without any, calendars may refuse the file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += _event(entry)
    return fold_all([*lines, "END:VCALENDAR"])


def _event(entry: CalendarEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(entry.uid)}"
    yield f"DTSTAMP:{_utc(entry.revised)}"
    yield f"SEQUENCE:{entry.revision}"
    yield from _times(entry)
    yield f"SUMMARY:{escape(one_line(entry.summary))}"
    if entry.description:
        yield f"DESCRIPTION:{escape(entry.description)}"
    if entry.location:
        yield f"LOCATION:{escape(one_line(entry.location))}"
    if entry.categories:
        yield "CATEGORIES:" + ",".join(map(escape, entry.categories))
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'OPAQUE' if entry.is_busy else 'TRANSPARENT'}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _times(entry: CalendarEntry) -> Iterator[str]:
    """DTSTART and DTEND; the end of an all-day entry is the day after it (3.6.1)."""
    starts = entry.starts
    if not isinstance(starts, datetime):
        yield f"DTSTART;VALUE=DATE:{starts:{_DAY}}"
        yield f"DTEND;VALUE=DATE:{starts + timedelta(days=1):{_DAY}}"
        return
    yield f"DTSTART:{_utc(starts)}"
    if entry.ends is not None and entry.ends > starts:
        yield f"DTEND:{_utc(entry.ends)}"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_UTC)

"""Days and times: a fact may be known to the day only, or to the minute."""

from __future__ import annotations

import time as clock
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

Moment = date | datetime
"""A `date` where only the day is known, else an aware `datetime`."""


def end_of(moment: Moment) -> datetime:
    """When a clock for this moment starts: the moment, or the end of its day in local time."""
    if isinstance(moment, datetime):
        return moment
    return _midnight(moment + timedelta(days=1), clock.tzname)


def start_of(moment: Moment) -> datetime:
    """The earliest time that a moment may mean: itself, or the beginning of its local day."""
    if isinstance(moment, datetime):
        return moment
    return _midnight(moment, clock.tzname)


def day_of(moment: Moment) -> date:
    """The local day of a moment."""
    return moment.astimezone().date() if isinstance(moment, datetime) else moment


def parse_moment(text: str) -> Moment:
    """A day or time from ISO 8601 text; a time without zone is local. ValueError otherwise."""
    text = text.strip()
    if len(text) <= 10:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.astimezone()).astimezone(UTC)


def format_moment(moment: Moment) -> str:
    """ISO 8601 text that `parse_moment` reads back."""
    return moment.isoformat()


@lru_cache(maxsize=8192)
def _midnight(day: date, _zone: tuple[str, str]) -> datetime:
    # Asking the system for its zone costs more than all else that is derived from a day.
    return datetime.combine(day, time.min).astimezone().astimezone(UTC)

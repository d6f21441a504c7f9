"""Days and times: a fact may be known to the day only, or to the minute."""

from __future__ import annotations

import time as clock
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

Moment = date | datetime
"""A `date` where only the day is known, else an aware `datetime`."""


def end_of(moment: Moment) -> datetime:
    """When a clock for this moment starts: the moment, or the end of its day in local time."""
    if isinstance(moment, datetime):
        return moment
    return (_ENDS if clock.tzname is _zone else _in_new_zone(_ENDS))[moment]


def start_of(moment: Moment) -> datetime:
    """The earliest time that a moment may mean: itself, or the beginning of its local day."""
    if isinstance(moment, datetime):
        return moment
    return (_STARTS if clock.tzname is _zone else _in_new_zone(_STARTS))[moment]


def is_before(moment: Moment, other: Moment) -> bool:
    """Whether a moment certainly lies before another one; of the same day it need not."""
    ends, starts = end_of(moment), start_of(other)
    return ends < starts or (ends == starts and day_of(moment) < day_of(other))


Spans = tuple[tuple[datetime, datetime], ...]


def spans(moments: Iterable[Moment]) -> Spans:
    """The earliest and the latest time that each of some moments may mean."""
    if clock.tzname is not _zone:
        _in_new_zone(_ENDS)
    return tuple([(m, m) if isinstance(m, datetime) else (_STARTS[m], _ENDS[m]) for m in moments])


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


class _Midnights(dict[date, datetime]):
    """The local midnight so many days after each day, reckoned when first asked for.

    Asking the system for its zone costs more than all else that is derived from a day.
    """

    def __init__(self, days: int) -> None:
        super().__init__()
        self._after = timedelta(days=days)

    def __missing__(self, day: date) -> datetime:
        midnight = datetime.combine(day + self._after, time.min).astimezone().astimezone(UTC)
        self[day] = midnight
        return midnight


_STARTS, _ENDS = _Midnights(0), _Midnights(1)
_zone = clock.tzname


def _in_new_zone(midnights: _Midnights) -> _Midnights:
    """The same with nothing in it from before the system's zone changed."""
    global _zone
    _STARTS.clear()
    _ENDS.clear()
    _zone = clock.tzname
    return midnights

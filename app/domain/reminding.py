"""When the desktop may remind of something: each morning, before a clock runs out, not at night.

All times are local and aware; a day is the local day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WARN_BEFORE = timedelta(hours=4)
"""So long before a clock runs out it is said, while there is still time to write."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day until another, over midnight where the first is the later one.

    The same time twice means that no hour is quiet.
    """

    begins: time
    ends: time

    def covers(self, at: time) -> bool:
        """Whether a time of day is quiet; the end itself no longer is."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def next_begin(self, now: datetime) -> datetime | None:
        """When they begin next, at `now` at the earliest; None where no hour is quiet."""
        if self.begins == self.ends:
            return None
        today = now.replace(
            hour=self.begins.hour, minute=self.begins.minute, second=0, microsecond=0
        )
        return today if today >= now else today + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What this machine has shown already: the day of the last digest, and whose clocks."""

    digest_on: date | None = None
    clocks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Note:
    """One notification; plain text. A later one of the same key takes its place."""

    key: str
    title: str
    text: str


def digest_is_due(now: datetime, at: time, quiet: QuietHours, last: date | None) -> bool:
    """Whether the morning's digest is to be shown now.

    From its time on, once a day; where that time is quiet, as soon as it no longer is.
    """
    return last != now.date() and now.time() >= at and not quiet.covers(now.time())


def runs_out_soon(now: datetime, deadline: datetime, quiet: QuietHours) -> bool:
    """Whether to say now that a clock runs out today.

    Its deadline is on this local day (midnight belongs to the day before), and at most
    `WARN_BEFORE` is left until it, or until quiet hours that begin before it.
    """
    if quiet.covers(now.time()) or not now < deadline:
        return False
    if (deadline - timedelta.resolution).astimezone(now.tzinfo).date() != now.date():
        return False
    begin = quiet.next_begin(now)
    end = deadline if begin is None else min(deadline, begin)
    return end - now <= WARN_BEFORE

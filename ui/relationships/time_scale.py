"""Where a day stands on the timeline: months as ticks, today at the right end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SPANS = (3, 6, 12, 24, 60, 120)
"""Months that can be seen at once."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` to `last` over `width` pixels, beginning at `left`."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day stands; outside for days before the first and after the last."""
        days = max(1, (self.last - self.first).days)
        return self.left + self.width * (day - self.first).days / days

    def shows(self, day: date) -> bool:
        """Whether a day is within what is seen."""
        return self.first <= day <= self.last

    def months(self) -> Iterator[date]:
        """The first days of the months in sight; every n-th where they are many."""
        month = self.first.replace(day=1)
        step = max(1, (self.last - self.first).days // 365)
        while month <= self.last:
            if month >= self.first and (month.month - 1) % step == 0:
                yield month
            month = (month + timedelta(days=32)).replace(day=1)


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before a day's own."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def fitting_span(first: date | None, today: date) -> int:
    """The smallest span in months in which everything since a day is seen."""
    for months in SPANS:
        if first is None or months_before(today, months - 1) <= first:
            return months
    return SPANS[-1]

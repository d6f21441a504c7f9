"""When a follow-up that repeats is due again."""

from __future__ import annotations

import calendar
from datetime import date

from app.domain.history import FollowUp, Repeat

_MONTHS = {Repeat.MONTH: 1, Repeat.QUARTER: 3, Repeat.YEAR: 12}


def next_day(after: date, repeat: Repeat) -> date:
    """The same day one period later, or the last of that month where it is shorter."""
    months = after.year * 12 + after.month - 1 + _MONTHS[repeat]
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(after.day, last))


def moved_on(planned: FollowUp, contact_on: date) -> date | None:
    """The day to which contact made in another way moves an open follow-up that repeats.

    One period after the contact; None where that is no later, or where it does not repeat.
    """
    if planned.repeat is None or planned.done_at is not None or planned.due_on is None:
        return None
    day = next_day(contact_on, planned.repeat)
    return day if day > planned.due_on else None

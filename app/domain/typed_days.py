"""A day as somebody types it into a cell: whole, in part, or counted from today."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_WHOLE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_PART = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_COUNTED = re.compile(r"([+-])(\d{1,4})")
_WORDS = {"today": 0, "今日": 0, "tomorrow": 1, "明日": 1, "yesterday": -1, "昨日": -1}
_HALF_A_YEAR = timedelta(days=183)


def typed_day(text: str, today: date) -> date:
    """The day that a text means: 2026-11-24, 11/24, 11月24日, +7, today, 明日.

    Without a year it is the one next to today. ValueError where it means no day.
    """
    text = unicodedata.normalize("NFKC", text).strip().lower()
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if counted := _COUNTED.fullmatch(text):
        return today + timedelta(days=int("".join(counted.groups())))
    if whole := _WHOLE.fullmatch(text):
        return date(*map(int, whole.groups()))
    if part := _PART.fullmatch(text):
        return _nearest(int(part[1]), int(part[2]), today)
    raise ValueError(f"no day: {text!r}")


def _nearest(month: int, day: int, today: date) -> date:
    found = date(today.year, month, day)
    if found - today > _HALF_A_YEAR:
        return found.replace(year=today.year - 1)
    if today - found > _HALF_A_YEAR:
        return found.replace(year=today.year + 1)
    return found

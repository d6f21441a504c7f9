"""Where somebody works and worked: in which order it is told, how its days are typed and written.

A day of a career is often known to the month or the year alone. It is stored as the first day of
that time where something began, as the last one where it ended, and written as shortly again.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

from app.domain.contact import Affiliation, ContactDetails
from app.domain.wording import EN_MONTHS
from app.i18n import language

EARLIEST = 1900
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
"""The year before the first of each era."""
_NUMBERS = re.compile(
    r"(?:(令和|平成|昭和|[RHS])\s*)?(\d{1,4}|元)\s*(?:[年./-]\s*"
    r"(?:(\d{1,2})\s*(?:[月./-]\s*(?:(\d{1,2})\s*日?)?)?)?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")


def in_order(details: ContactDetails) -> tuple[Affiliation, ...]:
    """The work of now first, then what else goes on, then what ended, the latest first."""
    now = details.current

    def key(work: Affiliation) -> tuple[bool, bool, int, int]:
        ended = (work.until or date.max).toordinal()
        return (
            work is not now,
            work.until is not None,
            -ended,
            -(work.since or date.min).toordinal(),
        )

    return tuple(sorted(details.affiliations, key=key))


def day_of_text(text: str, *, ends: bool) -> date | None:
    """The day that somebody typed: a year, a month, a day, also by era; None for nothing.

    Args:
        text: such as 2019, 2019-04, 2019年4月1日, R6.4, April 2019.
        ends: whether something ended then, so that a month or year means its last day.

    Raises:
        ValueError: there is no such day, or no day can be seen in it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if found := _NAMED.fullmatch(plain):
        return _day(int(found[3]), _month(found[2]), _number(found[1]), ends=ends)
    if found := _NUMBERS.fullmatch(plain):
        year = 1 if found[2] == "元" else int(found[2])
        if found[1] and year:
            year += _ERAS[found[1].upper()]
        return _day(year, _number(found[3]), _number(found[4]), ends=ends)
    raise ValueError(f"no day: {text!r}")


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(word: str) -> int:
    at = [name[: len(word)].casefold() for name in EN_MONTHS].index(word.casefold())
    return at + 1


def _day(year: int, month: int | None, day: int | None, *, ends: bool) -> date:
    if year < EARLIEST:
        raise ValueError(f"too early: {year}")
    known_month = month or (12 if ends else 1)
    known_day = day or (monthrange(year, known_month)[1] if ends else 1)
    return date(year, known_month, known_day)


def text_of_day(day: date | None, *, ends: bool) -> str:
    """A day as it is typed, no longer than it must be: 2019, 2019-04, 2019-04-15; empty for none.

    A year that begins in January, or ends in December, is one with its year alone.
    """
    if day is None:
        return ""
    known = _known(day, ends=ends)
    return day.isoformat()[: {1: 4, 2: 7, 3: 10}[known]]


def _known(day: date, *, ends: bool) -> int:
    """How much of a day is known: 1 for its year, 2 for its month too, 3 for all."""
    if day.day != (monthrange(day.year, day.month)[1] if ends else 1):
        return 3
    return 2 if day.month != (12 if ends else 1) else 1


def span_words(work: Affiliation) -> str:
    """From when until when, to the month: 2019年4月–2024年3月, Apr 2019 – Mar 2024, or nothing."""
    if work.since is None and work.until is None:
        return ""
    begin = _month_words(work.since, ends=False)
    end = _month_words(work.until, ends=True)
    return f"{begin}–{end}" if language() == "ja" else f"{begin} – {end}".strip()


def _month_words(day: date | None, *, ends: bool) -> str:
    if day is None:
        return ""
    ja = language() == "ja"
    if _known(day, ends=ends) == 1:
        return f"{day.year}年" if ja else str(day.year)
    return f"{day.year}年{day.month}月" if ja else f"{EN_MONTHS[day.month - 1][:3]} {day.year}"

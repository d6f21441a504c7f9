"""The made-up year of the demonstration, told on the days on which it happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cardbook import CardBook, system_clock
from app.domain.ids import ContactId
from app.services import demo_facts, demo_year
from app.services.demo_year import Facts, Year
from app.services.preferences import change_setting

FOLLOWING = timedelta(hours=3)
"""An evening is stored so long after its beginning."""


def tell_past(folder: Path) -> Year:
    """Store the year up to the last evening, which is there without people.

    Each event is stored at its own time, so that whoever was met there was known since then.
    """
    now = system_clock()
    year = demo_year.begin(now.astimezone().date())
    book = CardBook(folder, lambda: now)
    book.run(change_setting, "hourly-rate", "4000")
    now = _of(year, year.held[0]) - FOLLOWING
    book.run(demo_year.set_out, year)
    for event, following in zip(year.held, year.held[1:], strict=False):
        now = _of(year, event) + FOLLOWING
        book.run(demo_year.hold, year, event)
        now = _of(year, following) - FOLLOWING
        book.run(demo_facts.meet_people, year, event)
        book.run(demo_facts.go_on, year, event["day"], following["day"])
    now = _of(year, year.held[-1]) + FOLLOWING
    book.run(demo_year.hold, year, year.held[-1])
    book.disconnect()
    return year


def tell_rest(book: CardBook, year: Year, people: Sequence[ContactId]) -> None:
    """Store what came of the last evening, with the people of the sample cards, and the plans."""
    last = year.held[-1]
    year.people |= {f"s{number}": person for number, person in enumerate(people, 1)}
    book.run(demo_facts.meet_people, year, last)
    book.run(demo_facts.go_on, year, last["day"], 1)
    for event in year.planned:
        book.run(demo_year.hold, year, event)
    book.run(demo_facts.look_ahead, year)


def _of(year: Year, event: Facts) -> datetime:
    return min(demo_year.evening_of(year, event).astimezone(UTC), system_clock())

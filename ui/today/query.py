"""Everything that Today shows, asked in one consistent view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import gettext as _
from app.services import first_look
from ui.wording import NOTHING, joined

if TYPE_CHECKING:  # a day that asks for nothing is shown without them
    from app.cardbook import CardBook
    from app.domain.due import Today
    from app.domain.event import Event
    from app.domain.ids import ContactId
    from app.domain.money import Money
    from app.domain.records import Record
    from app.domain.summary import ContactSummary
    from app.services.coming import Coming

EXPECTED = 3
"""So many of those who will likely be there are named."""


class NextEvent(NamedTuple):
    """The next event with what stands behind it.

    Attributes:
        through: who recommended it, and how their word was until now.
        left: what the month's budget leaves after it; None where no budget is set.
        used_part, planned_part: shares of the budget.
        expected: who will likely be there, with what was last said.
    """

    event: Event
    today: date
    through: str
    left: Money | None
    used_part: float
    planned_part: float
    expected: tuple[str, ...] = ()


class TodayAnswer(NamedTuple):
    """What is due, with the pictures and the rules that it needs to be shown."""

    today: Today
    day: date
    follow_up_hours: float
    pictures: Mapping[ContactId, Path]
    next_event: NextEvent | None
    is_empty: bool

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to show at all: no card and no event."""
        return self.is_empty and self.next_event is None


def load_today(book: CardBook) -> TodayAnswer:
    """What is due today, by SQLite and the domain."""
    seen = book.glance(partial(first_look.page, book.folders))
    return TodayAnswer(
        seen.today,
        seen.day.on,
        seen.follow_up_hours,
        seen.pictures,
        None if seen.coming is None else _next_event(seen.coming, seen.day.on),
        seen.day.is_empty,
    )


def _next_event(coming: Coming, day: date) -> NextEvent:
    from app.domain.money import Money

    event = coming.event
    through = _recommendation(*coming.recommender) if coming.recommender else ""
    expected = tuple(
        joined(each.contact.name, each.last_said) for each in coming.expected[:EXPECTED]
    )
    use = coming.budget
    if use is None or use.budget.money is None or use.budget.money.amount == 0:
        return NextEvent(event, day, through, None, 0.0, 0.0, expected)
    money = use.budget.money
    left = Money(money.amount - use.money_used - use.money_planned, money.currency)
    used, planned = use.money_used / money.amount, use.money_planned / money.amount
    return NextEvent(event, day, through, left, used, planned, expected)


def _recommendation(who: ContactSummary, record: Record) -> str:
    if not record.events:
        return _("Recommended by {name}").format(name=who.name)
    return _("Recommended by {name} ({record} were worth it)").format(
        name=who.name, record=record_words(record)
    )


def record_words(record: Record) -> str:
    """Events that met their purpose out of those judged; half counts half."""
    if not record.events:
        return NOTHING
    return f"{float(record.hits):g}/{record.events}"

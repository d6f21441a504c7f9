"""Everything that Today shows, asked in one consistent view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from app.services.relationships import DerivedTable

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
    """What is due today, by SQLite and the domain; only an event to come needs all the rest."""
    seen = book.glance(partial(first_look.page, book.folders))
    coming = seen.today.next_event
    return TodayAnswer(
        seen.today,
        seen.day.on,
        seen.follow_up_hours,
        seen.pictures,
        None if coming is None else book.ask(_next_event, book.derived, coming),
        seen.day.is_empty,
    )


def _next_event(snapshot: Any, derived: DerivedTable, coming: Event) -> NextEvent:
    from app.domain.money import Money
    from app.domain.records import budget_use
    from app.services import events, planning

    day = snapshot.now.astimezone().date()
    held = events.events(snapshot)
    through = _recommendation(snapshot, coming, held)
    expected = tuple(
        joined(each.contact.name, each.last_said)
        for each in planning.likely_there(snapshot, derived, coming)[:EXPECTED]
    )
    month = coming.day.replace(day=1)
    budget = next((b for b in events.budgets(snapshot) if b.month == month), None)
    if budget is None or budget.money is None or budget.money.amount == 0:
        return NextEvent(coming, day, through, None, 0.0, 0.0, expected)
    use = budget_use(budget, events.attended(snapshot), day)
    whole = budget.money.amount
    left = Money(whole - use.money_used - use.money_planned, budget.money.currency)
    used, planned = use.money_used / whole, use.money_planned / whole
    return NextEvent(coming, day, through, left, used, planned, expected)


def _recommendation(snapshot: Any, coming: Event, held: Iterable[Event]) -> str:
    who = coming.recommended_by
    if who is None:
        return ""
    from app.domain.records import recommender_records
    from app.services import listing

    name = listing.summaries(snapshot, [who])[who].name
    record = recommender_records(held).get(who)
    if record is None or not record.events:
        return _("Recommended by {name}").format(name=name)
    return _("Recommended by {name} ({record} were worth it)").format(
        name=name, record=record_words(record)
    )


def record_words(record: Record) -> str:
    """Events that met their purpose out of those judged; half counts half."""
    if not record.events:
        return NOTHING
    return f"{float(record.hits):g}/{record.events}"

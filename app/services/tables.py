"""The tables of the window as CSV: people with their relationship, events with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.domain.ids import ContactId
from app.domain.moments import Moment, day_of
from app.domain.money import Money, amount_in
from app.domain.returns import EventNumbers
from app.domain.year import YearMatch
from app.formats.csv_plain import Cell, write_table
from app.i18n import gettext as _
from app.services.export import write_whole
from app.services.view_rows import Row
from app.services.words import (
    action_word,
    again_word,
    clock_word,
    direction_word,
    event_kind_word,
    exchange_word,
    industry_word,
    listed,
    source_word,
    stage_word,
    verdict_word,
)
from app.services.year import Year

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """Heads in the language in use, and rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def write(self, path: Path) -> None:
        """Write it as CSV, whole or not at all; SetupError if that fails."""
        write_whole(path, [write_table(self.heads, self.rows)])


def people_table(rows: Iterable[Row]) -> Table:
    """One row a person, in the order given; amounts in yen, days in ISO 8601."""
    columns: tuple[tuple[str, Callable[[Row], Cell]], ...] = (
        (_("Name"), lambda r: r.contact.name),
        (_("Kana reading"), lambda r: r.contact.kana),
        (_("Company"), lambda r: r.contact.company),
        (_("Position"), lambda r: r.contact.position),
        (_("Industry"), lambda r: industry_word(r.contact.industry)),
        (_("Stage"), lambda r: stage_word(r.relationship.stage)),
        (_("Met at"), lambda r: listed(name or _("elsewhere") for name, _day in r.met)),
        (_("Last met on"), lambda r: r.met[-1][1].isoformat() if r.met else None),
        (_("First word"), lambda r: clock_word(r.relationship.clock)),
        (_("Hours to the first word"), lambda r: r.relationship.follow_up.hours_to_first),
        (_("Brought"), lambda r: r.relationship.follow_up.brought),
        (_("Answered"), lambda r: _yes(_answered(r))),
        (_("Gave"), lambda r: r.relationship.give_and_take.gave.count),
        (_("Received"), lambda r: r.relationship.give_and_take.received.count),
        (_("Balance"), lambda r: r.relationship.give_and_take.balance),
        (_("Received in yen"), lambda r: _yen(r.relationship.give_and_take.received.certain)),
        (_("Estimated in yen"), lambda r: _yen(r.relationship.give_and_take.received.estimate)),
        (_("Last contact"), lambda r: _day(r.relationship.last_contact)),
        (_("Dormant"), lambda r: _yes(r.relationship.dormant)),
        (_("Next step"), _next),
        (_("By"), lambda r: _next_on(r)),
    )
    return _table(columns, rows)


def events_table(numbers: Iterable[EventNumbers], names: Mapping[ContactId, str]) -> Table:
    """One row an event, fractions in two columns; amounts in the smallest unit of its currency."""
    columns: tuple[tuple[str, Callable[[EventNumbers], Cell]], ...] = (
        (_("Day"), lambda n: n.event.day.isoformat()),
        (_("Event"), lambda n: n.event.name),
        (_("Kind"), lambda n: event_kind_word(n.event.kind)),
        (_("Series"), lambda n: n.event.series),
        (_("Organiser"), lambda n: n.event.organiser),
        (
            _("Found through"),
            lambda n: source_word(n.event.found_through) if n.event.found_through else None,
        ),
        (_("Recommended by"), lambda n: names.get(n.event.recommended_by or ContactId(0))),
        (_("Purpose"), lambda n: n.event.purpose),
        (_("Verdict"), lambda n: verdict_word(n.event.verdict) if n.event.verdict else None),
        (_("Go again"), lambda n: again_word(n.event.again)),
        (_("Currency"), lambda n: n.event.fee.currency),
        (_("Fee"), lambda n: n.event.fee.amount),
        (_("Travel"), lambda n: n.event.travel.amount),
        (_("Hours"), lambda n: n.event.hours),
        (_("Full cost"), lambda n: n.returns.full_cost.amount if n.returns.full_cost else None),
        (_("People met"), lambda n: n.met),
        (_("Wanted"), lambda n: n.wanted),
        (_("Followed up in time"), lambda n: n.follow_up_rate.part),
        (_("of clocks closed"), lambda n: n.follow_up_rate.whole),
        (_("Clocks running"), lambda n: n.follow_up_rate.running),
        (_("With content"), lambda n: n.content_rate.part),
        (_("of follow-ups"), lambda n: n.content_rate.whole),
        (_("Answered"), lambda n: n.answer_rate.part),
        (_("of people written to"), lambda n: n.answer_rate.whole),
        (_("Living relations"), lambda n: n.living),
        (_("Cost of each"), lambda n: n.cost_per_living_relation),
        (_("Cost of a card"), lambda n: n.cost_per_card),
        (_("Value received"), lambda n: amount_in(n.returns.value, n.event.fee.currency)),
        (_("Estimated value"), lambda n: amount_in(n.returns.estimate, n.event.fee.currency)),
        (_("Per yen"), lambda n: n.returns.per_yen.value),
        (_("Per hour"), lambda n: n.returns.per_hour),
        (_("Return"), lambda n: n.returns.rate.value),
        (_("Nuisances"), lambda n: n.nuisance_rate.part),
    )
    return _table(columns, numbers)


def matches_table(found: Year) -> Table:
    """One row a match of the year."""
    columns: tuple[tuple[str, Callable[[YearMatch], Cell]], ...] = (
        (_("Day"), lambda m: m.exchange.on.isoformat()),
        (_("Name"), lambda m: found.people[m.contact_id].name),
        (_("Company"), lambda m: found.people[m.contact_id].company),
        (_("Kind"), lambda m: exchange_word(m.exchange.kind)),
        (_("Direction"), lambda m: direction_word(m.exchange.direction)),
        (_("Amount"), lambda m: m.exchange.amount.amount if m.exchange.amount else None),
        (_("Currency"), lambda m: m.exchange.amount.currency if m.exchange.amount else None),
        (_("Estimate"), lambda m: _yes(m.exchange.is_estimate)),
        (_("Days since first met"), lambda m: m.days),
        (_("First met at"), lambda m: found.event_names.get(m.event_id)),
        (_("Note"), lambda m: m.exchange.note),
    )
    return _table(columns, found.review.matches)


def _table(columns: Sequence[tuple[str, Callable[[T], Cell]]], rows: Iterable[T]) -> Table:
    heads = tuple(head for head, _cell in columns)
    return Table(heads, tuple(tuple(cell(row) for _head, cell in columns) for row in rows))


def _answered(row: Row) -> bool:
    return any(f.answered_at for f in row.relationship.timeline.follow_ups)


def _yes(value: bool) -> str | None:
    return _("yes") if value else None


def _yen(amounts: Iterable[Money]) -> int:
    return amount_in(amounts, "JPY")


def _day(moment: Moment | None) -> str | None:
    return None if moment is None else day_of(moment).isoformat()


def _next(row: Row) -> str | None:
    action = row.relationship.next_action
    if action is None:
        return None
    return listed(word for word in (action_word(action.kind), action.text) if word)


def _next_on(row: Row) -> str | None:
    action = row.relationship.next_action
    on: date | None = action.on if action else None
    return on.isoformat() if on else None

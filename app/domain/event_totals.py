"""Sums over events that belong together: a series, an organiser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.event import Event
from app.domain.money import Money, totals
from app.domain.records import Record, record
from app.domain.returns import EventNumbers


@dataclass(frozen=True, slots=True)
class EventTotals:
    """What some events cost and brought together.

    Attributes:
        events: how many there were.
        record: how often they met their purpose.
        met, living: the sums of the events' own; who came to two of them counts twice.
        cost: the sum of the full costs, one amount a currency.
        value, estimate: the sums received; estimates are never added in.
        again: whether one would go again, as was said last; None where it was never said.
    """

    name: str
    events: int
    record: Record
    met: int
    living: int
    cost: tuple[Money, ...]
    value: tuple[Money, ...]
    estimate: tuple[Money, ...]
    again: bool | None

    @property
    def cost_per_living(self) -> Money | None:
        """Full cost ÷ living relations; None for none, or where currencies differ."""
        if not self.living or len(self.cost) != 1:
            return None
        return Money(round(self.cost[0].amount / self.living), self.cost[0].currency)


def totals_by(
    numbers: Iterable[EventNumbers], key: Callable[[Event], str | None]
) -> tuple[EventTotals, ...]:
    """The sums of each group, those with most living relations first; None is no group."""
    groups: dict[str, list[EventNumbers]] = defaultdict(list)
    for each in numbers:
        if name := key(each.event):
            groups[name].append(each)
    found = (_totals(name, group) for name, group in groups.items())
    return tuple(sorted(found, key=lambda t: (-t.living, -t.met, t.name)))


def worth_stopping(groups: Iterable[EventTotals]) -> tuple[EventTotals, ...]:
    """The groups to which one would not go again, or two or more events of which came to nothing.

    Nothing: no living relation, no purpose met or half met, no certain money received.
    """
    return tuple(t for t in groups if t.again is False or (t.again is None and _came_to_nothing(t)))


def _came_to_nothing(t: EventTotals) -> bool:
    return t.events >= 2 and not t.living and not t.record.hits and not t.value


def _totals(name: str, group: list[EventNumbers]) -> EventTotals:
    by_day = sorted(group, key=lambda n: n.event.day)
    said = [n.event.again for n in by_day if n.event.again is not None]
    costs = (n.returns.full_cost for n in group)
    return EventTotals(
        name,
        len(group),
        record(n.event for n in group),
        sum(n.met for n in group),
        sum(n.living for n in group),
        totals(cost for cost in costs if cost),
        totals(money for n in group for money in n.returns.value),
        totals(money for n in group for money in n.returns.estimate),
        said[-1] if said else None,
    )

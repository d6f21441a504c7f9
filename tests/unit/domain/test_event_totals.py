"""Totals by series and organiser: sums over any partition are the sums over all."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Rules
from app.domain.event import Event, Verdict
from app.domain.event_totals import totals_by, worth_stopping
from app.domain.ids import EventId
from app.domain.money import Money, totals
from app.domain.returns import EventNumbers
from tests.unit.domain.facts import event_numbers

RULES = Rules(hourly_rate=Money(4000))
DAY = date(2026, 3, 1)


def numbers(number: int, series: str | None, fee: int, **more: object) -> EventNumbers:
    on = DAY + timedelta(days=number)
    made = Event(f"会 {number}", on, series=series, fee=Money(fee), id=EventId(number), **more)  # type: ignore[arg-type]
    return event_numbers(made, (), RULES)


def by_series(found: list[EventNumbers]) -> dict[str, tuple[int, tuple[Money, ...]]]:
    return {t.name: (t.events, t.cost) for t in totals_by(found, lambda e: e.series)}


def test_a_series_sums_its_events() -> None:
    found = [
        numbers(1, "朝活", 1000, verdict=Verdict.MET, again=True),
        numbers(2, "朝活", 2000, verdict=Verdict.HALF, again=False),
        numbers(3, None, 9000),
    ]
    (series,) = totals_by(found, lambda e: e.series)
    assert (series.events, series.cost, series.again) == (2, (Money(3000),), False)
    assert (series.record.events, float(series.record.hits)) == (2, 1.5)
    assert series.cost_per_living is None


def test_what_was_said_last_counts_whatever_the_order() -> None:
    found = [numbers(2, "朝活", 0, again=False), numbers(1, "朝活", 0, again=True)]
    assert totals_by(found, lambda e: e.series)[0].again is False


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 9000)), max_size=12))
def test_any_partition_sums_to_the_whole(drawn: list[tuple[str, int]]) -> None:
    found = [numbers(n, series, fee) for n, (series, fee) in enumerate(drawn, 1)]
    groups = totals_by(found, lambda e: e.series)
    assert sum(t.events for t in groups) == len(found)
    whole = totals(n.returns.full_cost for n in found if n.returns.full_cost)
    assert totals(money for t in groups for money in t.cost) == whole
    assert by_series(found) == by_series(found[::-1])


def test_a_series_is_worth_stopping_when_said_so_or_when_two_came_to_nothing() -> None:
    found = [
        numbers(1, "said", 1000, verdict=Verdict.MET, again=False),
        numbers(2, "nothing", 1000, verdict=Verdict.MISSED),
        numbers(3, "nothing", 1000),
        numbers(4, "once", 1000, verdict=Verdict.MISSED),
        numbers(5, "half", 1000, verdict=Verdict.HALF),
        numbers(6, "half", 1000, verdict=Verdict.MISSED),
        numbers(7, "loved", 1000, again=True),
        numbers(8, "loved", 1000),
    ]
    stopping = worth_stopping(totals_by(found, lambda e: e.series))
    assert sorted(t.name for t in stopping) == ["nothing", "said"]

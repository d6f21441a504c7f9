"""The year's review, by example and by what must hold for any year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.event import Decision, Event, Verdict
from app.domain.history import Channel
from app.domain.ids import EventId
from app.domain.money import Money, totals
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship
from app.domain.year import Decisions, Stopped, Why, YearReview, year_review
from tests.unit.domain.facts import Fact, gave, marked, met, received, row, wrote

TODAY = date(2026, 12, 31)
END = datetime(2026, 12, 31, 12, tzinfo=UTC)
NOBODY: Decisions = {}


def event(on: date, number: int = 1, **more: object) -> Event:
    whole: dict[str, object] = {"fee": Money(3000), "travel": Money(500), "hours": 3.0, **more}
    return Event(f"会 {number}", on, id=EventId(number), **whole)  # type: ignore[arg-type]


def person(*facts: Fact) -> Relationship:
    return row(*facts, now=END)


def review(
    *events: Event,
    people: tuple[Relationship, ...] = (),
    decisions: Decisions = NOBODY,
    year: int = 2026,
    today: date = TODAY,
) -> YearReview:
    return year_review(year, people, events, decisions, today)


def skip(number: int, on: date, reason: str = "遠い") -> Decisions:
    return {EventId(number): [Decision(EventId(number), False, on, reason)]}


def test_answers_are_those_to_words_of_the_year_by_channel() -> None:
    friend = person(
        wrote(date(2025, 12, 30), date(2026, 1, 3)),
        wrote(date(2026, 2, 1)),
        replace(wrote(date(2026, 3, 1), date(2026, 3, 1)), channel=Channel.PHONE),
    )
    nuisance = person(wrote(date(2026, 2, 1), date(2026, 2, 2)), marked())
    found = review(people=(friend, nuisance))
    assert found.answered == Ratio(1, 1)
    assert [(c.channel, c.answered) for c in found.channels] == [
        (Channel.MAIL, Ratio(0, 1)),
        (Channel.PHONE, Ratio(1, 1)),
    ]


def test_purposes_and_costs_are_those_of_the_events_one_went_to() -> None:
    found = review(
        event(date(2026, 3, 1), 1, verdict=Verdict.MET),
        event(date(2026, 6, 1), 2, verdict=Verdict.HALF),
        event(date(2026, 9, 1), 3, verdict=Verdict.MISSED),
        event(date(2026, 10, 1), 4),
        event(date(2025, 10, 1), 5, verdict=Verdict.MET),
        event(date(2026, 11, 1), 6, deleted_at=END),
        event(date(2026, 12, 1), 7),
        decisions=skip(7, date(2026, 11, 1)),
    )
    assert [e.id for e in found.events] == [1, 2, 3, 4]
    assert (found.purposes.events, float(found.purposes.hits)) == (3, 1.5)
    assert found.purposes.undecided == 1
    assert (found.paid, found.hours) == ((Money(14000),), 12.0)


def test_a_match_tells_how_long_it_took_and_where_it_began() -> None:
    found = review(
        people=(person(met(), received("business", 40, yen=80000), received("business", 60)),)
    )
    first, second = found.matches
    assert (first.days, first.event_id, first.is_first) == (40, 1, True)
    assert (second.days, second.is_first) == (60, False)
    assert (found.received, found.received_count) == ((Money(80000),), 2)


def test_what_is_estimated_or_only_partly_done_is_not_added_in() -> None:
    found = review(
        people=(
            person(
                met(),
                received("business", 2, yen=100, is_estimate=True),
                received("business", 3, yen=900, state="partly"),
                received("business", 4, yen=50),
            ),
        )
    )
    assert (found.received, found.estimated) == ((Money(50),), (Money(100),))
    assert len(found.matches) == 3


def test_a_promise_and_a_nuisance_count_for_nothing() -> None:
    promised = person(met(), received("business", 3, state="promised"))
    nuisance = person(met(), received("business", 3, yen=9), marked())
    found = review(people=(promised, nuisance))
    assert (found.matches, found.received, found.people) == ((), (), 1)


def test_what_was_decided_against_is_saved_at_its_own_price() -> None:
    found = review(event(date(2026, 5, 1)), decisions=skip(1, date(2026, 4, 1)))
    assert found.stopped == (Stopped("会 1", Why.DECIDED, 1, (Money(3500),), 3.0, "遠い"),)
    assert (found.saved, found.saved_hours) == ((Money(3500),), 3.0)


def test_the_newest_decision_counts() -> None:
    number = EventId(1)
    made: Decisions = {number: [Decision(number, False, TODAY), Decision(number, True, TODAY)]}
    assert review(event(date(2026, 5, 1)), decisions=made).stopped == ()


def monthly(months: range, **more: object) -> list[Event]:
    """A series on the first of each month, 30 days apart."""
    begin = date(2026, 1, 1)
    return [event(begin + timedelta(days=30 * m), m + 1, series="朝活", **more) for m in months]


def test_a_series_given_up_saves_the_visits_there_would_have_been() -> None:
    visits = monthly(range(4))
    visits[-1] = replace(visits[-1], again=False, learned="同じ人ばかり")
    (stopped,) = review(*visits).stopped
    # 1 April to 31 December are 274 days: nine steps of 30
    assert stopped == Stopped("朝活", Why.NOT_AGAIN, 9, (Money(9 * 3500),), 27.0, "同じ人ばかり")


def test_next_year_the_whole_year_is_saved() -> None:
    visits = monthly(range(4))
    visits[-1] = replace(visits[-1], again=False)
    (stopped,) = review(*visits, year=2027, today=date(2027, 12, 31)).stopped
    assert stopped.times == (date(2027, 12, 31) - visits[-1].day).days // 30 - 9


def test_whoever_went_again_did_not_give_it_up() -> None:
    visits = monthly(range(4))
    visits[1] = replace(visits[1], again=False)
    assert review(*visits).stopped == ()


def test_of_a_single_visit_nothing_is_counted_as_saved() -> None:
    (stopped,) = review(event(date(2026, 3, 1), again=False)).stopped
    assert (stopped.name, stopped.times, stopped.money, stopped.hours) == ("会 1", 0, (), 0.0)


def test_a_date_that_was_decided_against_is_not_counted_twice() -> None:
    visits = monthly(range(4))
    visits[-1] = replace(visits[-1], again=False)
    later = event(date(2026, 5, 1), 9, series="朝活")
    found = review(*visits, later, decisions=skip(9, date(2026, 4, 20)))
    assert [(s.why, s.times) for s in found.stopped] == [(Why.DECIDED, 1), (Why.NOT_AGAIN, 8)]
    assert sum(s.times for s in found.stopped) == 9


def test_months_add_up_to_the_year() -> None:
    found = review(
        *monthly(range(12)),
        people=(person(met(), received("business", 40), gave("help", 50)),),
    )
    assert sum(m.events for m in found.months) == len(found.events) == 12
    assert [m.people for m in found.months].index(1) == 5  # met on 1 June
    assert sum(m.matches for m in found.months) == len(found.matches)


events_of_years = st.lists(
    st.builds(
        lambda days, series, again, fee, verdict: (days, series, again, fee, verdict),
        st.integers(0, 1460),
        st.sampled_from([None, "朝活", "夜会"]),
        st.sampled_from([None, True, False]),
        st.integers(0, 9000),
        st.sampled_from([None, *Verdict]),
    ),
    max_size=12,
)


def _made(drawn: list[tuple[int, str | None, bool | None, int, Verdict | None]]) -> list[Event]:
    return [
        event(
            date(2024, 1, 1) + timedelta(days=days),
            number,
            series=series,
            again=again,
            fee=Money(fee),
            verdict=verdict,
        )
        for number, (days, series, again, fee, verdict) in enumerate(drawn, 1)
    ]


@given(events_of_years, st.sets(st.integers(1, 12)), st.randoms())
def test_the_years_add_up_and_the_order_of_events_changes_nothing(
    drawn: list[tuple[int, str | None, bool | None, int, Verdict | None]],
    skipped: set[int],
    random: object,
) -> None:
    made = _made(drawn)
    decisions: Decisions = {EventId(n): [Decision(EventId(n), False, TODAY)] for n in skipped}
    years = range(2024, 2028)
    today = date(2027, 12, 31)
    found = [review(*made, decisions=decisions, year=y, today=today) for y in years]
    went = [e for e in made if e.id not in skipped]
    assert sum(len(r.events) for r in found) == len(went)
    paid = totals(m for r in found for m in r.paid)
    assert paid == totals(m for e in went for m in (e.fee, e.travel) if m.amount)
    assert all(s.times >= 0 and s.hours >= 0 for r in found for s in r.stopped)
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    by_day = len({e.day for e in made}) == len(made)
    if by_day:
        again = [review(*shuffled, decisions=decisions, year=y, today=today) for y in years]
        assert again == found

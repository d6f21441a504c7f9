from datetime import datetime

import pytest

from app.domain.clocks import Rules
from app.domain.event import Event
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship, relationship
from app.domain.returns import (
    Attribution,
    EventNumbers,
    by_event,
    full_cost,
)
from tests.unit.domain.facts import (
    NIGHT,
    Fact,
    book,
    chose,
    day,
    event_numbers,
    gave,
    hours,
    introduced,
    marked,
    met,
    received,
    wrote,
)

RULES = Rules(hourly_rate=Money(4_000))
LATER = hours(100 * 24)


def event(number: int = 1, fee: int = 5_000, travel: int = 1_200, at: int = 0) -> Event:
    return Event(
        "Breakfast for books",
        day(at),
        fee=Money(fee),
        travel=Money(travel),
        hours=3.5,
        id=EventId(number),
    )


def people(
    *facts: Fact, contacts: int = 1, now: datetime = LATER, rules: Rules = RULES
) -> list[Relationship]:
    return [relationship(t, now, rules) for t in book(*facts, contacts=contacts).values()]


def numbers(*facts: Fact, contacts: int = 1, now: datetime = LATER) -> EventNumbers:
    return event_numbers(event(), people(*facts, contacts=contacts, now=now), RULES)


def worked_example() -> list[Fact]:
    """40 cards, 12 wanted, 9 followed up within 48 h, 2 living relations, one lecture."""
    who = [ContactId(n + 1) for n in range(40)]
    facts: list[Fact] = [met(who=p) for p in who]
    facts += [chose(who=p) for p in who[:12]]
    facts += [wrote(hours(20), hours(30) if n < 2 else None, who=who[n]) for n in range(9)]
    return [*facts, received("business", on=40, yen=80_000, who=who[0])]


def test_worked_example() -> None:
    evening = numbers(*worked_example(), contacts=40)
    assert evening.returns.full_cost == Money(20_200)
    assert (evening.met, evening.wanted, evening.living) == (40, 12, 2)
    assert evening.follow_up_rate == Ratio(9, 12)
    assert evening.follow_up_rate.percent == 75
    assert evening.follow_up_rate_all == Ratio(9, 40)
    assert evening.follow_up_rate_all.percent == 22.5
    assert evening.cost_per_living_relation == 10_100
    assert evening.cost_per_card == 505
    assert evening.returns.value == (Money(80_000),)
    assert evening.returns.per_yen.value == pytest.approx(12.9, abs=0.01)
    assert evening.returns.per_hour == pytest.approx(21_086, abs=0.5)
    assert evening.returns.rate.percent == pytest.approx(296, abs=0.5)
    assert evening.returns.attribution is Attribution.FIRST_MEETING


def test_funnel_of_the_worked_example() -> None:
    evening = numbers(*worked_example(), contacts=40)
    steps = evening.funnel
    assert (steps.collected, steps.wanted) == (40, 12)
    assert (steps.followed_up, steps.followed_up_48h) == (9, 9)
    assert (steps.answered, steps.exchanged, steps.matched, steps.trusted) == (2, 1, 1, 0)


def test_clocks_that_run_are_left_out_and_counted_apart() -> None:
    evening = numbers(*worked_example(), contacts=40, now=hours(21))
    assert evening.follow_up_rate == Ratio(9, 9, running=3)
    assert evening.follow_up_rate_all == Ratio(9, 9, running=31)


def test_nuisances_count_in_their_own_rate_only() -> None:
    spam = ContactId(3)
    evening = numbers(
        met(),
        met(who=ContactId(2)),
        met(who=spam),
        marked(who=spam),
        wrote(hours(3), hours(9), who=spam),
        received(yen=900, who=spam),
        contacts=3,
    )
    assert evening.met == evening.funnel.collected == 2
    assert evening.nuisance_rate == Ratio(1, 3)
    assert evening.follow_up_rate_all == Ratio(0, 2)
    assert evening.returns.value == ()


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([], 0),
        ([chose()], 1),
        ([chose(event_id=EventId(1))], 1),
        ([chose(event_id=EventId(2))], 0),
        ([wrote(hours(9))], 1),
        ([chose(), chose("let_go", 3)], 0),
        ([chose("let_go", event_id=EventId(1)), chose("wanted", 3, event_id=EventId(2))], 0),
        ([met(hours(48), 2), chose("wanted", 3)], 0),
    ],
)
def test_wanted_is_chosen_for_that_event_or_written_to(facts: list[Fact], wanted: int) -> None:
    assert numbers(met(), *facts).wanted == wanted


def test_rates_of_content_and_answers_are_those_of_that_evening() -> None:
    evening = numbers(
        met(),
        met(who=ContactId(2)),
        wrote(hours(1), brought="a list"),
        wrote(hours(9), hours(19), who=ContactId(2)),
        met(hours(99), 2),
        wrote(hours(120), hours(130), brought="a book"),
        contacts=2,
    )
    assert evening.content_rate == Ratio(1, 2)
    assert evening.answer_rate == Ratio(1, 2)


def test_value_goes_to_the_first_meeting_or_to_the_last_before_it() -> None:
    crowd = people(met(), met(hours(240), 2), received(on=5, yen=100), received(on=20, yen=70))
    for rule, expected in {
        Attribution.FIRST_MEETING: (170, 0),
        Attribution.LAST_ENCOUNTER: (100, 70),
    }.items():
        sums = [event_numbers(event(n), crowd, RULES, rule).returns.value for n in (1, 2)]
        assert tuple(sum(m.amount for m in each) for each in sums) == expected


def test_value_from_somebody_met_at_no_event_goes_to_the_one_recorded() -> None:
    crowd = people(met(event=None), received(yen=100, event_id=EventId(1)))
    assert event_numbers(event(), crowd, RULES).returns.value == (Money(100),)
    assert list(by_event(crowd)) == [EventId(1)]


def test_estimates_promises_and_gifts_are_no_certain_value() -> None:
    evening = numbers(
        met(),
        received(yen=500, is_estimate=True),
        received(yen=600, state="promised"),
        received(yen=700, state="partly"),
        gave(yen=800),
        introduced(2, by=1),
    )
    assert evening.returns.value == ()
    assert evening.returns.estimate == (Money(500),)
    assert evening.returns.rate.value == -1


def test_nothing_paid_and_nobody_met_has_no_quotients() -> None:
    free = Event("A walk", NIGHT, id=EventId(1))
    alone = event_numbers(free, (), Rules())
    assert alone.returns.full_cost == Money(0)
    assert alone.returns.per_yen.value is None
    assert alone.returns.per_hour is None
    assert alone.returns.rate.value is None
    assert alone.cost_per_card is None
    assert alone.cost_per_living_relation is None
    assert alone.follow_up_rate.value is None


def test_currencies_are_never_added() -> None:
    abroad = Event("Meet-up", NIGHT, fee=Money(3_000, "EUR"), hours=2, id=EventId(1))
    assert full_cost(abroad, Money(0)) == Money(3_000, "EUR")
    assert full_cost(abroad, Money(4_000)) is None
    crowd = people(met(), received(yen=9_000), received(amount=Money(6_000, "EUR")))
    returns = event_numbers(abroad, crowd, RULES).returns
    assert returns.per_yen == Ratio(6_000, 3_000)
    assert returns.per_hour == 1_500
    assert returns.rate.value is None


@pytest.mark.parametrize(
    ("ratio", "value", "percent"),
    [
        (Ratio(0, 0), None, None),
        (Ratio(1, 2), 0.5, None),
        (Ratio(2, 3), 2 / 3, 200 / 3),
        (Ratio(0, 3), 0, 0),
    ],
)
def test_ratio(ratio: Ratio, value: float | None, percent: float | None) -> None:
    assert ratio.value == value
    assert ratio.percent == pytest.approx(percent)

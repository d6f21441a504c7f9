from collections.abc import Sequence
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Rules
from app.domain.event import Event
from app.domain.funnel import Funnel, any_in_time, funnel
from app.domain.give_and_take import NOTHING, GiveAndTake
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship, relationship
from app.domain.returns import Attribution, attributed_to
from app.domain.stage import RISING, stage
from tests.unit.domain.facts import (
    Fact,
    book,
    chose,
    day,
    event_numbers,
    exchanged,
    hours,
    introduced,
    marked,
    met,
    planned,
    timeline,
    wrote,
)

CONTACTS = 4
NOW = hours(24 * 300)

who = st.integers(1, CONTACTS).map(ContactId)
days = st.integers(0, 250)
moments = st.one_of(st.integers(0, 6000).map(hours), days.map(day))
events = st.one_of(st.none(), st.integers(1, 3))
yen = st.one_of(st.none(), st.integers(1, 100_000))
directions = st.sampled_from(["gave", "received"])
kinds = st.sampled_from(["knowledge", "business", "opportunity", "help"])
states = st.sampled_from(["promised", "partly", "done"])

encounters = st.builds(met, moments, events, who)
touches = st.builds(wrote, moments, who=who)
answers = st.builds(lambda n, w: wrote(hours(n), hours(n + 30), w), st.integers(0, 5000), who)
plain = st.builds(exchanged, directions, kinds, days, yen, states, who)
owed = st.builds(
    exchanged, directions, kinds, days, yen, st.sampled_from(["promised", "partly"]), who,
    due_on=days.map(day),
)  # fmt: skip
brought = st.builds(
    exchanged, directions, kinds, days, yen, states, who, introduced_by=st.just(CONTACTS + 1)
)
exchanges = st.one_of(plain, owed, brought)
mine = st.builds(introduced, st.integers(1, CONTACTS), other=st.just(CONTACTS + 1), by=st.none())
for_me = st.builds(introduced, st.just(CONTACTS + 1), by=st.integers(1, CONTACTS))
rising_facts = st.one_of(
    encounters, touches, answers, exchanges, mine, for_me, st.builds(planned, days, who)
)
endings = st.builds(chose, st.sampled_from(["let_go", "nuisance"]), days, who)
any_facts = st.one_of(
    rising_facts,
    rising_facts,
    rising_facts,
    st.builds(chose, on=days, who=who),
    endings,
    st.builds(marked, who),
)
stories = st.lists(any_facts, max_size=25)


def rows(facts: Sequence[Fact]) -> list[Relationship]:
    stories = book(*facts, contacts=CONTACTS).values()
    return [relationship(story, NOW, Rules(hourly_rate=Money(1_000))) for story in stories]


def all_of(person: Relationship) -> tuple[object, ...]:
    """Everything that a row shows of somebody."""
    return (
        person.stage,
        person.clocks,
        person.follow_up,
        person.give_and_take,
        person.hint,
        person.dormant,
        person.last_contact,
        person.next_action,
        person.re_encounters,
        person.days_to_match,
    )


@given(st.lists(rising_facts, max_size=12), rising_facts)
def test_adding_a_fact_never_lowers_a_rising_stage(facts: list[Fact], more: Fact) -> None:
    before, after = book(*facts, contacts=CONTACTS), book(*facts, more, contacts=CONTACTS)
    for contact_id, story in before.items():
        assert RISING.index(stage(after[contact_id])) >= RISING.index(stage(story))


@given(st.lists(rising_facts, max_size=12), days)
def test_choosing_somebody_never_lowers_a_rising_stage(facts: list[Fact], on: int) -> None:
    reached = RISING.index(stage(timeline(*facts)))
    assert RISING.index(stage(timeline(*facts, chose(on=on)))) >= reached


@given(stories, st.randoms(use_true_random=False))
def test_order_of_recording_changes_nothing(facts: list[Fact], random: object) -> None:
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert rows(mixed) == rows(facts)
    assert list(map(all_of, rows(mixed))) == list(map(all_of, rows(facts)))


@given(stories, st.randoms(use_true_random=False), st.sampled_from(list(Attribution)))
def test_order_of_people_changes_no_event(
    facts: list[Fact], random: object, rule: Attribution
) -> None:
    evening = Event("Tea", day(0), fee=Money(100), hours=1, id=EventId(1))
    everybody = rows(facts)
    before = event_numbers(evening, everybody, Rules(), rule)
    random.shuffle(everybody)  # type: ignore[attr-defined]
    assert event_numbers(evening, everybody, Rules(), rule) == before


@given(stories, st.sets(who))
def test_totals_equal_the_sum_over_any_partition(facts: list[Fact], half: set[ContactId]) -> None:
    everybody = rows(facts)
    parts = [[p for p in everybody if (p.contact_id in half) is inside] for inside in (True, False)]
    assert reduce(add, (funnel(part, any_in_time) for part in parts), Funnel()) == funnel(
        everybody, any_in_time
    )
    sums = [reduce(add, (p.give_and_take for p in part), NOTHING) for part in parts]
    assert reduce(add, sums, GiveAndTake()) == reduce(
        add, (p.give_and_take for p in everybody), NOTHING
    )
    evening = Event("Tea", day(0), fee=Money(100), hours=1, id=EventId(1))
    numbers = [event_numbers(evening, part, Rules()) for part in (*parts, everybody)]
    rates = [n.follow_up_rate_all for n in numbers]
    assert reduce(add, rates[:2], Ratio(0, 0)) == rates[2]
    assert numbers[0].living + numbers[1].living == numbers[2].living


@given(stories, st.sampled_from(list(Attribution)))
def test_what_was_received_is_put_down_to_one_event_or_none(
    facts: list[Fact], rule: Attribution
) -> None:
    for person in rows(facts):
        for exchange in person.timeline.exchanges:
            assert attributed_to(person, exchange, rule) in {None, 1, 2, 3}


@given(stories)
def test_funnel_never_widens(facts: list[Fact]) -> None:
    steps = funnel(rows(facts), any_in_time)
    narrowing = [steps.collected, steps.wanted, steps.followed_up, steps.followed_up_48h]
    assert narrowing == sorted(narrowing, reverse=True)
    later = [steps.answered, steps.exchanged, steps.matched, steps.trusted]
    assert [steps.followed_up, *later] == sorted([steps.followed_up, *later], reverse=True)

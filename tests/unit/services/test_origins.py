"""What led to an exchange, who brought it about, and by when the rest of a promise is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.domain.chains import chain
from app.domain.event import Event, FoundThrough
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    Introduction,
    IntroductionOutcome,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
)
from app.domain.ids import ContactId, ExchangeId, IntroductionId
from app.domain.money import Money
from app.domain.trust import TrustFacts, trust_facts
from app.errors import NotFound, UserInputError
from app.services import (
    events,
    exchanges,
    history,
    introductions,
    merge,
    nuisances,
    settling,
    steps,
    trash,
    undo,
)
from app.services.contacts import add_contact, delete_contacts
from app.services.nuisances import Through
from app.services.today import at_a_glance
from app.services.trust import trust
from tests.doubles.people import person
from tests.unit.domain.facts import Fact, day, exchanged, introduced, met
from tests.unit.domain.facts import book as timelines_of
from tests.unit.domain.test_properties import CONTACTS

DAY = date(2026, 11, 20)
WORK = Exchange(ContactId(0), DAY, Direction.RECEIVED, ExchangeKind.BUSINESS, amount=Money(80_000))


@pytest.fixture
def people(book: CardBook) -> list[ContactId]:
    return [book.run(add_contact, person(name)).value for name in ("甲 一", "乙 二", "丙 三")]


def record(book: CardBook, **values: object) -> ExchangeId:
    made = replace(WORK, **values)  # type: ignore[arg-type]
    return book.run(exchanges.record_exchange, made).value


def walked(book: CardBook, exchange_id: ExchangeId) -> list[tuple[str, ContactId]]:
    links = book.ask(settling.chain_of, exchange_id)
    return [(type(link.fact).__name__, link.contact_id) for link in links]


def test_a_contract_leads_back_over_an_introduction_to_the_event(
    book: CardBook, people: list[ContactId]
) -> None:
    client, friend, _ = people
    held = book.run(events.add_event, Event("秋の会", DAY)).value
    book.run(history.meet_at_event, friend, held)
    book.run(history.meet, Encounter(client, DAY))
    made = book.run(introductions.introduce, Introduction(DAY, client, introducer=friend)).value
    chance = record(book, contact_id=client, kind=ExchangeKind.OPPORTUNITY, introduction_id=made)
    work = record(book, contact_id=client, led_by=chance)
    way = [("Exchange", client), ("Exchange", client), ("Introduction", client)]
    assert walked(book, work) == [*way, ("Encounter", friend)]
    book.run(history.delete_fact, book.ask(introductions.introduction, made))
    assert book.ask(exchanges.exchange, chance).introduction_id is None
    assert walked(book, work) == [*way[:2], ("Encounter", client)]
    book.run(undo.undo)
    assert walked(book, work) == [*way, ("Encounter", friend)]


def test_what_somebody_brought_about_leads_back_to_how_they_became_known(
    book: CardBook, people: list[ContactId]
) -> None:
    client, friend, unmet = people
    for who in (client, friend):
        book.run(history.meet, Encounter(who, DAY))
    by_friend = record(book, contact_id=client, introduced_by=friend)
    assert walked(book, by_friend) == [("Exchange", client), ("Encounter", friend)]
    by_unmet = record(book, contact_id=client, introduced_by=unmet)
    assert walked(book, by_unmet) == [("Exchange", client), ("Encounter", client)]


def test_my_own_introduction_leads_back_to_the_meeting(
    book: CardBook, people: list[ContactId]
) -> None:
    one, other, _ = people
    book.run(history.meet, Encounter(one, DAY))
    made = book.run(introductions.introduce, Introduction(DAY, other, other=one)).value
    thanks = record(book, contact_id=one, introduction_id=made)
    way = [("Exchange", one), ("Introduction", other), ("Encounter", one)]
    assert walked(book, thanks) == way


def test_who_introduced_is_said_once(book: CardBook, people: list[ContactId]) -> None:
    client, friend, third = people
    made = book.run(introductions.introduce, Introduction(DAY, client, introducer=friend)).value
    twice = record(book, contact_id=client, introduction_id=made, introduced_by=friend)
    assert book.ask(exchanges.exchange, twice).introduced_by is None
    both = record(book, contact_id=client, introduction_id=made, introduced_by=third)
    assert book.ask(exchanges.exchange, both).introduced_by == third
    plain = record(book, contact_id=client, introduced_by=friend)
    named = book.run(settling.name_cause, plain, None, made).value
    assert (named.introduction_id, named.introduced_by) == (made, None)
    again = book.run(settling.name_cause, plain, both).value
    assert (again.led_by, again.introduction_id) == (both, None)


@pytest.mark.parametrize("wrong", ["introduced_by", "introduction_id"])
def test_who_or_what_is_not_there_brings_nothing_about(
    book: CardBook, people: list[ContactId], wrong: str
) -> None:
    with pytest.raises(NotFound):
        record(book, contact_id=people[0], **{wrong: 99})
    assert book.ask(exchanges.exchanges) == ()


def test_nobody_brings_about_what_they_took_part_in(
    book: CardBook, people: list[ContactId]
) -> None:
    known = book.ask(exchanges.exchange, record(book, contact_id=people[0]))
    with pytest.raises(UserInputError):
        book.run(exchanges.change_exchange, known, {"introduced_by": people[0]})
    with pytest.raises(ValueError, match="themselves"):
        replace(known, introduced_by=people[0])
    with pytest.raises(ValueError, match="one thing"):
        replace(known, led_by=ExchangeId(1), introduction_id=IntroductionId(1))


def test_what_came_through_somebody_stands_beside_them(
    book: CardBook, people: list[ContactId]
) -> None:
    client, friend, third = people
    made = book.run(introductions.introduce, Introduction(DAY, client, introducer=friend)).value
    assert book.ask(trust, friend) == TrustFacts(introduced=1)
    record(book, contact_id=client, introduction_id=made)
    record(book, contact_id=third, introduced_by=friend, is_estimate=True)
    record(book, contact_id=client, introduced_by=friend, state=ExchangeState.PROMISED)
    came = book.ask(trust, friend)
    assert (came.worked, came.introduced, came.brought) == (1, 1, 2)
    assert (came.certain, came.estimate) == ((Money(80_000),), (Money(80_000),))
    assert book.ask(trust, client).brought == 0


def test_a_nuisance_who_brought_something_about_is_warned_of(
    book: CardBook, people: list[ContactId]
) -> None:
    client, bad, _ = people
    record(book, contact_id=client, introduced_by=bad)
    mark = Nuisance(NuisanceKind.SALES, NuisanceLevel.AVOID, DAY, contact_id=bad)
    book.run(nuisances.mark_nuisance, mark)
    (caution,) = book.ask(nuisances.cautions_about_person, client)
    assert (caution.through, caution.name) == (Through.INTRODUCER, "乙 二")


def test_every_mention_follows_a_merge_and_comes_back(
    book: CardBook, people: list[ContactId]
) -> None:
    client, friend, twin = people
    through_twin = Event(
        "秋の会", DAY, found_through=FoundThrough.WORD_OF_MOUTH, recommended_by=twin
    )
    held = book.run(events.add_event, through_twin).value
    meeting = book.run(history.meet, Encounter(client, DAY, introduced_by=twin)).value
    brought = record(book, contact_id=client, introduced_by=twin)
    own = record(book, contact_id=friend, introduced_by=twin)

    def mentions() -> list[ContactId | None]:
        line = book.ask(history.timeline, client)
        (encounter,) = (e for e in line.encounters if e.id == meeting)
        return [
            book.ask(events.event, held).recommended_by,
            encounter.introduced_by,
            book.ask(exchanges.exchange, brought).introduced_by,
            book.ask(exchanges.exchange, own).introduced_by,
        ]

    book.run(merge.merge, friend, twin)
    assert mentions() == [friend, friend, friend, None], "nobody brings about their own"
    book.run(merge.unmerge, twin)
    assert mentions() == [twin] * 4


def test_who_brought_something_about_may_be_erased(book: CardBook, people: list[ContactId]) -> None:
    client, friend, _ = people
    brought = record(book, contact_id=client, introduced_by=friend)
    book.run(delete_contacts, (friend,))
    assert book.ask(exchanges.exchange, brought).introduced_by == friend
    book.run(trash.erase, book.ask(trash.trashed))
    assert book.ask(exchanges.exchange, brought).introduced_by is None


# the rest of a promise


def promise(book: CardBook, who: ContactId, due_on: date | None) -> ExchangeId:
    state = ExchangeState.PROMISED
    values = {"direction": Direction.GAVE, "state": state, "due_on": due_on}
    return record(book, contact_id=who, **values)


def test_the_rest_keeps_its_day_or_gets_one_and_loses_it_when_done(
    book: CardBook, people: list[ContactId]
) -> None:
    due, later = DAY + timedelta(days=10), DAY + timedelta(days=30)
    number = promise(book, people[0], due)
    assert book.run(settling.settle_part, number, 10_000, DAY).value.due_on == due
    part = (number, 10_000, DAY, None, later)
    assert book.run(settling.settle_part, *part).value.due_on == later
    shown = book.glance(at_a_glance).promises
    assert [item.promise.due_on for item in shown] == [later]
    assert book.run(settling.settle_part, number, 60_000, DAY).value.due_on is None
    book.run(undo.undo)
    assert book.ask(exchanges.exchange, number).due_on == later
    book.run(undo.undo)
    assert book.ask(exchanges.exchange, number).due_on == due
    book.run(undo.redo)
    assert book.ask(exchanges.exchange, number).due_on == later
    assert book.run(exchanges.keep_promise, number, DAY).value.due_on is None


def test_a_rest_without_a_day_gets_one_in_the_table(
    book: CardBook, people: list[ContactId]
) -> None:
    number = promise(book, people[0], None)
    book.run(settling.settle_part, number, None, DAY)
    due = DAY + timedelta(days=12)
    book.run(steps.write_due, people[:1], due)
    assert book.ask(exchanges.exchange, number).due_on == due
    assert book.ask(history.timeline, people[0]).follow_ups == ()


def test_what_is_done_has_no_day(book: CardBook, people: list[ContactId]) -> None:
    known = book.ask(exchanges.exchange, record(book, contact_id=people[0]))
    with pytest.raises(UserInputError, match="done already"):
        book.run(exchanges.change_exchange, known, {"due_on": DAY})


def test_a_rest_whose_day_has_passed_counts_as_late(
    book: CardBook, people: list[ContactId]
) -> None:
    values = {"state": ExchangeState.PROMISED, "due_on": DAY - timedelta(days=3)}
    number = record(book, contact_id=people[0], on=DAY - timedelta(days=9), **values)
    book.run(settling.settle_part, number, 10_000, DAY - timedelta(days=8))
    assert book.ask(trust, people[0]).broken == 1
    assert [item.promise.id for item in book.glance(at_a_glance).promises] == [number]


# whatever the story

made_for_me = st.builds(introduced, st.integers(1, CONTACTS), by=st.just(CONTACTS + 1))
made_by_me = st.builds(introduced, st.integers(1, CONTACTS), other=st.just(CONTACTS + 1))
meetings = st.builds(met, st.integers(0, 200).map(day), who=st.integers(1, 5).map(ContactId))


@st.composite
def stories(draw: st.DrawFn) -> list[Fact]:
    """Introductions and meetings, and exchanges that name any of each other as their cause."""
    facts: list[Fact] = draw(st.lists(st.one_of(made_for_me, made_by_me, meetings), max_size=6))
    made = [f.id for f in facts if isinstance(f, Introduction)]
    count = draw(st.integers(1, 7))
    numbers = [ExchangeId(1_000 + at) for at in range(count)]
    for at, number in enumerate(numbers):
        cause = draw(st.sampled_from([None, *numbers]))
        through = draw(st.sampled_from([None, *made])) if cause is None else None
        by = draw(st.sampled_from([None, ContactId(CONTACTS + 1)]))
        facts.append(
            exchanged(
                "received", on=at, yen=draw(st.integers(1, 900)), id=number, led_by=cause,
                state=draw(st.sampled_from(["promised", "partly", "done"])),
                who=ContactId(draw(st.integers(1, CONTACTS))), introduction_id=through,
                introduced_by=by,
            )
        )  # fmt: skip
    return facts


def exchanges_in(facts: Sequence[Fact]) -> list[Exchange]:
    return [f for f in facts if isinstance(f, Exchange)]


def chains_in(facts: Sequence[Fact]) -> dict[ExchangeId | None, tuple[object, ...]]:
    lines = timelines_of(*facts, contacts=CONTACTS + 1)
    everything = {x.id: x for x in exchanges_in(facts)}
    made = {f.id: f for f in facts if isinstance(f, Introduction)}
    return {
        number: chain(x, everything, made, lines.__getitem__) for number, x in everything.items()
    }


@given(stories(), st.randoms(use_true_random=False))
def test_every_way_back_ends_and_names_nothing_twice(facts: list[Fact], random: object) -> None:
    ways = chains_in(facts)
    for number, way in ways.items():
        keys = [(type(link.fact), link.fact.id) for link in way]  # type: ignore[attr-defined]
        assert keys[0] == (Exchange, number)
        assert len(set(keys)) == len(keys) <= len(facts)
    mixed = list(facts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert chains_in(mixed) == ways


@given(stories(), st.sets(st.integers(1_000, 1_006)))
def test_what_came_through_somebody_is_the_sum_over_any_partition(
    facts: list[Fact], half: set[int]
) -> None:
    who = ContactId(CONTACTS + 1)
    line = timelines_of(*facts, contacts=CONTACTS + 1)[who]
    own = {i.id for i in line.introductions if i.introducer == who}
    through = [x for x in exchanges_in(facts) if x.introduced_by == who or x.introduction_id in own]
    whole = trust_facts(line, (), (), day(0), through)
    parts = [
        trust_facts(line, (), (), day(0), [x for x in through if (x.id in half) is inside])
        for inside in (True, False)
    ]
    assert whole.brought == sum(part.brought for part in parts)
    worth = [sum(m.amount for m in part.certain) for part in (whole, *parts)]
    assert worth[0] == worth[1] + worth[2]
    assert whole.worked >= max(part.worked for part in parts)
    assert whole.introduced == len(own)
    assert all(i.outcome is IntroductionOutcome.PENDING for i in line.introductions)

"""Encounters, repeats, parts, chains, introductions, nuisances, goals: recorded and undone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.domain.event import Budget, Event, Goal
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    IntroductionOutcome,
    Nuisance,
    NuisanceKind,
    NuisanceLevel,
    Repeat,
)
from app.domain.ids import ContactId, ExchangeId, GoalId
from app.domain.money import Money
from app.domain.repeating import next_day
from app.domain.stage import Stage
from app.errors import UserInputError
from app.services import (
    encounters,
    events,
    exchanges,
    history,
    introductions,
    nuisances,
    offers,
    settling,
    undo,
)
from app.services.contacts import add_contact
from app.services.encounters import Talk
from app.services.nuisances import Through
from tests.doubles.people import person

DAY = date(2026, 11, 20)


@pytest.fixture
def people(book: CardBook) -> list[ContactId]:
    return [
        book.run(add_contact, person(name, company)).value
        for name, company in (
            ("甲 一", "みなと商会"),
            ("乙 二", "株式会社みなと商会"),
            ("丙 三", None),
        )
    ]


def due(book: CardBook, who: ContactId) -> list[date | None]:
    return [f.due_on for f in book.ask(history.timeline, who).follow_ups if not f.done_at]


def promise(book: CardBook, who: ContactId, amount: int | None = 90_000) -> ExchangeId:
    made = Exchange(
        who,
        DAY,
        Direction.RECEIVED,
        ExchangeKind.BUSINESS,
        ExchangeState.PROMISED,
        amount=Money(amount) if amount else None,
    )
    return book.run(exchanges.record_exchange, made).value


def test_a_talk_is_kept_and_undone_as_one(book: CardBook, people: list[ContactId]) -> None:
    talk = Talk("園の改修", "見積り", date(2026, 12, 1))
    met = Encounter(people[0], DAY, introduced_by=people[1], note="庭の話")
    book.run(encounters.note_encounter, met, talk)
    line = book.ask(history.timeline, people[0])
    assert (line.encounters[0].note, line.encounters[0].introduced_by) == ("庭の話", people[1])
    assert (line.exchanges[0].note, line.exchanges[0].due_on) == ("見積り", date(2026, 12, 1))
    assert [n.text for n in book.ask(offers.needs, people[0])] == ["園の改修"]
    book.run(undo.undo)
    line = book.ask(history.timeline, people[0])
    assert (line.encounters, line.exchanges) == ((), ())
    assert book.ask(offers.needs) == ()


def test_a_note_is_added_to_a_meeting_known_already(
    book: CardBook, people: list[ContactId]
) -> None:
    event_id = book.run(events.add_event, Event("秋の会", DAY)).value
    first = book.run(history.meet_at_event, people[0], event_id).value
    told = Encounter(people[0], DAY, event_id, note="庭の話")
    assert book.run(encounters.note_encounter, told, Talk()).value == first
    (met,) = book.ask(history.timeline, people[0]).encounters
    assert met.note == "庭の話"


def test_a_repeating_follow_up_moves_with_any_contact(
    book: CardBook, people: list[ContactId]
) -> None:
    who = people[0]
    book.run(history.plan_follow_up, who, DAY, repeat=Repeat.QUARTER)
    book.run(history.record_follow_up, FollowUp(who, done_at=date(2026, 11, 22)))
    assert due(book, who) == [date(2027, 2, 22)]
    book.run(undo.undo)
    assert due(book, who) == [DAY]
    book.run(history.meet, Encounter(who, date(2026, 11, 21)))
    assert due(book, who) == [date(2027, 2, 21)]
    planned = next(f for f in book.ask(history.timeline, who).follow_ups if not f.done_at)
    assert planned.id is not None
    book.run(history.complete_follow_up, planned.id, date(2026, 11, 23))
    assert due(book, who) == [date(2027, 2, 23)]


def test_contact_long_ago_moves_nothing(book: CardBook, people: list[ContactId]) -> None:
    book.run(history.plan_follow_up, people[0], DAY, repeat=Repeat.MONTH)
    book.run(history.plan_follow_up, people[0], DAY)
    book.run(history.record_follow_up, FollowUp(people[0], done_at=date(2026, 1, 5)))
    assert due(book, people[0]) == [DAY, DAY]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(Repeat))
def test_the_next_time_is_a_period_later(day: date, repeat: Repeat) -> None:
    spans = {Repeat.MONTH: (28, 31), Repeat.QUARTER: (89, 92), Repeat.YEAR: (365, 366)}
    least, most = spans[repeat]
    assert least <= (next_day(day, repeat) - day).days <= most


def test_parts_settle_a_promise_that_stays_whole(book: CardBook, people: list[ContactId]) -> None:
    exchange_id = promise(book, people[0])
    partly = book.run(settling.settle_part, exchange_id, 30_000, DAY).value
    assert (partly.state, partly.amount) == (ExchangeState.PARTLY, Money(90_000))
    assert book.ask(settling.still_open, partly) == 60_000
    with pytest.raises(UserInputError, match="60000"):
        book.run(settling.settle_part, exchange_id, 60_001, DAY)
    done = book.run(settling.settle_part, exchange_id, 60_000, DAY).value
    assert (done.state, done.amount) == (ExchangeState.DONE, Money(90_000))
    with pytest.raises(UserInputError, match="done already"):
        book.run(settling.settle_part, exchange_id, 1, DAY)
    book.run(undo.undo)
    book.run(undo.undo)
    assert book.ask(exchanges.exchange, exchange_id).state is ExchangeState.PROMISED
    assert book.ask(settling.parts, exchange_id) == []


def test_a_chain_leads_back_to_the_event(book: CardBook, people: list[ContactId]) -> None:
    friend, client, _other = people
    event_id = book.run(events.add_event, Event("秋の会", date(2026, 9, 1))).value
    book.run(history.meet_at_event, friend, event_id)
    brought = Introduction(date(2026, 9, 20), client, introducer=friend)
    book.run(introductions.introduce, brought)
    chance = Exchange(client, date(2026, 10, 1), Direction.RECEIVED, ExchangeKind.OPPORTUNITY)
    cause = book.run(exchanges.record_exchange, chance).value
    result = promise(book, client)
    book.run(settling.name_cause, result, cause)
    links = book.ask(settling.chain_of, result)
    assert [(type(x.fact).__name__, x.contact_id) for x in links] == [
        ("Exchange", client),
        ("Exchange", client),
        ("Introduction", client),
        ("Encounter", friend),
    ]
    with pytest.raises(UserInputError, match="itself"):
        book.run(settling.name_cause, cause, result)


def test_people_who_introduced_each_other_end_the_chain(
    book: CardBook, people: list[ContactId]
) -> None:
    for one, other in pairwise((people[0], people[1], people[0])):
        book.run(introductions.introduce, Introduction(DAY, one, introducer=other))
    assert len(book.ask(settling.chain_of, promise(book, people[0]))) == 3


def test_thanks_and_outcomes_are_noted(book: CardBook, people: list[ContactId]) -> None:
    exchange_id = promise(book, people[0])
    assert book.run(settling.thank, exchange_id, DAY).value.thanked_on == DAY
    made = Introduction(DAY, people[0], other=people[1], both_asked=True)
    introduction_id = book.run(introductions.introduce, made).value
    book.run(introductions.came_of, introduction_id, IntroductionOutcome.DEAL)
    (known,) = book.ask(introductions.introductions)
    assert (known.outcome, known.both_asked) == (IntroductionOutcome.DEAL, True)
    book.run(undo.undo)
    assert book.ask(introductions.introductions)[0].outcome is IntroductionOutcome.PENDING


def mark(**subject: object) -> Nuisance:
    return Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, DAY, **subject)  # type: ignore[arg-type]


def test_colleagues_and_people_of_one_introducer_are_warned_of(
    book: CardBook, people: list[ContactId]
) -> None:
    bad, colleague, friend = people
    for who in (bad, colleague):
        book.run(introductions.introduce, Introduction(DAY, who, introducer=friend))
    book.run(nuisances.mark_nuisance, mark(contact_id=bad))
    assert book.ask(book.derived.rows)[bad].stage is Stage.NUISANCE
    found = book.ask(nuisances.cautions_about_person, colleague)
    assert [c.through for c in found] == [Through.COMPANY, Through.INTRODUCER]
    assert found[1].name == "丙 三"
    assert book.ask(nuisances.cautions_about_person, bad) == ()
    book.run(undo.undo)
    assert book.ask(nuisances.cautions_about_person, colleague) == ()


def test_an_organiser_is_warned_of(book: CardBook) -> None:
    book.run(nuisances.mark_nuisance, mark(organiser="成功倶楽部"))
    coming = Event("朝の会", date(2026, 12, 1), organiser="成功倶楽部")
    (caution,) = book.ask(nuisances.cautions_about_event, coming)
    assert (caution.through, caution.name) == (Through.ORGANISER, "成功倶楽部")
    assert book.ask(nuisances.cautions_about_event, Event("夜の会", DAY)) == ()


def test_goals_budgets_and_decisions_come_and_go(book: CardBook) -> None:
    goal_id = GoalId(book.run(events.add_goal, Goal("二冊目を出す")).value)
    event = Event("書店の会", date(2026, 11, 28), goal_id=goal_id, fee=Money(8000))
    event_id = book.run(events.add_event, event).value
    book.run(events.set_budget, Budget(date(2026, 11, 1), Money(7000)))
    use = book.ask(events.budget_of, event.day)
    assert use is not None and use.is_over
    book.run(events.decide_event, event_id, False, "高い")
    book.run(events.decide_event, event_id, True, None)
    decided = book.ask(events.decision_about, event_id)
    assert decided is not None and decided.goes
    book.run(undo.undo)
    decided = book.ask(events.decision_about, event_id)
    assert decided is not None and (decided.goes, decided.reason) == (False, "高い")
    book.run(events.delete_goal, goal_id)
    assert book.ask(events.event, event_id).goal_id is None
    book.run(undo.undo)
    assert book.ask(events.event, event_id).goal_id == goal_id

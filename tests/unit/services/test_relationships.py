"""The derived table follows every change, and the worked example of the measures holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.cardbook import CardBook
from app.domain.conditions import Conditions
from app.domain.contact import Affiliation
from app.domain.event import Event, Verdict
from app.domain.history import (
    Channel,
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    TriageChoice,
)
from app.domain.ids import ContactId, EventId
from app.domain.money import Money
from app.domain.stage import Stage
from app.errors import UserInputError
from app.services import events, exchanges, history, preferences, relationships, undo
from app.services.contacts import add_contact, delete_contacts, edit_contact
from app.services.derived_table import DerivedTable
from app.services.industries import choose_industry
from app.services.tables import events_table
from app.services.today import today
from app.store.database import Snapshot
from tests.doubles.clock import FixedClock
from tests.doubles.people import person

EVENT = Event("朝活", date(2026, 11, 23), fee=Money(5000), travel=Money(1200), hours=3.5)


def stage(book: CardBook, contact_id: ContactId) -> Stage:
    return book.ask(book.derived.rows)[contact_id].stage


def people(book: CardBook, count: int) -> list[ContactId]:
    return [book.run(add_contact, person(f"人物 {n}番")).value for n in range(count)]


def held(book: CardBook, met: list[ContactId]) -> EventId:
    event_id = book.run(events.add_event, EVENT).value
    for contact_id in met:
        book.run(history.meet_at_event, contact_id, event_id)
    return event_id


def test_stages_follow_each_record_and_each_undo(book: CardBook) -> None:
    (one,) = people(book, 1)
    assert stage(book, one) is Stage.COLLECTED
    book.run(history.choose, one, TriageChoice.WANTED)
    assert stage(book, one) is Stage.WANTED
    touch = FollowUp(one, done_at=date(2026, 11, 23), channel=Channel.MAIL)
    touch_id = book.run(history.record_follow_up, touch).value
    assert stage(book, one) is Stage.FOLLOWED_UP
    day = date(2026, 11, 24)
    book.run(history.complete_follow_up, touch_id, day, answered_at=day)
    assert stage(book, one) is Stage.ANSWERED
    gift = Exchange(one, day, Direction.GAVE, ExchangeKind.KNOWLEDGE)
    book.run(exchanges.record_exchange, gift)
    assert stage(book, one) is Stage.EXCHANGED
    book.run(undo.undo)
    assert stage(book, one) is Stage.ANSWERED
    book.run(delete_contacts, (one,))
    assert one not in book.ask(book.derived.rows)


def test_the_worked_example(book: CardBook, clock: FixedClock) -> None:
    met = people(book, 40)
    event_id = held(book, met)
    book.run(preferences.change_setting, "hourly-rate", "4000")
    for contact_id in met[:12]:
        book.run(history.choose, contact_id, TriageChoice.WANTED, event_id)
    for contact_id in met[:9]:
        book.run(history.record_follow_up, FollowUp(contact_id, done_at=date(2026, 11, 24)))
    clock.forward(days=90)
    for contact_id in met[:2]:
        (touch,) = book.ask(history.timeline, contact_id).follow_ups
        assert touch.id is not None
        answered = date(2026, 12, 1)
        book.run(history.complete_follow_up, touch.id, answered, answered_at=answered)
    lecture = Exchange(
        met[0], date(2026, 12, 10), Direction.RECEIVED, ExchangeKind.BUSINESS, amount=Money(80_000)
    )
    book.run(exchanges.record_exchange, lecture)
    (numbers,) = book.ask(relationships.event_report, book.derived, event_id)
    assert numbers.returns.full_cost == Money(20_200)
    assert (numbers.follow_up_rate.part, numbers.follow_up_rate.whole) == (9, 12)
    assert numbers.follow_up_rate.percent == 75
    assert numbers.follow_up_rate_all.percent == 22.5
    assert (numbers.living, numbers.cost_per_living_relation) == (2, 10_100)
    assert numbers.cost_per_card == 505
    assert numbers.returns.per_yen.value == pytest.approx(12.9, abs=0.01)
    assert numbers.returns.per_hour == pytest.approx(21_086, abs=1)
    assert numbers.returns.rate.percent == pytest.approx(296, abs=0.1)


def test_a_clock_that_runs_out_is_noticed_without_a_record(
    book: CardBook, clock: FixedClock
) -> None:
    (one,) = people(book, 1)
    event_id = held(book, [one])
    book.run(history.choose, one, TriageChoice.WANTED, event_id)
    (waiting,) = book.ask(today, book.derived).clocks
    assert waiting.contact.id == one
    clock.forward(days=3)
    assert book.ask(today, book.derived).clocks == ()


def test_today_asks_for_promises_and_due_follow_ups(book: CardBook, clock: FixedClock) -> None:
    one, other = people(book, 2)
    due = clock().date() + timedelta(days=1)
    promise = Exchange(
        one,
        clock().date(),
        Direction.GAVE,
        ExchangeKind.HELP,
        ExchangeState.PROMISED,
        due_on=due,
        note="紹介",
    )
    promised = book.run(exchanges.record_exchange, promise).value
    book.run(history.plan_follow_up, other, clock().date())
    seen = book.ask(today, book.derived)
    assert [p.promise.note for p in seen.promises] == ["紹介"]
    assert [d.contact.id for d in seen.due] == [other]
    book.run(exchanges.keep_promise, promised)
    assert book.ask(today, book.derived).promises == ()


def test_filters_narrow_the_view_but_not_the_numbers_of_an_event(book: CardBook) -> None:
    one, other = people(book, 2)
    event_id = held(book, [one])
    view = book.ask(relationships.view, book.derived, Conditions(frozenset({event_id})))
    assert [row.contact.id for row in view.rows] == [one]
    assert view.funnel.collected == 1
    trusted = Conditions(stages=frozenset({Stage.TRUSTED}))
    nobody = book.ask(relationships.view, book.derived, trusted)
    assert (nobody.rows, nobody.events[0].met) == ((), 1)
    assert other in book.ask(book.derived.rows)


def test_planned_events_have_no_result_and_those_left_out_no_cost(
    book: CardBook, clock: FixedClock
) -> None:
    book.run(preferences.change_setting, "hourly-rate", "4000")
    (one,) = people(book, 1)
    went = held(book, [one])
    soon = replace(EVENT, starts_at=date(2026, 12, 3))
    planned, skipped = (book.run(events.add_event, soon).value for _n in range(2))
    book.run(events.decide_event, skipped, False, "遠い")
    passed = book.run(events.add_event, EVENT).value  # its day has come, and one did not go
    book.run(events.decide_event, passed, False, None)
    report = {n.event.id: n for n in book.ask(relationships.event_report, book.derived)}
    assert report[went].returns.rate.value == -1.0 and report[went].cost_per_card == 20_200
    assert report[planned].returns.full_cost == Money(20_200)
    assert report[skipped].returns.full_cost is report[passed].returns.full_cost is None
    for each in (planned, skipped, passed):
        returns = report[each].returns
        assert returns.rate.value is returns.per_hour is returns.per_yen.value is None
    table = events_table(report.values(), {})
    shown = {row[0]: dict(zip(table.heads, row, strict=True)) for row in table.rows[:1]}
    assert shown["2026-12-03"]["Return"] is None
    book.run(history.meet_at_event, one, passed)  # so one was there after all
    (numbers,) = book.ask(relationships.event_report, book.derived, passed)
    assert numbers.returns.full_cost == Money(20_200)


def test_the_future_cannot_be_recorded(book: CardBook) -> None:
    (one,) = people(book, 1)
    with pytest.raises(UserInputError, match="still to come"):
        book.run(history.meet, Encounter(one, date(2027, 1, 1)))
    with pytest.raises(UserInputError, match="still to come"):
        book.run(history.record_follow_up, FollowUp(one, done_at=date(2027, 1, 1)))
    planned = Event("来年の会", date(2027, 1, 1))
    later = book.run(events.add_event, planned).value
    with pytest.raises(UserInputError, match="once it has begun"):
        book.run(events.judge_event, later, Verdict.MET)


def test_names_and_industries_follow_each_change(book: CardBook) -> None:
    one, two = people(book, 2)

    def shown() -> dict[ContactId, tuple[str, str | None]]:
        rows = book.ask(relationships.view, book.derived).rows
        return {row.contact.id: (row.contact.name, row.contact.industry) for row in rows}

    assert shown()[one][0] == "人物 0番"
    details = replace(person("改名 太郎"), affiliations=(Affiliation("見本商店", is_primary=True),))
    book.run(edit_contact, one, details)
    book.run(choose_industry, one, "I58")
    assert shown()[one] == ("改名 太郎", "I58")
    assert set(book.ask(book.derived.people)) == {one, two}
    book.run(delete_contacts, (two,))
    assert list(shown()) == [one]
    assert set(book.ask(book.derived.people)) == {one}
    book.run(undo.undo)
    assert shown()[two][0] == "人物 1番"


def test_work_found_by_a_chain_is_seen_at_once_with_whoever_began_it(book: CardBook) -> None:
    one, other = people(book, 2)
    day = date(2026, 11, 20)
    chance = Exchange(one, day, Direction.RECEIVED, ExchangeKind.OPPORTUNITY)
    begun = book.run(exchanges.record_exchange, chance).value
    assert stage(book, one) is Stage.EXCHANGED
    work = Exchange(other, day, Direction.RECEIVED, ExchangeKind.BUSINESS, led_by=begun)
    book.run(exchanges.record_exchange, work)
    assert stage(book, one) is Stage.MATCHED
    book.run(undo.undo)
    assert stage(book, one) is Stage.EXCHANGED


def test_who_was_written_to_keeps_the_place_in_the_view(book: CardBook) -> None:
    met = people(book, 3)
    assert [row.contact.id for row in book.ask(relationships.view, book.derived).rows] == met
    book.run(history.record_follow_up, FollowUp(met[0], done_at=date(2026, 11, 23)))
    rows = book.ask(relationships.view, book.derived).rows
    assert [row.contact.id for row in rows] == met
    assert rows[0].relationship.stage is Stage.FOLLOWED_UP


def test_a_renamed_event_is_renamed_in_the_view(book: CardBook) -> None:
    (one,) = people(book, 1)
    event_id = held(book, [one])
    assert book.ask(relationships.view, book.derived).rows[0].met[0][0] == "朝活"
    book.run(events.edit_event, replace(EVENT, name="夜会", id=event_id))
    assert book.ask(relationships.view, book.derived).rows[0].met[0][0] == "夜会"


def test_who_looks_at_an_older_view_does_not_hide_what_is_newer(book: CardBook) -> None:
    (one,) = people(book, 1)

    def look(snapshot: Snapshot, meanwhile: Callable[[], object]) -> Stage:
        assert book.derived.rows(snapshot)[one].stage is Stage.COLLECTED
        with ThreadPoolExecutor(1) as other:
            other.submit(meanwhile).result()
            other.submit(book.disconnect).result()
        return book.derived.rows(snapshot)[one].stage

    def choose() -> None:
        book.run(history.choose, one, TriageChoice.WANTED)

    assert book.ask(look, choose) is Stage.COLLECTED  # this view is older
    assert stage(book, one) is Stage.WANTED

    def rename() -> None:
        book.run(preferences.change_setting, "dormant-days", "90")
        book.run(edit_contact, one, person("改名 太郎"))
        book.run(history.choose, one, TriageChoice.LET_GO)

    book.run(undo.undo)
    book.ask(look, rename)
    assert stage(book, one) is Stage.LET_GO
    assert book.ask(book.derived.people)[one].name == "改名 太郎"


def test_the_table_is_told_of_a_change_before_the_window(book: CardBook) -> None:
    (one,) = people(book, 1)
    seen: list[Stage] = []
    book.bus.subscribe(lambda _changes: seen.append(stage(book, one)))  # as the window does
    assert stage(book, one) is Stage.COLLECTED  # which makes the table only now
    book.run(history.choose, one, TriageChoice.WANTED)
    assert seen == [Stage.WANTED]


def test_what_was_prepared_is_what_would_have_been_derived(book: CardBook) -> None:
    held(book, people(book, 3))
    before = book.ask(relationships.view, DerivedTable())
    prepared = DerivedTable()
    book.ask(prepared.prepare)
    assert book.ask(relationships.view, prepared).funnel == before.funnel
    assert [row.relationship for row in book.ask(relationships.view, prepared).rows] == [
        row.relationship for row in before.rows
    ]


class Meanwhile(list[ContactId]):
    """Ids; while somebody goes over them, something happens once."""

    happens: Callable[[], object] | None = None

    def __iter__(self) -> Iterator[ContactId]:
        happens, self.happens = self.happens, None
        if happens is not None:
            happens()
        return super().__iter__()


@pytest.mark.parametrize("everybody", [False, True])
def test_who_changes_while_all_are_prepared_is_derived_anew(
    book: CardBook, everybody: bool
) -> None:
    one, two = people(book, 2)

    def change() -> None:
        book.run(history.choose, one, TriageChoice.WANTED)
        if everybody:
            book.run(preferences.change_setting, "dormant-days", "90")
        book.disconnect()

    def happens() -> None:
        with ThreadPoolExecutor(1) as other:
            other.submit(change).result()

    def prepare(snapshot: Snapshot) -> bool:
        ids = Meanwhile([one, two])
        ids.happens = happens
        return book.derived._prepare(snapshot, ids)

    assert book.ask(prepare) is not everybody
    assert (stage(book, one), stage(book, two)) == (Stage.WANTED, Stage.COLLECTED)


def test_after_a_clock_ran_out_the_table_is_what_it_would_be_anew(
    book: CardBook, clock: FixedClock
) -> None:
    met = people(book, 3)
    held(book, met[:2])
    book.run(history.meet, Encounter(met[2], clock.now - timedelta(hours=1)))
    for hours in (40, 9, 1, 2):  # over the ends of both clocks, and over midnight
        clock.forward(hours=hours)
        kept, anew = (book.ask(table.rows).values() for table in (book.derived, DerivedTable()))
        assert [(r.stage, r.clocks, r.follow_up, r.dormant) for r in kept] == [
            (r.stage, r.clocks, r.follow_up, r.dormant) for r in anew
        ]


def test_what_was_prepared_from_an_older_view_is_dropped(book: CardBook) -> None:
    (one,) = people(book, 1)

    def prepare(snapshot: Snapshot) -> None:
        with ThreadPoolExecutor(1) as other:
            other.submit(book.run, history.choose, one, TriageChoice.WANTED).result()
            other.submit(book.disconnect).result()
        book.derived.prepare(snapshot)

    book.ask(prepare)
    assert stage(book, one) is Stage.WANTED

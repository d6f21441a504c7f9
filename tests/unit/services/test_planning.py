"""What is known before an event: its earlier ones, its people, its price, and what fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from app.cardbook import CardBook
from app.domain.event import Budget, Event, FoundThrough, Verdict
from app.domain.history import Encounter, Nuisance, NuisanceKind, NuisanceLevel
from app.domain.ids import EventId
from app.domain.money import Money
from app.domain.offers import Need, Offer
from app.services import events, history, nuisances, offers, planning, undo
from app.services.coming import coming_at_a_glance
from app.services.contacts import add_contact, delete_contacts
from app.services.planning import Plan
from app.services.today import at_a_glance
from tests.doubles.people import person

COMING = Event(
    "出版の会 冬", date(2026, 12, 5), series="出版の会", purpose="編集者に会う", fee=Money(5000),
    wanted_industries=("G",),
)  # fmt: skip


@pytest.fixture
def coming(book: CardBook) -> EventId:
    """Two earlier ones of the series; a friend at both, a bore at one."""
    friend, bore, word = (
        book.run(add_contact, person(n)).value for n in ("友 一", "困 二", "語 三")
    )
    held = Event("出版の会 春", date(2026, 4, 1), series="出版の会")
    trusted = FoundThrough.WORD_OF_MOUTH
    for at, verdict in enumerate((Verdict.MET, Verdict.MISSED)):
        past = replace(held, starts_at=date(2026, 4 + at, 1))
        told = replace(past, found_through=trusted, recommended_by=word)
        event_id = book.run(events.add_event, told).value
        book.run(events.judge_event, event_id, verdict)
        met = Encounter(friend, past.day, event_id, note=f"話 {at}")
        book.run(history.meet, met)
    book.run(history.meet, Encounter(bore, date(2026, 5, 1), event_id))
    mark = Nuisance(NuisanceKind.MLM, NuisanceLevel.AVOID, date(2026, 5, 2), contact_id=bore)
    book.run(nuisances.mark_nuisance, mark)
    book.run(events.set_budget, Budget(date(2026, 12, 1), Money(4000)))
    planned = replace(COMING, found_through=trusted, recommended_by=word)
    book.run(offers.add_need, Need("販促の事例", date(2026, 5, 1), friend))
    return book.run(events.add_event, planned).value


def plan(book: CardBook, event_id: EventId) -> Plan:
    return book.ask(planning.plan, book.derived, event_id)


def test_the_plan_says_what_is_known(book: CardBook, coming: EventId) -> None:
    known = plan(book, coming)
    assert [n.event.day.month for n in known.earlier] == [5, 4]
    assert (known.record.events, float(known.record.hits)) == (2, 1.0)
    assert known.recommender is not None
    assert (known.recommender[0].name, known.recommender[1].events) == ("語 三", 2)
    assert [(e.contact.name, e.times, e.last_said) for e in known.expected] == [
        ("友 一", 2, "話 1")
    ]
    assert [p.name for p in known.nuisances] == ["困 二"]
    assert known.many_nuisances
    assert known.budget is not None and known.budget.is_over


def test_a_glance_says_of_the_next_event_what_its_plan_says(
    book: CardBook, coming: EventId
) -> None:
    known = plan(book, coming)
    seen = book.glance(partial(coming_at_a_glance, event=known.event))
    assert seen.recommender == known.recommender is not None
    assert seen.budget == known.budget is not None
    assert seen.expected == known.expected != ()


def test_who_is_in_the_trash_is_not_expected(book: CardBook, coming: EventId) -> None:
    (friend,) = plan(book, coming).expected
    book.run(delete_contacts, (friend.contact.id,))
    event = plan(book, coming).event
    assert book.glance(partial(coming_at_a_glance, event=event)).expected == ()
    assert plan(book, coming).expected == ()


def test_content_fits_by_purpose_need_and_industry(book: CardBook, coming: EventId) -> None:
    for offer in (
        Offer("販促の事例集"),
        Offer("編集者向けの講演"),
        Offer("動画", industries=("G41",)),
        Offer("野菜の卸"),
    ):
        book.run(offers.add_offer, offer)
    fitting = plan(book, coming).fitting
    assert {f.offer.title for f in fitting} == {"販促の事例集", "編集者向けの講演", "動画"}
    assert all(f.why for f in fitting)


def test_only_what_is_still_to_come_is_planned(book: CardBook, coming: EventId) -> None:
    assert [e.id for e in book.ask(planning.planned_events)] == [coming]
    book.run(events.decide_event, coming, False, "予算")
    decided = plan(book, coming).decision
    assert decided is not None and (decided.goes, decided.reason) == (False, "予算")


def test_what_one_left_out_is_none_of_the_earlier_ones(book: CardBook, coming: EventId) -> None:
    earlier = plan(book, coming).earlier
    left_out = replace(earlier[0].event, id=None, starts_at=date(2026, 6, 1), verdict=None)
    event_id = book.run(events.add_event, left_out).value
    assert len(plan(book, coming).earlier) == len(earlier) + 1
    book.run(events.decide_event, event_id, False, "遠い")
    assert plan(book, coming).earlier == earlier


def test_an_event_of_which_nothing_is_known_has_a_plan(book: CardBook) -> None:
    bare = book.run(events.add_event, Event("はじめての会", date(2026, 12, 24))).value
    known = plan(book, bare)
    assert (known.earlier, known.expected, known.budget, known.fitting) == ((), (), None, ())
    assert not known.many_nuisances


def test_what_one_leaves_out_uses_no_budget_and_is_not_the_next_event(book: CardBook) -> None:
    day = book.clock().astimezone().date()
    month = (day + timedelta(days=40)).replace(day=1)
    book.run(events.set_budget, Budget(month, Money(10_000), 8))
    coming = Event("朝活", month, fee=Money(4_000), hours=3)
    first = book.run(events.add_event, coming).value
    later = book.run(events.add_event, replace(coming, starts_at=month + timedelta(days=5))).value

    def planned() -> tuple[int, float, int | None]:
        use, seen = book.ask(events.budget_of, month), book.glance(at_a_glance).next_event
        assert use is not None
        return use.money_planned, use.hours_planned, seen.id if seen else None

    assert planned() == (8_000, 6, first)
    book.run(events.decide_event, first, False, "遠い")
    assert planned() == (4_000, 3, later)
    book.run(events.decide_event, first, True, None)
    assert planned() == (8_000, 6, first)
    book.run(undo.undo)
    assert planned() == (4_000, 3, later)

"""The made-up year: believable, fresh on any day, and cleared by one undoable step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.cli.demo_story import tell_past, tell_rest
from app.domain.contact import ContactDetails, PersonName
from app.domain.event import Verdict, is_left_out
from app.domain.history import Direction
from app.domain.ids import ContactId
from app.domain.stage import Stage
from app.i18n import set_language
from app.services import (
    contacts,
    events,
    exchanges,
    matching,
    offers,
    planning,
    relationships,
    settling,
    today,
    trash,
    undo,
    year,
)
from app.services.demonstration import (
    clear_demonstration,
    is_demonstration,
    mark_demonstration,
)
from app.store.journal import next_undo

SAMPLES = 21


def _add(book: CardBook, name: str) -> ContactId:
    return book.run(contacts.add_contact, ContactDetails(PersonName(name))).value


@pytest.fixture(scope="module", params=["ja", "en"])
def demo(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    set_language(request.param)
    folder = tmp_path_factory.mktemp("demo") / "book"
    year = tell_past(folder)
    book = CardBook(folder)
    tell_rest(book, year, [_add(book, f"Sample {n}") for n in range(SAMPLES)])
    book.run(mark_demonstration)
    book.disconnect()
    yield folder
    set_language("en")


@pytest.fixture
def book(demo: Path) -> Iterator[CardBook]:
    opened = CardBook(demo)
    yield opened
    opened.disconnect()


def test_the_year_is_full_of_people_and_events(book: CardBook) -> None:
    view = book.ask(relationships.view, book.derived)
    held = book.ask(events.past_events)
    assert len(view.rows) >= 120
    assert len(held) >= 8
    assert {row.relationship.stage for row in view.rows} == set(Stage)
    assert {event.verdict for event in held} >= set(Verdict)
    assert all(row.met for row in view.rows if not row.contact.name.startswith("Sample"))
    assert set(view.sources) >= {"word_of_mouth", "search"}
    assert len(view.recommenders) >= 2


def test_today_has_something_in_every_block(book: CardBook) -> None:
    found = book.ask(today.today, book.derived)
    assert found.clocks and found.due and found.again
    assert {promise.is_mine for promise in found.promises} == {True, False}
    assert found.next_event is not None and found.next_event.purpose


def test_somebody_of_the_last_event_still_waits_for_a_word(book: CardBook) -> None:
    last = book.ask(events.past_events)[0]
    (numbers,) = book.ask(relationships.event_report, book.derived, last.id)
    assert numbers.follow_up_rate.running > 0 and numbers.follow_up_rate.part > 0


def test_one_series_never_met_its_purpose_and_one_always_did(book: CardBook) -> None:
    verdicts: dict[str, set[Verdict]] = {}
    for event in book.ask(events.past_events):
        if event.series and event.verdict:
            verdicts.setdefault(event.series, set()).add(event.verdict)
    assert {Verdict.MISSED} in verdicts.values() and {Verdict.MET} in verdicts.values()


def test_what_was_left_out_kept_money_and_stopped_a_series(book: CardBook) -> None:
    decided = book.ask(events.decisions)
    left_out = [e for e in book.ask(events.past_events) if is_left_out(decided.get(e.id, ()))]
    assert left_out and all(decided[e.id][-1].reason for e in left_out)
    review = book.ask(year.year, book.derived, left_out[0].day.year).review
    assert review.saved and review.saved[0].amount > 0
    assert {stopped.name for stopped in review.stopped} >= {left_out[0].name}
    assert left_out[0].id not in {event.id for event in review.events}


def test_a_contract_leads_back_over_an_introduction_to_an_event(book: CardBook) -> None:
    paid = [x for x in book.ask(exchanges.exchanges) if x.led_by is not None and x.amount]
    chains = [book.ask(settling.chain_of, x.id) for x in paid if x.id is not None]
    kinds = [[type(link.fact).__name__ for link in chain] for chain in chains]
    assert ["Exchange", "Exchange", "Introduction", "Encounter"] in kinds


def test_a_match_and_a_budget_near_its_limit_are_there(book: CardBook) -> None:
    assert {m.match.kind for m in book.ask(matching.find_matches, book.derived)} == {
        "i_help",
        "they_help",
        "introduce",
    }
    coming = book.ask(planning.planned_events)[0]
    use = book.ask(events.budget_of, coming.day)
    assert use is not None and use.budget.money is not None and not use.is_over
    assert use.money_used + use.money_planned > 0.9 * use.budget.money.amount


def test_it_is_told_from_the_day_of_telling(book: CardBook) -> None:
    day = date.today()  # noqa: DTZ011  # the user's own day
    ages = [(day - event.day).days for event in book.ask(events.past_events)]
    assert ages[0] == 1 and 300 < ages[-1] < 366


def test_telling_is_nothing_to_undo(book: CardBook) -> None:
    step = book.ask(next_undo)
    assert step is None or step.label == "Add a contact"


def test_clearing_leaves_own_cards_and_comes_back_with_one_undo(book: CardBook) -> None:
    mine = _add(book, "My own")
    before = book.ask(relationships.view, book.derived)
    assert book.ask(is_demonstration)
    book.run(clear_demonstration)
    view = book.ask(relationships.view, book.derived)
    assert [row.contact.id for row in view.rows] == [mine]
    assert not view.events and not view.recommenders
    assert not book.ask(offers.offers) and not book.ask(events.goals)
    assert not book.ask(today.today, book.derived).count
    assert not book.ask(is_demonstration)
    assert len(book.ask(trash.trashed)) >= 120
    book.run(undo.undo)
    again = book.ask(relationships.view, book.derived)
    assert again.funnel == before.funnel and len(again.rows) == len(before.rows)
    assert [n.returns for n in again.events] == [n.returns for n in before.events]
    assert book.ask(is_demonstration)
    book.run(contacts.delete_contacts, (mine,))


def test_a_book_without_demonstration_loses_nothing(tmp_path: Path) -> None:
    book = CardBook(tmp_path / "own")
    _add(book, "Somebody")
    assert not book.ask(is_demonstration)
    book.run(clear_demonstration)
    assert len(book.ask(relationships.view, book.derived).rows) == 1
    assert book.ask(trash.trashed) == ()
    book.disconnect()


def test_promises_go_both_ways_and_one_is_settled_in_parts(book: CardBook) -> None:
    found = book.ask(exchanges.exchanges)
    assert {x.direction for x in found if x.state == "promised"} == set(Direction)
    partly = [x.id for x in found if x.state == "partly"]
    assert partly and book.ask(settling.parts, partly[0])  # type: ignore[arg-type]

"""Conditions narrow the relationship view; kept under a name they come back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.domain.conditions import EVERYBODY, Conditions
from app.domain.event import Event, FoundThrough
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.errors import UserInputError
from app.services import events, filters, history, relationships, undo
from app.services.contacts import add_contact
from tests.doubles.people import person


def shown(book: CardBook, conditions: Conditions) -> set[ContactId]:
    view = book.ask(relationships.view, book.derived, conditions)
    return {row.contact.id for row in view.rows}


@pytest.fixture
def met(book: CardBook) -> dict[str, int]:
    """Two events, one on somebody's word; one person met at each."""
    ids = {n: book.run(add_contact, person(f"人物 {n}番")).value for n in ("one", "two", "word")}
    autumn = Event("秋の会", date(2026, 10, 1), found_through=FoundThrough.WORD_OF_MOUTH)
    spring = Event("春の会", date(2026, 4, 1))
    autumn_id = book.run(events.add_event, replace(autumn, recommended_by=ids["word"])).value
    spring_id = book.run(events.add_event, spring).value
    book.run(history.meet_at_event, ids["one"], autumn_id)
    book.run(history.meet_at_event, ids["two"], spring_id)
    return {**ids, "autumn": autumn_id, "spring": spring_id}


def test_each_condition_narrows(book: CardBook, met: dict[str, int]) -> None:
    one, two = ContactId(met["one"]), ContactId(met["two"])
    autumn, spring = EventId(met["autumn"]), EventId(met["spring"])
    assert shown(book, EVERYBODY) == {one, two, met["word"]}
    assert shown(book, Conditions(events=frozenset({autumn, spring}))) == {one, two}
    assert shown(book, Conditions(since=date(2026, 9, 1))) == {one}
    assert shown(book, Conditions(until=date(2026, 4, 1))) == {two}
    assert shown(book, Conditions(recommenders=frozenset({ContactId(met["word"])}))) == {one}
    assert shown(book, Conditions(stages=frozenset({Stage.TRUSTED}))) == set()


def test_event_and_period_must_hold_of_one_meeting(book: CardBook, met: dict[str, int]) -> None:
    one, spring = ContactId(met["one"]), EventId(met["spring"])
    book.run(history.meet_at_event, one, spring)
    both = Conditions(events=frozenset({spring}), since=date(2026, 9, 1))
    assert shown(book, both) == set()


def test_tags_narrow(book: CardBook, met: dict[str, int]) -> None:
    tagged = book.run(add_contact, replace(person("札 付男"), tags=("園芸",))).value
    assert shown(book, Conditions(tags=frozenset({"園芸"}))) == {tagged}
    assert book.ask(filters.all_tags) == ("園芸",)


def test_a_saved_filter_comes_back_and_is_undone(book: CardBook) -> None:
    wanted = Conditions(stages=frozenset({Stage.WANTED}), since=date(2026, 1, 1))
    book.run(filters.save_filter, " 今年 ", wanted)
    assert book.ask(filters.saved_filters) == {"今年": wanted}
    book.run(filters.save_filter, "今年", EVERYBODY)
    assert book.ask(filters.saved_filters) == {"今年": EVERYBODY}
    book.run(filters.drop_filter, "今年")
    book.run(undo.undo)
    book.run(undo.undo)
    assert book.ask(filters.saved_filters) == {"今年": wanted}
    book.run(undo.undo)
    assert book.ask(filters.saved_filters) == {}
    with pytest.raises(UserInputError, match="name"):
        book.run(filters.save_filter, " ", wanted)


days = st.none() | st.dates()
conditions = st.builds(
    Conditions,
    st.frozensets(st.builds(EventId, st.integers(1, 99))),
    st.frozensets(st.sampled_from(["A", "G39", "出版"])),
    st.frozensets(st.sampled_from(Stage)),
    st.frozensets(st.text(max_size=5)),
    st.frozensets(st.builds(ContactId, st.integers(1, 99))),
    days,
    days,
)


@given(conditions)
def test_conditions_survive_as_text(chosen: Conditions) -> None:
    assert filters.from_text(filters.to_text(chosen)) == chosen

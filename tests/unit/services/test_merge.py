"""Two entries become one, and two again."""

from __future__ import annotations

from datetime import date

import pytest

from app.cardbook import CardBook
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeKind,
    FollowUp,
    Introduction,
)
from app.domain.ids import ContactId
from app.errors import UserInputError
from app.services import history, introductions, merge
from app.services.contacts import add_contact, edit_contact, view
from app.store import contacts
from tests.doubles.people import person

DAY = date(2026, 11, 20)


@pytest.fixture
def two(book: CardBook) -> tuple[ContactId, ContactId]:
    one = book.run(
        add_contact, person("田中 一郎", "あおば地所", "i.tanaka@aoba.example.co.jp", title="課長")
    ).value
    other = book.run(
        add_contact,
        person("田中 一郎", "㈱あおば地所", mobile="090-0000-1234", kana="タナカ イチロウ"),
    ).value
    return one, other


def test_everything_moves_to_the_survivor(book: CardBook, two: tuple[ContactId, ContactId]) -> None:
    one, other = two
    friend = book.run(add_contact, person("鈴木 花子")).value
    book.run(history.meet, Encounter(other, DAY))
    book.run(history.record_follow_up, FollowUp(other, done_at=DAY))
    gift = Exchange(other, DAY, Direction.GAVE, ExchangeKind.KNOWLEDGE)
    book.run(history.record_exchange, gift)
    book.run(introductions.introduce, Introduction(DAY, other, introducer=friend))
    book.run(merge.merge, one, other)
    told = book.ask(history.timeline, one)
    facts = (told.encounters, told.follow_ups, told.exchanges, told.introductions)
    assert [len(f) for f in facts] == [1, 1, 1, 1]
    details = book.ask(view, one).contact.details
    assert details.name.family_kana == "タナカ"
    assert {m.value for m in details.methods} == {"i.tanaka@aoba.example.co.jp", "090-0000-1234"}
    assert book.ask(contacts.all_ids) == (one, friend)


def test_unmerging_brings_both_back(book: CardBook, two: tuple[ContactId, ContactId]) -> None:
    one, other = two
    book.run(history.meet, Encounter(other, DAY))
    before = [book.ask(view, i).contact.details for i in two]
    book.run(merge.merge, one, other)
    book.run(add_contact, person("鈴木 花子"))
    book.run(merge.unmerge, other)
    assert [book.ask(view, i).contact.details for i in two] == before
    assert len(book.ask(history.timeline, other).encounters) == 1
    assert book.ask(merge.merge_step, other) is None


def test_unmerging_is_refused_where_the_survivor_changed(
    book: CardBook, two: tuple[ContactId, ContactId]
) -> None:
    one, other = two
    book.run(merge.merge, one, other)
    book.run(edit_contact, one, person("田中 二郎"))
    with pytest.raises(UserInputError, match="Change a contact"):
        book.run(merge.unmerge, other)


def test_a_contact_is_not_merged_with_itself_or_twice(
    book: CardBook, two: tuple[ContactId, ContactId]
) -> None:
    one, other = two
    with pytest.raises(UserInputError):
        book.run(merge.merge, one, one)
    book.run(merge.merge, one, other)
    with pytest.raises(UserInputError):
        book.run(merge.merge, one, other)

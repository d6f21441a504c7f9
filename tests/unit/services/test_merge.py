"""Two entries become one, and two again."""

from __future__ import annotations

from dataclasses import replace
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
from app.services import exchanges, history, introductions, merge
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
    book.run(exchanges.record_exchange, gift)
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


def test_unmerging_keeps_what_was_changed_since(
    book: CardBook, two: tuple[ContactId, ContactId]
) -> None:
    one, other = two
    meeting = book.run(history.meet, Encounter(other, DAY)).value
    book.run(merge.merge, one, other)
    both = book.ask(view, one).contact.details
    book.run(edit_contact, one, replace(both, name=replace(both.name, printed="田中 二郎")))
    book.run(history.meet, Encounter(one, date(2026, 11, 22)))
    book.run(merge.unmerge, other)
    kept, back = (book.ask(view, i).contact for i in two)
    assert kept.details.name.printed == "田中 二郎"
    assert kept.details.name.family_kana is None
    assert [m.value for m in kept.details.methods] == ["i.tanaka@aoba.example.co.jp"]
    assert (back.deleted_at, back.merged_into) == (None, None)
    assert [m.value for m in back.details.methods] == ["090-0000-1234"]
    assert [m.id for m in book.ask(history.timeline, other).encounters] == [meeting]
    assert len(book.ask(history.timeline, one).encounters) == 1


def test_a_contact_is_not_merged_with_itself_or_twice(
    book: CardBook, two: tuple[ContactId, ContactId]
) -> None:
    one, other = two
    with pytest.raises(UserInputError):
        book.run(merge.merge, one, one)
    book.run(merge.merge, one, other)
    with pytest.raises(UserInputError):
        book.run(merge.merge, one, other)

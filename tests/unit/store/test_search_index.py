"""What a search finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cardbook import CardBook
from app.domain.event import Event
from app.domain.ids import ContactId
from app.domain.search import ContactQuery
from app.services import events, history, search, undo
from app.services.contacts import add_contact, delete_contacts
from app.services.industries import choose_industry
from app.store import contacts, search_index
from tests.doubles.people import person

TANAKA = person(
    "田中 一郎",
    "株式会社あおば地所",
    "i.tanaka@aoba.example.co.jp",
    kana="タナカ イチロウ",
    mobile="090-0000-1234",
)


def found(book: CardBook, text: str) -> list[str]:
    ids = book.ask(search.find, book.ask(search.parse, text), book.derived)
    return [c.details.name.printed for c in book.ask(contacts.load, ids).values()]


@pytest.fixture
def tanaka(book: CardBook) -> ContactId:
    book.run(add_contact, person("鈴木 花子", "みなと印刷"))
    return book.run(add_contact, TANAKA).value


@pytest.mark.usefixtures("tanaka")
@pytest.mark.parametrize(
    "text",
    [
        "田中", "田中一郎", "田中　一郎", "中", "たなか", "タナカ", "ﾀﾅｶ", "あおば", "地所",
        "090-0000-1234", "09000001234", "aoba.example", "I.TANAKA", "一郎 地所",
    ],
)  # fmt: skip
def test_any_part_finds(book: CardBook, text: str) -> None:
    assert found(book, text) == ["田中 一郎"]


@pytest.mark.usefixtures("tanaka")
@pytest.mark.parametrize(
    "text", ["不動産", "不動産・賃貸", "real estate", "地所 不動産", "不動産 田中"]
)
def test_people_are_found_by_their_industry(book: CardBook, text: str) -> None:
    assert found(book, text) == ["田中 一郎"]


def test_another_industry_is_found_at_once(book: CardBook, tanaka: ContactId) -> None:
    book.run(choose_industry, tanaka, "E09")
    assert found(book, "不動産") == []
    assert found(book, "食品") == ["田中 一郎"]


@pytest.mark.parametrize("text", ["zoe", "Zoë", "cafe", "CAFÉ", "etoile", "muller", "müller"])
def test_marks_of_latin_letters_need_not_be_typed(book: CardBook, text: str) -> None:
    book.run(add_contact, person("Zoë Müller", "Café Étoile"))
    assert found(book, text) == ["Zoë Müller"]


@pytest.mark.usefixtures("tanaka")
@pytest.mark.parametrize("text", ["田一", "佐藤", "田中 印刷", "-田中 地所", "'", '"', "NEAR", "*"])
def test_what_is_not_there_is_not_found(book: CardBook, text: str) -> None:
    expected = ["鈴木 花子", "田中 一郎"] if text in ("'", '"', "*") else []
    assert sorted(found(book, text)) == sorted(expected)


def test_changes_trash_and_undo_are_followed(book: CardBook, tanaka: ContactId) -> None:
    book.run(delete_contacts, (tanaka,))
    assert found(book, "田中") == []
    book.run(undo.undo)
    assert found(book, "田中") == ["田中 一郎"]


def test_names_come_before_companies(book: CardBook, tanaka: ContactId) -> None:
    book.run(add_contact, person("青木 健", "田中商店"))
    assert found(book, "田中") == ["田中 一郎", "青木 健"]


def test_filters(book: CardBook, tanaka: ContactId) -> None:
    event_id = book.run(events.add_event, Event("朝活", date(2026, 11, 20))).value
    book.run(history.meet_at_event, tanaka, event_id)
    book.run(choose_industry, tanaka, "K68")
    assert found(book, "event:朝活") == ["田中 一郎"]
    assert found(book, "industry:K") == ["田中 一郎"]
    assert found(book, "業種:不動産 地所") == ["田中 一郎"]
    assert found(book, "朝活") == ["田中 一郎"]
    assert found(book, "stage:collected 鈴木") == ["鈴木 花子"]
    assert found(book, "stage:trusted") == []


def test_rebuilding_changes_no_answer(book: CardBook, tanaka: ContactId) -> None:
    from app.changes import command

    before = book.ask(search_index.find, ContactQuery(words=("田中",)))
    book.run(command("rebuild", origin="system")(search_index.rebuild))
    assert book.ask(search_index.find, ContactQuery(words=("田中",))) == before


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    note=st.text(st.characters(categories=["L", "N", "Zs", "P"]), min_size=2, max_size=30),
    data=st.data(),
)
def test_any_two_letters_of_a_note_are_found(
    book: CardBook, note: str, data: st.DataObject
) -> None:
    contact_id = book.run(add_contact, replace(person("山田 太郎"), note=note)).value
    start = data.draw(st.integers(0, len(note) - 2))
    word = note[start : start + 2]
    if len(word.split()) == 1:
        assert contact_id in book.ask(search_index.find, ContactQuery(words=(word,)))

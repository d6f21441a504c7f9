"""What is typed into a search, and whom it finds."""

from __future__ import annotations

from datetime import date

import pytest

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, PersonName
from app.domain.event import Event
from app.domain.history import Encounter, TriageChoice
from app.domain.ids import ContactId
from app.domain.search import ListOrder
from app.errors import EnishiError
from app.services import contacts as people
from app.services import events, history, listing, search
from app.services.contacts import add_contact
from app.services.industries import choose_industry
from app.store import contacts
from tests.doubles.people import person


def found(book: CardBook, text: str) -> list[str]:
    ids = book.ask(search.find, book.ask(search.parse, text), book.derived)
    return sorted(c.details.name.printed for c in book.ask(contacts.load, ids).values())


def add(book: CardBook, details: ContactDetails) -> ContactId:
    return book.run(add_contact, details).value


@pytest.mark.parametrize(
    "text", ["やまだ", "ヤマダ", "yamada", "YAMADA", "山田", "ﾔﾏﾀﾞ", "yamada taro", "taro yamada"]
)
@pytest.mark.parametrize(
    "name",
    [PersonName("山田 太郎", "山田", "太郎", "ヤマダ", "タロウ"), PersonName("山田 太郎"),
     PersonName("山田太郎")],
)  # fmt: skip
def test_a_name_is_found_in_any_script(book: CardBook, name: PersonName, text: str) -> None:
    add(book, ContactDetails(name))
    add(book, ContactDetails(PersonName("鈴木 花子")))
    assert found(book, text) == [name.printed]


@pytest.mark.parametrize("text", ["satou", "sato", "satoh", "Satō", "さとう"])
def test_all_romanisations_of_a_name_are_one(book: CardBook, text: str) -> None:
    add(book, person("佐藤 健", kana="サトウ ケン"))
    assert found(book, text) == ["佐藤 健"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [("髙橋 一", "高橋"), ("山﨑 誠", "山崎"), ("斉藤 学", "齋藤"), ("齊藤 学", "斎藤"),
     ("高橋 一", "髙橋"), ("辻 一", "辻一"), ("森 茂", "森茂")],
)  # fmt: skip
def test_old_and_new_shapes_are_one(book: CardBook, written: str, typed: str) -> None:
    add(book, person(written))
    assert found(book, typed) == [written]


@pytest.mark.parametrize(
    "typed", ["株式会社あおば", "(株)あおば", "㈱あおば", "あおば㈱", "あおば"]
)
def test_the_legal_form_does_not_matter(book: CardBook, typed: str) -> None:
    add(book, person("田中 一", "あおば地所株式会社"))
    assert found(book, typed) == ["田中 一"]


@pytest.mark.parametrize(
    "typed",
    ["03-0000-1234", "0300001234", "０３－００００－１２３４", "03(0000)1234", "+81 3 0000 1234"],
)
def test_a_number_is_found_however_it_is_written(book: CardBook, typed: str) -> None:
    add(book, person("田中 一", mobile="03-0000-1234"))
    assert found(book, typed) == ["田中 一"]


@pytest.fixture
def evening(book: CardBook) -> CardBook:
    meeting = book.run(events.add_event, Event("港区 朝活", date(2026, 11, 20))).value
    other = book.run(events.add_event, Event("読書会", date(2026, 10, 2))).value
    tanaka = add(book, person("田中 一", "あおば社", address="東京都港区海岸通三丁目1-1"))
    sato = add(book, person("佐藤 健", "みなと印刷", address="大阪府大阪市北区1-1"))
    suzuki = add(book, person("鈴木 花"))
    for contact_id, event_id in ((tanaka, meeting), (sato, meeting), (suzuki, other)):
        book.run(history.meet_at_event, contact_id, event_id)
    book.run(history.meet, Encounter(suzuki, date(2026, 9, 1)))
    book.run(choose_industry, tanaka, "K68")
    book.run(people.tag_contacts, (sato,), "solicitor")
    book.run(history.choose, tanaka, TriageChoice.WANTED)
    book.run(history.plan_follow_up, sato, date(2026, 12, 1))
    return book


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("industry:不動産", ["田中 一"]),
        ("業種:real", ["田中 一"]),
        ("event:朝活", ["佐藤 健", "田中 一"]),
        ("イベント：朝活 -tag:solicitor", ["田中 一"]),
        ("-event:朝活", ["鈴木 花"]),
        ("tag:Solicitor", ["佐藤 健"]),
        ("stage:wanted", ["田中 一"]),
        ("段階:続けたい", ["田中 一"]),
        ("-stage:wanted", ["佐藤 健", "鈴木 花"]),
        ("has:follow-up", ["佐藤 健"]),
        ("有:フォロー", ["佐藤 健"]),
        ("-has:follow-up", ["田中 一", "鈴木 花"]),
        ("-has:industry -has:follow-up", ["鈴木 花"]),
        ("prefecture:東京都", ["田中 一"]),
        ("都道府県:大阪", ["佐藤 健"]),
        ("prefecture:Osaka", ["佐藤 健"]),
        ("met:2026-11", ["佐藤 健", "田中 一"]),
        ("会った:2026年10月", ["鈴木 花"]),
        ("met:2026 has:industry", ["佐藤 健", "田中 一"]),
        ("industry:不動産 event:朝活 -tag:solicitor stage:wanted met:2026-11 prefecture:東京都",
         ["田中 一"]),
        ("met:2026-09 met:2026-11", ["佐藤 健", "田中 一", "鈴木 花"]),
    ],
)  # fmt: skip
def test_filters_in_both_languages(evening: CardBook, text: str, names: list[str]) -> None:
    assert found(evening, text) == names


@pytest.mark.parametrize(
    "text",
    ["stage:friend", "industry:xyz", "event:忘年会", "has:money", "prefecture:火星", "met:2026-13"],
)
def test_a_filter_that_means_nothing_says_so(evening: CardBook, text: str) -> None:
    with pytest.raises(EnishiError, match=text.partition(":")[2]):
        evening.ask(search.parse, text)


def test_a_letter_that_everybody_has_finds_all_in_order_but_those_in_the_trash(
    book: CardBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large results are picked out of everyone in order; here two are many."""
    monkeypatch.setattr(listing, "_SORTED_BELOW", 1)
    names = ("山田 太郎", "山本 花子", "山川 学", "山口 一")
    kana = ("ヤマダ タロウ", "ヤマモト ハナコ", "ヤマカワ マナブ", "ヤマグチ ハジメ")
    ids = [add(book, person(n, kana=k)) for n, k in zip(names, kana, strict=True)]
    taro, hanako, manabu, hajime = ids

    def listed(text: str) -> tuple[ContactId, ...]:
        asked, order = book.ask(search.parse, text), ListOrder.READING
        return tuple(book.ask(listing.found_in_order, asked, order, book.derived))

    assert listed("山") == listed("") == (manabu, hajime, taro, hanako)
    book.run(people.delete_contacts, (manabu,))
    assert listed("山") == listed("") == (hajime, taro, hanako)
    add(book, person("鈴木 花"))
    assert listed("山") == (hajime, taro, hanako)

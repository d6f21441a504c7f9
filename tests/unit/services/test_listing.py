"""Lists in order: kana for Japanese, letters for others, by any column, both ways."""

from __future__ import annotations

import pytest

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.domain.search import ListOrder
from app.i18n import set_language
from app.services import contacts, listing
from app.services.derived_table import DerivedTable
from app.services.search import parse
from tests.doubles.people import person

PEOPLE = (
    person("田中 一郎", "株式会社あおば地所", title="部長", address="東京都港区海岸1-2-3"),
    person("佐藤 花子", "いろは商店", "sato@example.co.jp", address="北海道札幌市北区1"),
    person("John Smith", "Zebra Ltd.", title="CEO"),
    person("Émile Adam", "École Ltd.", "adam@example.com", title="Advisor"),
    person("木村 次郎", "ノースリンク株式会社", title="課長", address="大阪府大阪市北区梅田1-1"),
    person("安藤 三郎"),
)


@pytest.fixture
def full(book: CardBook) -> CardBook:
    for details in PEOPLE:
        book.run(contacts.add_contact, details)
    return book


def names(book: CardBook, order: ListOrder, text: str = "", *, descending: bool = False) -> str:
    """The first letters of all who fit, in order."""
    asked = book.ask(parse, text)
    ids = book.ask(listing.found_in_order, asked, order, DerivedTable(), descending=descending)
    people = book.ask(listing.summaries, ids)
    return "".join(people[ContactId(i)].name[0] for i in ids)


@pytest.mark.parametrize(
    ("order", "language", "up", "down"),
    [
        (ListOrder.READING, "ja", "安木佐田ÉJ", "JÉ田佐木安"),
        (ListOrder.READING, "en", "ÉJ安木佐田", "田佐木安JÉ"),
        (ListOrder.COMPANY, "ja", "田佐木ÉJ安", "JÉ木佐田安"),
        (ListOrder.COMPANY, "en", "ÉJ田佐木安", "木佐田JÉ安"),
        (ListOrder.POSITION, "ja", "木田ÉJ安佐", "JÉ田木安佐"),
        (ListOrder.POSITION, "en", "ÉJ木田安佐", "田木JÉ安佐"),
        (ListOrder.EMAIL, "ja", "É佐安木田J", "佐É安木田J"),
        (ListOrder.PLACE, "ja", "佐田木安ÉJ", "木田佐安ÉJ"),
        (ListOrder.ADDED, "ja", "田佐JÉ木安", "安木ÉJ佐田"),
    ],
)
def test_any_order_in_both_languages(
    full: CardBook, order: ListOrder, language: str, up: str, down: str
) -> None:
    set_language(language)
    try:
        assert names(full, order) == up
        assert names(full, order, descending=True) == down
    finally:
        set_language("en")


@pytest.mark.parametrize("order", list(ListOrder))
def test_every_order_holds_all_who_fit_once(full: CardBook, order: ListOrder) -> None:
    assert sorted(names(full, order)) == sorted("田佐JÉ木安")
    assert sorted(names(full, order, "example", descending=True)) == sorted("佐É")


@pytest.mark.parametrize(
    ("companies", "order"),
    [
        (("鵜飼工務店", "井上精機株式会社", "あおば地所", "ウミノ堂"), "あ井鵜ウ"),
        (("森行政書士事務所", "みなと工務店", "田中税理士事務所", "ヤマト"), "田み森ヤ"),
        (("北海物産", "カモメ", "北工務店"), "カ北北"),
        (("株式会社Zebra", "Ａｃｍｅ", "École"), "ＡÉZ"),
    ],
)
def test_companies_called_after_people_stand_by_their_reading(
    book: CardBook, companies: tuple[str, ...], order: str
) -> None:
    for number, company in enumerate(companies):
        book.run(contacts.add_contact, person(f"仮名 {number}", company))
    set_language("ja")
    try:
        asked = book.ask(parse, "")
        ids = book.ask(listing.found_in_order, asked, ListOrder.COMPANY, DerivedTable())
        people = book.ask(listing.summaries, ids)
        named = [(people[ContactId(i)].company or "").removeprefix("株式会社") for i in ids]
    finally:
        set_language("en")
    assert "".join(name[0] for name in named) == order

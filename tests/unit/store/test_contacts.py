"""Contacts come back from the store as they went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.cardbook import CardBook
from app.domain.contact import Affiliation, ContactDetails, PersonName
from app.domain.ids import ContactId
from app.errors import NotFound
from app.services.contacts import add_contact, delete_contacts, edit_contact, tag_contacts, view
from app.store import companies, contacts
from tests.doubles.people import person

TANAKA = person(
    "田中 一郎",
    "株式会社あおば地所",
    "i.tanaka@aoba.example.co.jp",
    title="課長",
    mobile="090-0000-1234",
    address="東京都港区海岸1-2-3 汐見ビル4F",
)


def details(book: CardBook, contact_id: ContactId) -> ContactDetails:
    return book.ask(view, contact_id).contact.details


def test_details_survive_as_entered(book: CardBook) -> None:
    compatibility_ideograph = "神田 神"  # U+FA19: NFC would make it another character
    entered = replace(
        TANAKA, name=PersonName(compatibility_ideograph), note="線\n二行", tags=("食",)
    )
    stored = details(book, book.run(add_contact, entered).value)
    assert stored.name.printed == compatibility_ideograph
    assert stored.note == "線\n二行"
    assert stored.tags == ("食",)
    assert stored.methods == entered.methods
    assert stored.addresses == entered.addresses


def test_a_change_that_changes_nothing_is_no_step(book: CardBook) -> None:
    contact_id = book.run(add_contact, TANAKA).value
    done = book.run(edit_contact, contact_id, details(book, contact_id))
    assert not done.changes
    assert done.step_id is None


def test_one_company_for_all_spellings_of_its_name(book: CardBook) -> None:
    for spelling in ("株式会社あおば地所", "あおば地所 株式会社", "㈱あおば地所"):
        book.run(add_contact, person("佐藤 花子", spelling))
    assert len(book.ask(companies.companies)) == 1


def test_parts_can_be_removed_and_put_in_another_order(book: CardBook) -> None:
    old = Affiliation("旧社", position="部長", until=date(2025, 3, 31))
    new = Affiliation("新社", position="取締役", is_primary=True)
    contact_id = book.run(add_contact, replace(TANAKA, affiliations=(old, new))).value
    book.run(edit_contact, contact_id, replace(TANAKA, affiliations=(new, old), methods=()))
    stored = details(book, contact_id)
    assert [a.company for a in stored.affiliations] == ["新社", "旧社"]
    assert stored.methods == ()
    assert stored.current is not None and stored.current.company == "新社"


def test_the_summary_shows_the_current_affiliation(book: CardBook) -> None:
    former = Affiliation("旧社", until=date(2025, 3, 31))
    second = Affiliation("兼務社", position="顧問")
    first = Affiliation("本社", position="社長", is_primary=True)
    many = replace(TANAKA, affiliations=(former, second, first))
    contact_id = book.run(add_contact, many).value
    summary = book.ask(contacts.summaries)[contact_id]
    assert (summary.company, summary.position) == ("本社", "社長")


def test_tags_with_the_same_folded_name_are_one(book: CardBook) -> None:
    one = book.run(add_contact, TANAKA).value
    other = book.run(add_contact, person("鈴木 次郎")).value
    book.run(tag_contacts, (one,), "ＶＩＰ")
    book.run(tag_contacts, (other,), "vip")
    assert details(book, one).tags == details(book, other).tags == ("ＶＩＰ",)


def test_the_trash_keeps_everything(book: CardBook) -> None:
    contact_id = book.run(add_contact, TANAKA).value
    book.run(delete_contacts, (contact_id,))
    assert book.ask(contacts.all_ids) == ()
    assert details(book, contact_id).name.printed == "田中 一郎"


def test_an_unknown_contact_is_named(book: CardBook) -> None:
    with pytest.raises(NotFound, match="99"):
        book.ask(contacts.get, ContactId(99))

"""A book whose keys were made by an older folding finds its companies and tags again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.changes import Changes
from app.domain.company import name_key
from app.domain.contact import MethodKind
from app.domain.ids import ContactId
from app.domain.text import fold
from app.domain.typed import contact_method
from app.errors import NotFound
from app.services.contacts import add_contact, tag_contacts, view
from app.services.industries import choose_industry
from app.services.undo import undo
from app.store import contacts, keys, search_index
from app.store.search_index import VERSION
from tests.doubles.people import person

NAMES = {
    "株式会社あおば地所": "あおば地所",
    "GS Yuasa Corporation": "gsyuasa",
    "㈱髙島屋": "高島屋",
    "Harrow & Pine Architects, Inc.": "harrow&pinearchitects",
    "有限会社 ﾐﾅﾄ印刷": "ミナト印刷",
    "Tanaka Tax Office": "tanakataxoffice",
    "Straße GmbH": "strasse",
}


def test_whoever_changes_a_key_raises_the_version() -> None:
    """Books hold these keys: with another one here, raise FOLDING, else old companies get lost."""
    assert ({name: name_key(name) for name in NAMES}, keys.FOLDING) == (NAMES, 1)
    assert fold("Ｆòò さとう") == "fòò サトウ"


def add(book: CardBook, name: str, company: str) -> ContactId:
    return book.run(add_contact, person(name, company)).value


def company_of(book: CardBook, who: ContactId) -> int | None:
    work = book.ask(view, who).contact.details.current
    return work.company_id if work else None


def make_old(folder: Path) -> None:
    """As an earlier version left it: other keys, and no version of the folding."""
    with closing(sqlite3.connect(folder / "cards.db")) as database, database:
        database.execute("UPDATE company SET name_key = 'gsyu'")
        database.execute("UPDATE tag SET name_key = 'old ' || id")
        database.execute("UPDATE list_entry SET company = 'gsyu'")
        database.execute("UPDATE search_version SET version = 3")


def test_companies_and_tags_of_an_older_folding_are_found_again(tmp_path: Path) -> None:
    book = CardBook(tmp_path)
    first = add(book, "田中 一郎", "GS Yuasa")
    book.run(tag_contacts, (first,), "朝活")
    book.disconnect()
    make_old(tmp_path)
    book = CardBook(tmp_path)
    second = add(book, "鈴木 花子", "GS YUASA")
    book.run(tag_contacts, (second,), "朝活")
    assert company_of(book, first) == company_of(book, second)
    with closing(sqlite3.connect(tmp_path / "cards.db")) as database:
        assert database.execute("SELECT count(*) FROM tag").fetchone() == (1,)
        (in_order,) = database.execute("SELECT DISTINCT company FROM list_entry").fetchall()
    assert in_order == ("gsyuasa",)
    book.disconnect()


def test_what_was_done_before_the_renewal_can_be_undone_after_it(tmp_path: Path) -> None:
    book = CardBook(tmp_path)
    who = add(book, "田中 一郎", "GS Yuasa")
    book.run(choose_industry, who, "E")
    book.disconnect()
    make_old(tmp_path)
    book = CardBook(tmp_path)
    book.run(undo)
    company = book.ask(view, who).company
    assert company is not None and company.industry != "E"
    assert company.name_key == "gsyuasa"
    book.disconnect()


METHOD_KEYS = {
    (MethodKind.MOBILE, "090-0000-1234"): "+819000001234",
    (MethodKind.PHONE, "(03) 0000 1200"): "+81300001200",
    (MethodKind.EMAIL, "M.Takahashi@Aoba.example.co.jp"): "M.Takahashi@aoba.example.co.jp",
    (MethodKind.URL, "HTTPS://www.aoba.example.co.jp/"): "https://www.aoba.example.co.jp/",
    (MethodKind.SOCIAL, "@Aoba"): "@aoba",
}


def test_whoever_changes_a_methods_key_raises_their_version() -> None:
    """With another key here, raise METHODS, else numbers in books are not found by theirs."""
    made = {asked: contact_method(*asked).normalised for asked in METHOD_KEYS}
    assert (made, keys.METHODS) == (METHOD_KEYS, 1)


def with_old_number(folder: Path) -> ContactId:
    """Somebody whose number has the key of an earlier version, added in a step before it."""
    book = CardBook(folder)
    who = book.run(add_contact, person("田中 一郎", mobile="090-0000-1234")).value
    book.run(tag_contacts, (who,), "朝活")
    book.disconnect()
    with closing(sqlite3.connect(folder / "cards.db")) as database, database:
        database.execute("UPDATE contact_method SET normalised = '09-OLD'")
        database.execute("UPDATE search_version SET version = 3001")
    return who


def test_numbers_of_older_rules_are_found_once_the_book_was_renewed(tmp_path: Path) -> None:
    who = with_old_number(tmp_path)
    book = CardBook(tmp_path, at_once=False)
    assert book.ask(contacts.ids_by_method, ["+819000001234"]) == ()
    book.renew()
    assert book.ask(contacts.ids_by_method, ["+819000001234"]) == (who,)
    book.disconnect()
    with closing(sqlite3.connect(tmp_path / "cards.db")) as database:
        assert database.execute("SELECT version FROM search_version").fetchall() == [(VERSION,)]


def test_a_renewal_is_no_change_of_anybodys(tmp_path: Path) -> None:
    who = with_old_number(tmp_path)
    book = CardBook(tmp_path, at_once=False)
    told: list[Changes] = []
    book.bus.subscribe(told.append)
    book.renew()
    assert not any(told) and book.ask(view, who).contact.details.tags == ("朝活",)
    book.disconnect()


@pytest.mark.parametrize("is_renewed", [True, False])
def test_steps_before_a_renewal_are_undone_before_and_after_it(
    tmp_path: Path, is_renewed: bool
) -> None:
    who = with_old_number(tmp_path)
    book = CardBook(tmp_path, at_once=False)
    if is_renewed:
        book.renew()
    book.run(undo)
    assert book.ask(view, who).contact.details.tags == ()
    book.run(undo)
    with pytest.raises(NotFound):
        book.ask(view, who)
    book.disconnect()


def test_a_renewal_that_was_broken_off_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = with_old_number(tmp_path)
    monkeypatch.setattr(search_index, "RENEWED", 1)
    book = CardBook(tmp_path, at_once=False)
    book.run(add_contact, person("鈴木 花子", mobile="090-0000-5678"))
    assert not book.renew(0), "one turn was possible, and more are needed"
    with closing(sqlite3.connect(tmp_path / "cards.db")) as database, database:
        assert database.execute("SELECT max(version) FROM search_version").fetchone() == (3001,)
        database.execute("UPDATE contact_method SET normalised = 'kept'")
    assert book.renew()
    assert book.ask(contacts.ids_by_method, ["kept"]) == (first,), "it was done before"
    assert len(book.ask(contacts.ids_by_method, ["+819000005678"])) == 1
    book.disconnect()

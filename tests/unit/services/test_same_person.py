"""A newer card of somebody known: filed field by field, and taken off again at any later time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.domain.comparison import compare
from app.domain.contact import MethodKind
from app.domain.ids import ContactId, ScanId
from app.errors import UserInputError
from app.services import contacts, form_help, intake, merge, review, same_person, undo
from app.services.contacts import add_contact, edit_contact, view
from ocr.model import FieldKind
from tests.doubles.people import person
from tests.doubles.readings import reading
from tests.unit.services.test_review import scanned

NEWER = (
    (FieldKind.NAME, "田中 一郎"),
    (FieldKind.COMPANY, "株式会社あおば地所"),
    (FieldKind.EMAIL, "i.tanaka@aoba.example.co.jp"),
    (FieldKind.MOBILE, "090-0000-2000"),
)


@pytest.fixture
def known(book: CardBook) -> ContactId:
    details = person("田中 一郎", "旧商会", "i.tanaka@old.example.co.jp", mobile="090-0000-1000")
    return book.run(add_contact, details).value


@pytest.fixture
def scan(book: CardBook, tmp_path: Path) -> ScanId:
    return scanned(book, tmp_path, reading(NEWER))


def accept(book: CardBook, scan: ScanId, known: ContactId, keep: set[FieldKind]) -> None:
    details = book.ask(review.propose, scan).details
    assert details is not None
    book.run(same_person.accept_as_newer, scan, details, known, keep)


@pytest.mark.parametrize("keep", [set(), {FieldKind.MOBILE}])
def test_the_choice_of_each_field_is_kept(
    book: CardBook, scan: ScanId, known: ContactId, keep: set[FieldKind]
) -> None:
    accept(book, scan, known, keep)
    details = book.ask(view, known).contact.details
    assert [a.company for a in details.affiliations] == ["株式会社あおば地所", "旧商会"]
    expected = "090-0000-1000" if keep else "090-0000-2000"
    assert details.values(MethodKind.MOBILE) == (expected,)
    assert len(details.values(MethodKind.EMAIL)) == 2


def test_it_is_one_step_to_undo(book: CardBook, scan: ScanId, known: ContactId) -> None:
    before = book.ask(view, known).contact.details
    accept(book, scan, known, set())
    book.run(undo.undo)
    assert book.ask(view, known).contact.details == before
    assert book.ask(intake.scan, scan).state is ScanState.TO_REVIEW


def test_a_card_is_taken_off_long_after_and_what_changed_since_stays(
    book: CardBook, scan: ScanId, known: ContactId
) -> None:
    accept(book, scan, known, set())
    details = book.ask(view, known).contact.details
    book.run(edit_contact, known, replace(details, note="met again in spring"))
    book.run(add_contact, person("鈴木 花子"))
    assert book.ask(same_person.can_be_separated, scan)
    book.run(same_person.separate, scan)
    left = book.ask(view, known).contact.details
    assert [(a.company, a.until) for a in left.affiliations] == [("旧商会", None)]
    assert left.values(MethodKind.MOBILE) == ("090-0000-1000",)
    assert left.note == "met again in spring"
    assert [s.id for s in book.ask(review.queue)] == [scan]
    assert not book.ask(same_person.can_be_separated, scan)


def test_a_card_of_somebody_new_has_nobody_to_be_taken_off(
    book: CardBook, scan: ScanId, known: ContactId
) -> None:
    book.run(review.accept, scan)
    with pytest.raises(UserInputError):
        book.run(same_person.separate, scan)


def test_a_comparison_names_the_person_and_the_newest_card(
    book: CardBook, scan: ScanId, known: ContactId
) -> None:
    details = book.ask(review.propose, scan).details
    assert details is not None
    told = book.ask(same_person.comparison, known, details)
    assert (told.name, told.newest) == ("田中 一郎", None)
    assert FieldKind.MOBILE in {row.kind for row in told.rows if row.is_asked}


def test_known_companies_are_proposed_however_they_are_written(book: CardBook) -> None:
    book.run(add_contact, person("田中 一郎", "株式会社あおば地所"))
    book.run(contacts.add_contact, person("鈴木 花子", "新あおば工業"))
    found = book.ask(form_help.companies_like, "あおば")
    assert [company.name for company in found] == ["株式会社あおば地所", "新あおば工業"]
    assert found[0].industry is not None and found[0].industry.startswith("K")
    assert book.ask(form_help.companies_like, "㈱") == ()


def test_a_postcode_is_held_against_its_address(book: CardBook) -> None:
    ask = form_help.postcode_problem
    assert book.ask(ask, "105-0011", "東京都港区海岸通1-2-3") is None
    assert "東京都港区" in (book.ask(ask, "１０５−００１１", "大阪府大阪市北区1-2-3") or ())
    assert book.ask(ask, "105-0011", "汐見ビル4F") is None


JAPANESE = (
    (FieldKind.NAME, "安藤 博"),
    (FieldKind.COMPANY, "株式会社北回り運送"),
    (FieldKind.TITLE, "配車課長"),
    (FieldKind.EMAIL, "ando@kitamawari.example.co.jp"),
)
LATIN = (
    (FieldKind.NAME, "Hiroshi Ando"),
    (FieldKind.COMPANY, "Kitamawari Logistics Co., Ltd."),
    (FieldKind.TITLE, "Dispatch Manager"),
    (FieldKind.EMAIL, "ando@kitamawari.example.co.jp"),
)


@pytest.mark.parametrize("sides", [(JAPANESE, LATIN), (LATIN, JAPANESE)])
def test_the_japanese_side_leads_whichever_side_came_first(
    book: CardBook, tmp_path: Path, sides: tuple[tuple[tuple[FieldKind, str], ...], ...]
) -> None:
    first, second = (
        scanned(book, tmp_path, reading(side), f"{at}.png", at) for at, side in enumerate(sides)
    )
    known = book.run(review.accept, first).value
    accept(book, second, known, set())
    details = book.ask(view, known).contact.details
    assert (details.name.printed, details.name.romaji) == ("安藤 博", "Hiroshi Ando")
    assert (details.name.family, details.name.given) == ("安藤", "博")
    assert details.current is not None and details.current.company == "株式会社北回り運送"
    assert [a.until for a in details.affiliations] == [None, None]
    assert details.values(MethodKind.EMAIL) == ("ando@kitamawari.example.co.jp",)


def test_two_entries_that_are_merged_are_led_by_the_japanese_one(book: CardBook) -> None:
    latin = book.run(add_contact, person("Hiroshi Ando", "Kitamawari Logistics Co., Ltd.")).value
    japanese = book.run(add_contact, person("安藤 博", "株式会社北回り運送")).value
    book.run(merge.merge, latin, japanese)
    name = book.ask(view, latin).contact.details.name
    assert (name.printed, name.romaji) == ("安藤 博", "Hiroshi Ando")
    book.run(merge.unmerge, japanese)
    assert book.ask(view, latin).contact.details.name.printed == "Hiroshi Ando"


def test_another_name_in_latin_letters_is_asked_about() -> None:
    known = person("安藤 博", kana="アンドウ ヒロシ")
    (name, _kana) = compare(known, person("Taro Yamada"))
    assert name.is_asked
    (name, _kana) = compare(known, person("ANDOH Hiroshi"))
    assert not name.is_asked

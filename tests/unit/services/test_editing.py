"""One value changed where it stands leaves all others as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.cardbook import CardBook
from app.domain.contact import Affiliation, ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.domain.places import Part, Place, value_at, values_at
from app.domain.typed import details_of
from app.errors import UserInputError
from app.services import contacts, undo
from app.services.editing import change_value, change_work
from ocr.model import FieldKind

VALUES = (
    (FieldKind.NAME, "田中 一郎"),
    (FieldKind.NAME_KANA, "タナカ イチロウ"),
    (FieldKind.COMPANY, "株式会社あおば地所"),
    (FieldKind.DEPARTMENT, "営業部"),
    (FieldKind.TITLE, "部長"),
    (FieldKind.EMAIL, "one@example.co.jp"),
    (FieldKind.EMAIL, "two@example.co.jp"),
    (FieldKind.PHONE, "03-0000-1111"),
    (FieldKind.ADDRESS, "東京都港区海岸1-2-3"),
    (FieldKind.ADDRESS, "大阪府大阪市北区梅田1-1"),
)


@pytest.fixture
def known(book: CardBook) -> ContactId:
    details = details_of(VALUES)
    assert details is not None
    details = replace(details, tags=("朝活",), note="背が高い")
    return book.run(contacts.add_contact, details).value


def details(book: CardBook, contact_id: ContactId) -> ContactDetails:
    return book.ask(contacts.view, contact_id).contact.details


def change(book: CardBook, contact_id: ContactId, place: Place, text: str) -> ContactDetails:
    was = value_at(details(book, contact_id), place)
    book.run(change_value, contact_id, place, was, text)
    return details(book, contact_id)


def all_values(found: ContactDetails) -> dict[Part, Any]:
    return {part: values_at(found, part) for part in Part}


@pytest.mark.parametrize(
    ("place", "text", "now"),
    [
        (Place(Part.NAME), "田中 壱郎", ("田中 壱郎",)),
        (Place(Part.COMPANY), "みなと工務店", ("みなと工務店",)),
        (Place(Part.POSITION), "", ()),
        (Place(Part.EMAIL, 1), "zwei@example.co.jp", ("one@example.co.jp", "zwei@example.co.jp")),
        (Place(Part.EMAIL, 0), "", ("two@example.co.jp",)),
        (Place(Part.EMAIL, 2), "3@example.co.jp", ("one@example.co.jp", "two@example.co.jp",
                                                  "3@example.co.jp")),
        (Place(Part.SOCIAL), "@tanaka", ("@tanaka",)),
        (Place(Part.ADDRESS, 1), "京都府京都市1", ("東京都港区海岸1-2-3", "京都府京都市1")),
        (Place(Part.POSTCODE, 1), "530-0001", ("", "530-0001")),
        (Place(Part.TAGS), "朝活、 税理士, 朝活", ("朝活, 税理士",)),
        (Place(Part.NOTE), "二行\n目", ("二行\n目",)),
    ],
)  # fmt: skip
def test_one_value_changes_and_no_other(
    book: CardBook, known: ContactId, place: Place, text: str, now: tuple[str, ...]
) -> None:
    before = all_values(details(book, known))
    after = all_values(change(book, known, place, text))
    assert after == {**before, place.part: now}
    book.run(undo.undo)
    assert all_values(details(book, known)) == before


def test_a_changed_number_keeps_its_rank_and_gets_its_key(book: CardBook, known: ContactId) -> None:
    phone = change(book, known, Place(Part.PHONE), "03-0000-2222").methods[2]
    assert (phone.kind, phone.normalised) == (MethodKind.PHONE, "+81300002222")


def test_a_name_is_never_blank(book: CardBook, known: ContactId) -> None:
    with pytest.raises(UserInputError):
        change(book, known, Place(Part.NAME), "  ")


def test_what_was_typed_over_an_older_value_finds_it_or_is_refused(
    book: CardBook, known: ContactId
) -> None:
    change(book, known, Place(Part.EMAIL, 0), "")
    book.run(change_value, known, Place(Part.EMAIL, 1), "two@example.co.jp", "2@example.co.jp")
    assert values_at(details(book, known), Part.EMAIL) == ("2@example.co.jp",)
    with pytest.raises(UserInputError) as caught:
        book.run(change_value, known, Place(Part.EMAIL), "one@example.co.jp", "x@example.co.jp")
    assert "x@example.co.jp" in str(caught.value)


def test_the_same_text_is_no_change(book: CardBook, known: ContactId) -> None:
    steps = book.ask(undo.next_undo)
    change(book, known, Place(Part.NAME), "田中 一郎")
    assert book.ask(undo.next_undo) == steps


def test_a_past_position_is_added_changed_and_removed_one_step_each(
    book: CardBook, known: ContactId
) -> None:
    before = details(book, known)
    past = Affiliation("みなと工務店", None, "主任", date(2012, 4, 1), date(2019, 3, 31))
    book.run(change_work, known, None, past)
    now = details(book, known)
    assert now.current == before.current
    stored = now.affiliations[-1]
    later = replace(stored, since=date(2013, 4, 1))
    book.run(change_work, known, stored, later)
    assert details(book, known).affiliations[-1].since == date(2013, 4, 1)
    with pytest.raises(UserInputError):
        book.run(change_work, known, stored, None)
    book.run(change_work, known, details(book, known).affiliations[-1], None)
    assert details(book, known).affiliations == before.affiliations
    for _step in range(3):
        book.run(undo.undo)
    assert details(book, known) == before


def test_the_work_of_now_that_ends_is_a_former_one(book: CardBook, known: ContactId) -> None:
    work = details(book, known).current
    assert work is not None
    ended = replace(work, since=date(2020, 1, 1), until=date(2024, 3, 31))
    book.run(change_work, known, work, ended)
    assert details(book, known).current is None
    book.run(undo.undo)
    assert details(book, known).current == work

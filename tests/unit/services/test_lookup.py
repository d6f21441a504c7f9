"""Naming a contact: by id, by the whole name, or by as much of it as only one person has."""

from __future__ import annotations

import pytest

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.errors import NotFound
from app.services.contacts import add_contact
from app.services.lookup import find_contact
from tests.doubles.people import person


@pytest.fixture
def people(book: CardBook) -> dict[str, ContactId]:
    names = {
        "田村 大輝": "タムラ ダイキ",
        "田中 一郎": "タナカ イチロウ",
        "田中 恵": "タナカ メグミ",
    }
    return {
        name: book.run(add_contact, person(name, kana=kana)).value for name, kana in names.items()
    }


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("田村 大輝", "田村 大輝"),
        ("田村大輝", "田村 大輝"),
        ("田村", "田村 大輝"),
        ("恵", "田中 恵"),
        ("たむら", "田村 大輝"),
    ],
)
def test_as_much_of_a_name_as_only_one_has(
    book: CardBook, people: dict[str, ContactId], said: str, meant: str
) -> None:
    assert book.ask(find_contact, said) == people[meant]


def test_a_name_that_several_have_asks_for_the_id(
    book: CardBook, people: dict[str, ContactId]
) -> None:
    with pytest.raises(NotFound) as caught:
        book.ask(find_contact, "田中")
    for name in ("田中 一郎", "田中 恵"):
        assert f"{people[name]} ({name})" in str(caught.value)


def test_namesakes_are_told_apart_by_their_companies(book: CardBook) -> None:
    for company in ("あおば地所", "みなと印刷"):
        book.run(add_contact, person("田中 一郎", company))
    with pytest.raises(NotFound) as caught:
        book.ask(find_contact, "田中 一郎")
    for said in ("1 (田中 一郎, あおば地所)", "2 (田中 一郎, みなと印刷)"):
        assert said in str(caught.value)


@pytest.mark.parametrize("said", ["村大", "山田", "99"])
def test_what_nobody_is_called_is_not_found(
    book: CardBook, people: dict[str, ContactId], said: str
) -> None:
    with pytest.raises(NotFound):
        book.ask(find_contact, said)


def test_a_whole_name_goes_before_a_part_of_another(book: CardBook) -> None:
    short = book.run(add_contact, person("恵")).value
    book.run(add_contact, person("田中 恵"))
    assert book.ask(find_contact, "恵") == short

"""Any contact survives a table of each dialect, as far as that has a place for it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact import (
    Affiliation,
    ContactDetails,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from app.formats.csv_reading import read_csv
from app.formats.csv_tables import Dialect, write_csv
from app.formats.records import ParsedCard
from tests.unit.formats.people import person
from tests.unit.formats.test_vcard_round_trip import KANA

# What cp932 has no letter for cannot be in Outlook's Japanese table; see the tests below.
_LETTERS = st.sampled_from("田中太郎表能ソ髙﨑縁①Aa1Zé,;:\"'=+-@|/(){} \u3000<>&%")
_JAPANESE = st.sampled_from("田中太郎表能ソ髙﨑縁①Aa1Z,;:\"'=+-@|/(){} \u3000<>&%")


def texts(letters: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Some words of one line."""
    return st.text(letters, min_size=1, max_size=30).map(lambda t: " ".join(t.split())).filter(bool)


def contacts(letters: st.SearchStrategy[str]) -> st.SearchStrategy[ContactDetails]:
    """Contacts with at most as many values of a kind as every table has columns for."""
    text, kinds = texts(letters), st.sampled_from((MethodKind.EMAIL, MethodKind.MOBILE))
    kinds |= st.sampled_from((MethodKind.PHONE, MethodKind.FAX, MethodKind.URL))
    names = st.builds(lambda f, g, a, b: PersonName(f"{f} {g}", f, g, a, b), text, text, KANA, KANA)
    works = st.builds(
        Affiliation, text, st.none() | text, st.none() | text, is_primary=st.just(True)
    )
    return st.builds(
        ContactDetails,
        names,
        st.lists(works, max_size=1).map(tuple),
        st.lists(st.builds(ContactMethod, kinds, text), max_size=6).map(tuple),
        st.lists(st.builds(PostalAddress, text), max_size=2).map(tuple),
        st.lists(st.sampled_from(("朝活", "重要", "VIP 1")), max_size=2, unique=True).map(tuple),
        st.just("") | st.lists(text, min_size=1, max_size=3).map("\n".join),
    )


def read_back(details: ContactDetails, dialect: Dialect) -> ContactDetails:
    data = b"".join(write_csv([person(details)], dialect))
    rows = list(csv.reader(io.StringIO(data.decode(codec_of(dialect)), newline="")))
    assert len(rows) == 2  # by Python's own reader, whatever the cells hold
    assert len(rows[0]) == len(rows[1])
    [card] = read_csv(io.BytesIO(data))
    assert isinstance(card, ParsedCard)
    return card.details


def codec_of(dialect: Dialect) -> str:
    return "cp932" if dialect is Dialect.OUTLOOK_JA else "utf-8-sig"


@pytest.mark.parametrize("dialect", Dialect)
@given(data=st.data())
def test_any_contact_survives(dialect: Dialect, data: st.DataObject) -> None:
    details = data.draw(contacts(_JAPANESE if dialect is Dialect.OUTLOOK_JA else _LETTERS))
    read = read_back(details, dialect)
    assert (read.name.family, read.name.given) == (details.name.family, details.name.given)
    assert read.name.kana == details.name.kana
    assert read.affiliations == details.affiliations
    for kind in MethodKind:
        assert sorted(read.values(kind)) == sorted(details.values(kind)), kind
    assert [a.printed for a in read.addresses] == [a.printed for a in details.addresses]
    assert sorted(read.tags) == sorted(details.tags)
    assert read.note == details.note


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("9〜5時", "9～5時"),  # the wave of macOS for the one of Windows
        ("−5", "－5"),
        ("見本—例", "見本―例"),
        ("𠮷田", "吉田"),
        ("José Müller", "Jose Muller"),
        ("寿司🍣", "寿司?"),
        ("Ⅻ", "XII"),
    ],
)
def test_outlook_gets_the_nearest_letter_of_what_its_encoding_lacks(text: str, near: str) -> None:
    details = ContactDetails(PersonName("田中 太郎", "田中", "太郎"), note=text)
    assert read_back(details, Dialect.OUTLOOK_JA).note == near


def test_uses_of_numbers_survive_where_the_table_names_them() -> None:
    methods = (
        ContactMethod(MethodKind.PHONE, "03-0000-0001", type=MethodType.HOME),
        ContactMethod(MethodKind.PHONE, "03-0000-0002"),
    )
    details = ContactDetails(PersonName("田中 太郎", "田中", "太郎"), methods=methods)
    for dialect in (Dialect.OUTLOOK_JA, Dialect.OUTLOOK_EN, Dialect.GOOGLE):
        read = read_back(details, dialect)
        assert {(m.value, m.type) for m in read.methods} == {(m.value, m.type) for m in methods}

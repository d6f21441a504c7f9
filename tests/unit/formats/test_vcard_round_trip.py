"""Any contact survives being written and read, as we read it and as others do."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import vobject
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
from app.formats.records import ExportPerson, ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import Version, write_vcards
from tests.unit.formats.people import TANAKA, UID, person

# Any letter but control characters, lone surrogates and line separators, which are not written.
_LETTERS = st.one_of(
    st.sampled_from("\\,;:\"^\n=' \t+-@%nN<>🍣縁髙𠮷é\u3000\u202e"),
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")),
)
TEXT = st.text(_LETTERS, min_size=1, max_size=120).map(str.strip).filter(bool)
MAYBE = st.none() | TEXT
KANA = st.none() | st.text("アイウエオカガタナハバパロンッャー", min_size=1, max_size=40)
USES = st.sampled_from(MethodType)
KINDS = st.sampled_from(MethodKind)
EXTRA = st.builds(
    "X-{}:{}".format, st.sampled_from(("A", "B;C=d")), st.text("ab\\,;:縁", max_size=90)
)

names = st.builds(PersonName, TEXT, MAYBE, MAYBE, KANA, KANA, MAYBE, MAYBE, MAYBE)
affiliations = st.builds(
    Affiliation, TEXT, MAYBE, MAYBE, until=st.none() | st.just(date(2020, 1, 1))
) | st.builds(Affiliation, MAYBE, TEXT, MAYBE)
methods = st.builds(ContactMethod, KINDS, TEXT, type=USES, is_primary=st.booleans())
addresses = st.builds(PostalAddress, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)
contacts = st.builds(
    ContactDetails,
    names,
    st.lists(affiliations, max_size=3).map(tuple),
    st.lists(methods, max_size=5).map(tuple),
    st.lists(addresses, max_size=2).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
    st.just("") | TEXT,
    st.lists(EXTRA, max_size=2).map(tuple),
)
exports = st.builds(person, contacts, MAYBE, st.lists(TEXT, max_size=2).map(tuple))


def carried(details: ContactDetails) -> ContactDetails:
    """What of a contact a file carries: current affiliations, one primary thing of a kind."""
    live = sorted(
        (a for a in details.affiliations if a.until is None), key=lambda a: a is not details.current
    )
    kept, seen = [], set()
    for method in details.methods:
        is_primary = method.is_primary and method.kind not in seen
        seen |= {method.kind} if method.is_primary else set()
        kept.append(replace(method, is_primary=is_primary))
    return replace(
        details,
        affiliations=tuple(replace(a, is_primary=i == 0) for i, a in enumerate(live)),
        methods=tuple(kept),
        extra=tuple(line.strip() for line in details.extra if line.split(":", 1)[1].strip()),
    )


def read_one(data: bytes) -> ParsedCard:
    [card] = read_vcards(data)
    assert isinstance(card, ParsedCard)
    return card


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(export=exports)
def test_any_contact_survives_writing_and_reading(version: Version, export: ExportPerson) -> None:
    card = read_one(b"".join(write_vcards([export], version)))
    assert card.details == carried(export.contact.details)
    assert card.uid == UID
    assert card.rev == export.contact.updated_at.replace(microsecond=0)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(export=exports)
def test_lines_are_short_end_in_crlf_and_cut_no_character(
    version: Version, export: ExportPerson
) -> None:
    [data] = write_vcards([export], version)
    physical = data.split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert not set(b"\r\n") & set(b"".join(physical))
    for line in physical:
        line.decode()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(export=exports)
def test_an_independent_parser_reads_what_was_written(
    version: Version, export: ExportPerson
) -> None:
    details = export.contact.details
    card: Any = vobject.readOne(b"".join(write_vcards([export], version)).decode())
    assert card.fn.value == details.name.printed
    assert card.n.value.given == (details.name.given or "")
    written = carried(details)
    assert [c.value for c in card.contents.get("title", [])] == [
        a.position for a in written.affiliations if a.position
    ]
    for kind, name in ((MethodKind.EMAIL, "email"), (MethodKind.URL, "url")):
        assert [c.value for c in card.contents.get(name, [])] == [
            m.value for m in details.methods if m.kind is kind
        ]
    if tags := [*filter(None, [export.industry]), *details.tags]:
        assert card.categories.value == tags


def test_reading_and_writing_again_gives_the_same_bytes() -> None:
    [data] = write_vcards([person(TANAKA, "情報通信業", ("朝活",))])
    card = read_one(data)
    again = person(card.details, "情報通信業", ("朝活",))
    assert list(write_vcards([again])) == [data]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_industry_and_the_events_are_not_taken_for_tags_and_note(version: Version) -> None:
    card = read_one(b"".join(write_vcards([person(TANAKA, "朝活", ("朝活", "会"))], version)))
    assert card.categories == ("朝活", "朝活", "重要")
    assert card.details.tags == ("朝活", "重要")
    assert card.details.note == TANAKA.note

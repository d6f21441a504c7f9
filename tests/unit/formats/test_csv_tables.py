import io
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.contact import Affiliation, ContactMethod, MethodKind, PersonName
from app.formats.csv_reading import read_csv
from app.formats.csv_tables import Dialect, write_csv
from app.formats.records import ParsedCard, ParseProblem
from tests.unit.formats.people import TANAKA, person


def people(data: bytes) -> Iterator[ParsedCard | ParseProblem]:
    return read_csv(io.BytesIO(data))


@pytest.mark.parametrize("dialect", Dialect)
def test_what_was_written_is_read_back(dialect: Dialect) -> None:
    [card] = people(b"".join(write_csv([person(TANAKA)], dialect)))
    assert isinstance(card, ParsedCard)
    read = card.details
    assert (read.name.family, read.name.given) == ("田中", "太郎")
    assert read.affiliations == TANAKA.affiliations
    for kind in MethodKind:
        assert read.values(kind) == TANAKA.values(kind)
    assert read.addresses[0].printed == TANAKA.addresses[0].printed
    assert TANAKA.note in read.note


@pytest.mark.parametrize(
    "value", ["=cmd|' /C calc'!A0", "+81-3-0000-0000", "@x", "-1", "'=x", "＝x"]
)
@pytest.mark.parametrize("dialect", Dialect)
def test_formulas_are_harmless_and_come_back(value: str, dialect: Dialect) -> None:
    details = replace(
        TANAKA, name=PersonName(value), methods=(ContactMethod(MethodKind.PHONE, value),)
    )
    data = b"".join(write_csv([person(details)], dialect))
    assert f'"{value}"'.encode("cp932" if dialect is Dialect.OUTLOOK_JA else "utf-8") not in data
    [card] = people(data)
    assert isinstance(card, ParsedCard)
    assert card.details.name.printed == value
    assert card.details.values(MethodKind.PHONE) == (value,)


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_of_people_are_understood(codec: str, separator: str) -> None:
    rows = [
        ["氏名", "会社", "電話番号", "好物"],
        ["田中 太郎", "株式会社見本", "03-0000-0001", "りんご"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    [card] = people(text.encode(codec))
    assert isinstance(card, ParsedCard)
    assert card.details.name.printed == "田中 太郎"
    assert card.details.values(MethodKind.PHONE) == ("03-0000-0001",)
    assert card.details.note == "好物: りんご"


def test_rows_that_name_nobody_and_foreign_files_are_problems() -> None:
    assert [i.line for i in people(b"name,note\n,x\n") if isinstance(i, ParseProblem)] == [2]
    assert [type(i) for i in people(b"hello\nworld")] == [ParseProblem]
    assert list(people(b"")) == []


def test_what_has_no_column_stands_in_the_note_and_comes_back() -> None:
    board = Affiliation("見本協会", None, "理事")
    details = replace(TANAKA, affiliations=(*TANAKA.affiliations, board))
    data = b"".join(write_csv([person(details, "情報通信業", ("会",))], Dialect.EIGHT))
    assert "\nTags: 朝活; 重要\nPhonetic name: タナカ タロウ\n" in data.decode("utf-8-sig")
    [card] = people(data)
    assert isinstance(card, ParsedCard)
    read = card.details
    assert (read.note, read.tags, card.industry) == (TANAKA.note, TANAKA.tags, "情報通信業")
    assert replace(read.name, credentials="MBA") == TANAKA.name
    assert read.affiliations == details.affiliations


@pytest.mark.parametrize("dialect", Dialect)
def test_an_industry_is_told_from_tags(dialect: Dialect) -> None:
    [card] = people(b"".join(write_csv([person(TANAKA, "不動産")], dialect)))
    assert isinstance(card, ParsedCard)
    assert (card.industry, card.details.tags) == ("不動産", TANAKA.tags)


def test_a_row_that_cannot_be_read_leaves_the_others() -> None:
    long = "x" * 200_000
    items = list(people(f"name,note\na,\nb,{long}\nc,\n".encode()))
    assert [type(i) for i in items] == [ParsedCard, ParseProblem, ParsedCard]

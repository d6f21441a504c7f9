"""What phones, mail programs and services in Japan write is read, and nothing of it is lost."""

from __future__ import annotations

import pytest

from app.domain.contact import ContactDetails, MethodKind
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import Version, write_vcards
from tests.unit.formats.japanese_vcards import (
    AU,
    BECKY,
    CARDS,
    CUT_LETTERS,
    DOCOMO,
    DOCOMO_ANDROID,
    IPHONE,
    OLD_OUTLOOK,
    OUTLOOK,
    SOFTBANK,
    THUNDERBIRD,
    lines,
)
from tests.unit.formats.people import person


def read(data: bytes) -> ContactDetails:
    [card] = read_vcards(data)
    assert isinstance(card, ParsedCard)
    return card.details


@pytest.mark.parametrize("name", CARDS)
def test_name_and_reading_are_found(name: str) -> None:
    found = read(CARDS[name]).name
    assert " ".join(found.printed.split()) == "表田 能子"
    if found.family or found.given:
        assert (found.family, found.given) == ("表田", "能子")
    assert found.kana == "ヒョウダ ノウコ"


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_nothing_is_lost_on_the_way_out(name: str, version: Version) -> None:
    details = read(CARDS[name])
    [written] = write_vcards([person(details)], version)
    assert read(written) == details


def test_numbers_addresses_and_notes_of_old_phones() -> None:
    docomo, au, softbank = read(DOCOMO), read(AU), read(SOFTBANK)
    assert docomo.values(MethodKind.MOBILE) == ("09000000001",)
    assert docomo.values(MethodKind.EMAIL) == ("noko..x@example.ne.jp",)
    assert docomo.addresses[0].printed == "東京都千代田区表町1-2-3"
    assert docomo.addresses[0].postcode == "1000000"
    assert docomo.note == "ソフトの表示"
    assert "X-DCM-TEL-ICON:1" in docomo.extra
    assert au.addresses[0].printed == "東京都千代田区表町1-2-3"
    assert au.note == "一行目\n二行目"
    assert softbank.note == "会議のあと"
    assert read(CUT_LETTERS).note == read(BECKY).note == "ソフトの表示"


@pytest.mark.parametrize("data", [DOCOMO_ANDROID, OUTLOOK, OLD_OUTLOOK, BECKY, IPHONE, THUNDERBIRD])
def test_work_of_every_dialect(data: bytes) -> None:
    work = read(data).current
    assert work is not None
    assert (work.company, work.department) == ("株式会社見本商事", "能力開発部")


def test_addresses_of_programs() -> None:
    outlook, iphone = read(OUTLOOK).addresses, read(IPHONE).addresses
    assert [a.printed for a in outlook] == ["〒100-0000\n東京都千代田区表町1-2-3"]
    assert (outlook[0].prefecture, outlook[0].city, outlook[0].country) == (
        "東京都",
        "千代田区",
        "日本",
    )
    assert read(OLD_OUTLOOK).addresses[0].printed == "東京都千代田区表町1-2-3\n見本ビル"
    assert iphone[0].printed == "東京都千代田区表町1-2-3\n見本ビル5F"
    assert read(IPHONE).values(MethodKind.URL) == ("http://www.example.co.jp/a,b",)


def test_half_a_file_of_each_does_no_harm() -> None:
    whole = b"".join(CARDS[name] for name in ("docomo", "iphone", "outlook", "becky"))
    for end in range(0, len(whole), 37):
        names = [
            c.details.name.printed for c in read_vcards(whole[:end]) if isinstance(c, ParsedCard)
        ]
        assert len(names) <= 4


def test_a_list_as_a_middle_name_is_no_part_of_the_given_one() -> None:
    name = read(lines("N:Doe;John;Richter,James;Mr.;Jr.,M.D.", "FN:John Doe")).name
    assert (name.family, name.given) == ("Doe", "John Richter James")

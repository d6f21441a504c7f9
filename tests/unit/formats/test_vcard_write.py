from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from app.domain.contact import (
    Affiliation,
    ContactDetails,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from app.formats.vcard_write import Version, write_vcards
from tests.unit.formats.people import SMITH, TANAKA, UID, person


def lines(details: ContactDetails, version: Version = "3.0", **more: Any) -> list[str]:
    """The unfolded lines of the card."""
    text = b"".join(write_vcards([person(details, **more)], version)).decode()
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def judged(details: ContactDetails, version: Version = "3.0", **more: Any) -> Any:
    """The card as an independent parser reads it."""
    return vobject.readOne(b"".join(write_vcards([person(details, **more)], version)).decode())


def test_a_card_is_written_as_phones_in_japan_read_it() -> None:
    assert lines(TANAKA, industry="情報通信業") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{UID}",
        "REV:2026-01-02T03:04:05Z",
        "FN:田中 太郎",
        "N:田中;太郎;;;MBA",
        "X-PHONETIC-LAST-NAME:タナカ",
        "X-PHONETIC-FIRST-NAME:タロウ",
        "SORT-STRING:タナカ タロウ",
        "X-ENISHI-ROMAJI:Tanaka;Taro",
        "ORG:株式会社見本商事;第二営業部",
        "TITLE:部長",
        "EMAIL;TYPE=WORK,INTERNET,PREF:taro@example.co.jp",
        "TEL;TYPE=WORK,VOICE:03-0000-0001",
        "TEL;TYPE=CELL,WORK:090-0000-0001",
        "TEL;TYPE=WORK,FAX:03-0000-0002",
        "URL;TYPE=WORK:https://www.example.co.jp/",
        "ADR;TYPE=WORK:;見本ビル5F;見本1-2-3;千代田区;東京都;100-0000;",
        "CATEGORIES:情報通信業,朝活,重要",
        "X-ENISHI-INDUSTRY:情報通信業",
        "NOTE:展示会で話した。",
        "END:VCARD",
    ]


def test_version_4_marks_the_preferred_and_names_the_uid_as_a_urn() -> None:
    written = lines(TANAKA, "4.0")
    assert "VERSION:4.0" in written
    assert f"UID:urn:uuid:{UID}" in written
    assert "REV:20260102T030405Z" in written
    assert 'N;SORT-AS="タナカ,タロウ":田中;太郎;;;MBA' in written
    assert "EMAIL;TYPE=work;PREF=1:taro@example.co.jp" in written
    assert "TEL;TYPE=cell,work:090-0000-0001" in written


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_an_independent_parser_reads_the_same_values(version: Version) -> None:
    card = judged(TANAKA, version, industry="情報通信業")
    assert (card.n.value.family, card.n.value.given) == ("田中", "太郎")
    assert card.fn.value == "田中 太郎"
    assert card.org.value == ["株式会社見本商事", "第二営業部"]
    assert [t.value for t in card.tel_list] == ["03-0000-0001", "090-0000-0001", "03-0000-0002"]
    assert card.adr.value.street == "見本1-2-3"
    assert card.adr.value.extended == "見本ビル5F"
    assert card.adr.value.region == "東京都"
    assert card.categories.value == ["情報通信業", "朝活", "重要"]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    "text", ["a,b;c", "back\\slash", "ends in \\", "two\nlines", "\\n is no break", ';"quoted",:']
)
def test_special_characters_are_carried_whole(version: Version, text: str) -> None:
    details = replace(
        SMITH,
        affiliations=(Affiliation(text, text, text),),
        methods=(ContactMethod(MethodKind.URL, text),),
        addresses=(PostalAddress(text, street=text, city=text),),
        tags=(text, text),
        note=text,
    )
    card = judged(details, version)
    assert card.org.value == [text, text]
    assert card.title.value == text
    assert card.url.value == text
    assert card.categories.value == [text, text]
    assert card.note.value == text


@pytest.mark.parametrize(
    ("kind", "use", "expected"),
    [
        (MethodKind.PHONE, MethodType.HOME, "TEL;TYPE=HOME,VOICE:x"),
        (MethodKind.PHONE, MethodType.MAIN, "TEL;TYPE=MAIN,VOICE:x"),
        (MethodKind.PHONE, MethodType.OTHER, "TEL;TYPE=VOICE:x"),
        (MethodKind.MOBILE, MethodType.OTHER, "TEL;TYPE=CELL:x"),
        (MethodKind.FAX, MethodType.HOME, "TEL;TYPE=HOME,FAX:x"),
        (MethodKind.EMAIL, MethodType.OTHER, "EMAIL;TYPE=INTERNET:x"),
        (MethodKind.URL, MethodType.OTHER, "URL:x"),
        (MethodKind.SOCIAL, MethodType.WORK, "X-SOCIALPROFILE;TYPE=WORK:x"),
    ],
)
def test_a_method_says_what_it_is_for(kind: MethodKind, use: MethodType, expected: str) -> None:
    assert expected in lines(replace(SMITH, methods=(ContactMethod(kind, "x", type=use),)))


def test_private_and_former_things_stay_at_home() -> None:
    former = Affiliation("Former Example Ltd", until=date(2024, 3, 31))
    written = "\n".join(lines(replace(SMITH, affiliations=(former, *SMITH.affiliations))))
    assert "Former" not in written
    assert "private" not in written


def test_several_affiliations_keep_organisation_and_title_together() -> None:
    second = Affiliation(None, "理事会", "理事")
    written = lines(replace(SMITH, affiliations=(second, *SMITH.affiliations)))
    assert [line for line in written if ".ORG" in line or ".TITLE" in line] == [
        "affiliation1.ORG:Example\\, Inc.",
        "affiliation1.TITLE:VP\\; Sales",
        "affiliation2.ORG:;理事会",
        "affiliation2.TITLE:理事",
    ]


def test_events_are_a_note_that_can_be_left_out() -> None:
    assert "NOTE:展示会で話した。\\n\\nMet at: 朝活 / 交流会" in lines(
        TANAKA, events=("朝活", "交流会")
    )
    assert "NOTE:展示会で話した。" in lines(TANAKA)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("a\x00b\x1b[31mc\x9b", "FN:ab[31mc"),
        ("a\r\nEND:VCARD", "FN:a\\nEND:VCARD"),
        ("a\u2028b\x85c\x0bd\re", "FN:a\\nb\\nc\\nd\\ne"),
        ("lone \ud800 surrogate", "FN:lone  surrogate"),
        ("\u202egnp.exe", "FN:\u202egnp.exe"),
    ],
)
def test_control_characters_are_removed_and_breaks_escaped(printed: str, expected: str) -> None:
    assert expected in lines(ContactDetails(PersonName(printed)))


def test_unknown_lines_are_written_back_but_cannot_break_the_card() -> None:
    kept = ("BDAY:1980-01-01", "item1.X-ABDATE;type=pref:2020-01-01", "X-A:b\r\nEND:VCARD\r\nX-C:d")
    dropped = ("END:VCARD", "begin:vcard", "UID:other", "no property", "VERSION;X=1:2.1", "")
    written = lines(replace(SMITH, extra=kept + dropped))
    assert written[-4:] == [
        "BDAY:1980-01-01",
        "item1.X-ABDATE;type=pref:2020-01-01",
        "X-A:b\\nEND:VCARD\\nX-C:d",
        "END:VCARD",
    ]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_picture_is_written_as_the_version_wants_it(version: Version) -> None:
    expected = {
        "3.0": "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AA=",
        "4.0": "PHOTO:data:image/jpeg;base64,/9j/4AA=",
    }
    for kept in expected.values():
        assert expected[version] in lines(replace(SMITH, extra=(kept,)), version)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_picture_of_the_card_is_written_if_wanted(version: Version, tmp_path: Path) -> None:
    picture = tmp_path / "card.jpg"
    picture.write_bytes(b"\xff\xd8\xff picture")
    export = replace(person(SMITH), photo=picture)
    [data] = write_vcards([export], version)
    start = "PHOTO;ENCODING=b;TYPE=JPEG:" if version == "3.0" else "PHOTO:data:image/jpeg;base64,"
    assert f"{start}/9j/IHBpY3R1cmU=\r\n".encode() in data
    own = replace(SMITH, extra=("PHOTO;ENCODING=b;TYPE=PNG:iVBORw==",))
    [data] = write_vcards([replace(person(own), photo=picture)], version)
    assert data.count(b"PHOTO") == 1


def test_lines_are_folded_between_characters() -> None:
    for start in range(4):
        note = "x" * start + "縁𠮷é" * 100
        [data] = write_vcards([person(replace(SMITH, note=note))])
        physical = data.split(b"\r\n")
        assert max(map(len, physical)) <= 75
        assert all(line.decode() is not None for line in physical)
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert judged(replace(SMITH, note=note)).note.value == note


def test_an_address_known_only_as_printed_is_the_street() -> None:
    written = lines(replace(SMITH, addresses=(PostalAddress("東京都千代田区見本1-2-3"),)))
    assert "ADR;TYPE=WORK:;;東京都千代田区見本1-2-3;;;;" in written
    assert not any(line.startswith("LABEL") for line in written)


def test_an_id_of_another_program_stays_as_it_is() -> None:
    [data] = write_vcards([person(SMITH, uid="abc,1")], "4.0")
    assert b"UID:abc\\,1\r\n" in data

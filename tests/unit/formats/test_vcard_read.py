"""What other programs and old phones write."""

import pytest

from app.domain.contact import (
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from tests.unit.formats.written_cards import card


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("FN:田中 太郎", "N:田中;太郎;;;"), PersonName("田中 太郎", "田中", "太郎")),
        (("N:田中;太郎",), PersonName("田中 太郎", "田中", "太郎")),
        (("N:Smith;Jane;Q.;Dr.;PhD",), PersonName(
            "Jane Q. Smith", "Smith", "Jane Q.", credentials="Dr. PhD")),
        (("FN:田中太郎", "N:田中太郎;;;;"), PersonName("田中太郎")),
        (("N:田中太郎",), PersonName("田中太郎")),
        (("FN:Bare, comma; semicolon",), PersonName("Bare, comma; semicolon")),
        (("FN:", "N:;;;;", "ORG:株式会社見本;営業部"), PersonName("株式会社見本")),
        (("N:;;;;", "EMAIL:a@example.com"), PersonName("a@example.com")),
        (("NICKNAME:たろちゃん",), PersonName("たろちゃん")),
    ],
)  # fmt: skip
def test_a_name_is_found_wherever_it_stands(lines: tuple[str, ...], expected: PersonName) -> None:
    assert card(*lines).details.name == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("X-PHONETIC-LAST-NAME:タナカ", "X-PHONETIC-FIRST-NAME:タロウ"),
        ("X-PHONETIC-LAST-NAME:たなか", "X-PHONETIC-FIRST-NAME:たろう"),
        ("SOUND;X-IRMC-N:ﾀﾅｶ;ﾀﾛｳ;;;",),
        ("SOUND;TYPE=X-IRMC-N:ﾀﾅｶ ﾀﾛｳ",),
        ("SOUND;X-IRMC-N:ﾀﾅｶ ﾀﾛｳ;;;;",),
        ("SORT-STRING:タナカ タロウ",),
        ("SORT-STRING:たなか　たろう",),
        ('N;SORT-AS="タナカ,タロウ":田中;太郎',),
        ("N;SORT-AS=タナカ,タロウ:田中;太郎",),
        ("SORT-STRING:ちがう", "X-PHONETIC-LAST-NAME:ﾀﾅｶ", "X-PHONETIC-FIRST-NAME:ﾀﾛｳ"),
    ],
)
def test_every_way_to_write_a_reading_gives_katakana(lines: tuple[str, ...]) -> None:
    read = card("FN:田中 太郎", *lines).details
    assert (read.name.family_kana, read.name.given_kana) == ("タナカ", "タロウ")
    assert read.extra == ()


def test_a_reading_in_latin_letters_is_the_romaji() -> None:
    read = card("FN:田中", "X-PHONETIC-LAST-NAME:Tanaka", "X-PHONETIC-FIRST-NAME:Tarō").details
    assert (read.name.family_romaji, read.name.given_romaji) == ("Tanaka", "Tarō")
    assert (read.name.family_kana, read.name.given_kana) == (None, None)


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n", b"\n\n"])
def test_any_line_end_is_one(end: bytes) -> None:
    read = card("VERSION:3.0", "FN:Jane", "NOTE:one ", " two", "TEL:1", end=end).details
    assert (read.name.printed, read.note) == ("Jane", "one two")
    assert read.values(MethodKind.PHONE) == ("1",)


def test_soft_breaks_of_quoted_printable_join_lines() -> None:
    read = card(
        "VERSION:2.1",
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=B8=",
        "=81=",
        "",
        "NOTE;QUOTED-PRINTABLE:one=0D=0Atwo =",
        "  three: four=",
        "TEL;CELL:1",
    ).details
    assert read.name.printed == "縁"
    assert read.note == "one\ntwo   three: fourTEL;CELL:1"


def test_a_soft_break_before_the_end_does_not_swallow_it() -> None:
    read = card("FN:x", "NOTE;ENCODING=QUOTED-PRINTABLE:broken=")
    assert read.details.note == "broken"


def test_pictures_of_version_2_are_kept_for_version_3() -> None:
    read = card("FN:x", "PHOTO;JPEG;BASE64:", "  /9j/", "  4AA=", "", "TEL:1").details
    assert read.extra == ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AA=",)


def test_a_line_broken_without_a_space_belongs_to_the_one_before() -> None:
    assert card("FN:x", "NOTE:first", "second line", "TEL:1").details.note == "first\nsecond line"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TEL:1", ContactMethod(MethodKind.PHONE, "1", type=MethodType.OTHER)),
        ("TEL;WORK;VOICE:1", ContactMethod(MethodKind.PHONE, "1")),
        ("TEL;TYPE=work,voice,pref:1", ContactMethod(MethodKind.PHONE, "1", is_primary=True)),
        ('TEL;TYPE="work,cell":1', ContactMethod(MethodKind.MOBILE, "1")),
        ("tel;type=CELL;type=HOME:1", ContactMethod(MethodKind.MOBILE, "1", type=MethodType.HOME)),
        ("TEL;FAX;WORK:1", ContactMethod(MethodKind.FAX, "1")),
        ("TEL;VALUE=uri;PREF=1;TYPE=main:tel:+81-3-0000-0000", ContactMethod(
            MethodKind.PHONE, "+81-3-0000-0000", type=MethodType.MAIN, is_primary=True)),
        ("EMAIL;INTERNET;WORK:a@example.com", ContactMethod(MethodKind.EMAIL, "a@example.com")),
        ("EMAIL;TYPE=WORK:mailto:a@example.com", ContactMethod(MethodKind.EMAIL, "a@example.com")),
        ("URL;TYPE=WORK:https://example.com/a,b;c", ContactMethod(
            MethodKind.URL, "https://example.com/a,b;c")),
        ("URL;TYPE=WORK:https\\://example.com/\\,", ContactMethod(
            MethodKind.URL, "https://example.com/,")),
        ("item1.TEL:1\r\nitem1.X-ABLabel:携帯", ContactMethod(
            MethodKind.MOBILE, "1", type=MethodType.OTHER)),
        ("item1.EMAIL:a@example.com\r\nitem1.X-ABLabel:_$!<Work>!$_", ContactMethod(
            MethodKind.EMAIL, "a@example.com")),
        ("X-SOCIALPROFILE;TYPE=work:@a", ContactMethod(MethodKind.SOCIAL, "@a")),
    ],
)  # fmt: skip
def test_methods_of_every_dialect(line: str, expected: ContactMethod) -> None:
    assert card("FN:x", line).details.methods == (expected,)


def test_the_best_of_several_preferences_is_primary() -> None:
    read = card("FN:x", "EMAIL;PREF=50:a@x", "EMAIL;PREF=2:b@x", "TEL;PREF:1", "TEL;PREF:2")
    assert [m.value for m in read.details.methods if m.is_primary] == ["b@x", "1"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("ADR;WORK:;;1 Example St;Springfield;IL;00000;USA",), PostalAddress(
            "1 Example St, Springfield, IL 00000, USA", "00000", "USA", "IL", "Springfield",
            "1 Example St")),
        (("ADR:;見本ビル;見本1-2-3;千代田区;東京都;100-0000;",), PostalAddress(
            "東京都千代田区見本1-2-3 見本ビル", "100-0000", None, "東京都", "千代田区",
            "見本1-2-3", "見本ビル")),
        (("ADR:;;;千代田区;東京都;;", "LABEL:as printed\\nhere"), PostalAddress(
            "as printed\nhere", None, None, "東京都", "千代田区")),
        (('ADR;LABEL="as printed^nhere":;;;千代田区;東京都',), PostalAddress(
            "as printed\nhere", None, None, "東京都", "千代田区")),
        (('ADR;LABEL="as printed\\nhere":;;;千代田区;東京都',), PostalAddress(
            "as printed\nhere", None, None, "東京都", "千代田区")),
        (("LABEL:東京都千代田区",), PostalAddress("東京都千代田区")),
        (("ADR:東京都千代田区",), PostalAddress("東京都千代田区")),
    ],
)  # fmt: skip
def test_addresses_of_every_dialect(lines: tuple[str, ...], expected: PostalAddress) -> None:
    assert card("FN:x", *lines).details.addresses == (expected,)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("ORG:A;B;C", "TITLE:T"), [("A", "B C", "T")]),
        (("ORG:;B",), [(None, "B", None)]),
        (("TITLE:T",), [(None, None, "T")]),
        (("ORG:A", "ROLE:R"), [("A", None, "R")]),
        (("item1.ORG:A", "TITLE:T"), [("A", None, "T")]),
        (("ORG:A", "TITLE:T", "ORG:B", "TITLE:U"), [("A", None, "T"), ("B", None, "U")]),
        (("a.ORG:A", "b.ORG:B", "b.TITLE:U", "a.TITLE:T"), [("A", None, "T"), ("B", None, "U")]),
    ],
)
def test_affiliations_of_every_dialect(
    lines: tuple[str, ...], expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    read = card("FN:x", *lines).details.affiliations
    assert [(a.company, a.department, a.position) for a in read] == expected
    assert [a.is_primary for a in read] == [True] + [False] * (len(read) - 1)


def test_what_is_not_understood_is_kept() -> None:
    kept = (
        "BDAY:1980-01-01",
        "item2.X-ABLabel:直通",
        "ROLE:R",
        "TITLE:second",
        "X-PHONETIC-LAST-NAME:Танака1田",
        'X-OTHER;A="b:c":d\\,e',
        "N;ALTID=1:x;y",
    )
    read = card("FN:x", "N:x;", "ORG:A", "TITLE:first", *kept).details
    assert sorted(read.extra) == sorted(kept)


def test_an_old_encoding_of_a_kept_line_is_undone() -> None:
    read = card(b"X-NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=89=8F=0D=0Ab", "FN:x").details
    assert read.extra == ("X-NOTE:縁\\nb",)


def test_an_address_broken_into_lines_is_whole() -> None:
    read = card("FN:x", "ADR;WORK:;;1 Example St\\", "2nd floor\\", "Rear;Springfield;;;", "TEL:1")
    assert read.details.addresses[0].street == "1 Example St\n2nd floor\nRear"


@pytest.mark.parametrize(
    ("rev", "expected"),
    [
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"),
        ("20260102T030405Z", "2026-01-02T03:04:05+00:00"),
        ("2026-01-02T03:04:05+09:00", "2026-01-02T03:04:05+09:00"),
        ("2026-01-02", "2026-01-02T00:00:00+00:00"),
        ("yesterday", None),
    ],
)
def test_rev_is_a_moment(rev: str, expected: str | None) -> None:
    read = card("FN:x", f"REV:{rev}").rev
    assert (read.isoformat() if read else None) == expected


def test_uid_is_bare() -> None:
    assert card("FN:x", "UID:urn:uuid:ab").uid == "ab"
    assert card("FN:x", "UID:a\\,b").uid == "a,b"
    assert card("FN:x").uid is None

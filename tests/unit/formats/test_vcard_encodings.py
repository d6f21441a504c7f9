"""Whatever encoding a file is in, and whatever it says it is in, its letters are read."""

import base64

import pytest

from app.domain.contact import Affiliation, PersonName
from app.formats.records import ParsedCard
from app.formats.vcard_read import read_vcards
from tests.unit.formats.written_cards import card, quoted_printable


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("SHIFT_JIS", "cp932"),
        ("Shift-JIS", "cp932"),
        ("Windows-31J", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("UTF-8", "utf-8"),
    ],
)
@pytest.mark.parametrize("way", ["8BIT", "QUOTED-PRINTABLE", "BASE64"])
@pytest.mark.parametrize("is_named", [True, False])
def test_encodings_are_found_with_and_without_a_charset(
    charset: str, codec: str, way: str, is_named: bool
) -> None:
    def line(name: str, text: str) -> bytes:
        parameters = f";CHARSET={charset}" if is_named else ""
        value = {
            "8BIT": text.encode(codec),
            "QUOTED-PRINTABLE": quoted_printable(text, codec),
            "BASE64": base64.b64encode(text.encode(codec)),
        }[way]
        return f"{name}{parameters};ENCODING={way}:".encode() + value

    read = card(
        "VERSION:2.1",
        line("N", "表田;能子;;;"),  # with a backslash among the bytes of Shift_JIS
        line("ORG", "株式会社ソフト表現;第二営業部"),
        line("NOTE", "とても長いメモで、" * 8),
    ).details
    assert read.name == PersonName("表田 能子", "表田", "能子")
    assert read.affiliations == (Affiliation("株式会社ソフト表現", "第二営業部", is_primary=True),)
    assert read.note == "とても長いメモで、" * 8


def test_what_is_called_shift_jis_is_microsofts() -> None:
    name = "髙橋 﨑子 ㈱①"
    assert card(b"FN;CHARSET=SHIFT_JIS:" + name.encode("cp932")).details.name.printed == name


@pytest.mark.parametrize("prefix", [b"\x1b$B\x2d\x6a\x1b(B", b"\xad\xea"])
def test_the_letters_that_windows_added_to_jis_are_read(prefix: bytes) -> None:
    codec = "iso2022_jp" if prefix[0] == 0x1B else "euc_jp"
    assert card(b"FN:" + prefix + "見本".encode(codec)).details.name.printed == "㈱見本"


@pytest.mark.parametrize(
    "codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "utf-8-sig"]
)
def test_whole_files_in_any_unicode_are_read(codec: str) -> None:
    text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:縁𠮷\r\nEND:VCARD\r\n"
    [read] = read_vcards((text * 1).encode(codec))
    assert isinstance(read, ParsedCard)
    assert read.details.name.printed == "縁𠮷"


def test_an_unmarked_western_file_is_read() -> None:
    read = card("FN:André Müller".encode("latin-1"), "ORG:Société".encode("latin-1"))
    assert read.details.name.printed == "André Müller"


def test_a_wrong_charset_loses_nothing() -> None:
    assert card("FN;CHARSET=SHIFT_JIS:縁 太郎é").details.name.printed == "縁 太郎é"
    assert card("FN;CHARSET=NO-SUCH:縁").details.name.printed == "縁"


def test_a_broken_octet_leaves_utf8_what_it_is() -> None:
    whole = "株式会社あおば地所"
    broken = whole.encode() + b"\xe5\x96"
    for head in (b"ORG;CHARSET=UTF-8:", b"ORG:"):
        [work] = card("FN:Ay", head + broken).details.affiliations
        assert work.company == whole + "\ufffd"
    twos = quoted_printable("Ñ" * 40, "utf-8") + b"=80"  # by its look also western letters
    [work] = card(
        "FN:Ay", b"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + twos
    ).details.affiliations
    assert work.company == "Ñ" * 40 + "\ufffd"

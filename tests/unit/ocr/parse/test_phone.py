import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.model import FieldKind
from ocr.parse.found_phones import find_phones
from ocr.parse.phone import normalise_phone

P, M, F = FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TEL 03-0000-1200", [("03-0000-1200", P)]),
        ("TEL:03-0000-1200 FAX:03-0000-1201", [("03-0000-1200", P), ("03-0000-1201", F)]),
        ("電話 03-0000-1200 / 携帯 090-0000-1234", [("03-0000-1200", P), ("090-0000-1234", M)]),
        ("T 03-0000-1200 F 03-0000-1201", [("03-0000-1200", P), ("03-0000-1201", F)]),
        ("TEL/FAX 03-0000-1200", [("03-0000-1200", P), ("03-0000-1200", F)]),
        ("TEL・FAX 03-0000-1200 / 03-0000-1201", [("03-0000-1200", P), ("03-0000-1201", F)]),
        ("TEL０３（００００）１２００", [("03(0000)1200", P)]),
        ("(03) 0000-1200", [("(03) 0000-1200", P)]),
        ("090-0000-1234", [("090-0000-1234", M)]),
        ("TEL 090-0000-1234", [("090-0000-1234", M)]),
        ("0300001200", [("0300001200", P)]),
        ("代表 03-0000-1200 直通 03-0000-1299", [("03-0000-1200", P), ("03-0000-1299", P)]),
        ("0120-000-123", [("0120-000-123", P)]),
        ("+81-3-0000-1200", [("+81-3-0000-1200", P)]),
        ("Cell: +1 (987) 555-0123", [("+1 (987) 555-0123", M)]),
        ("Phone 415.555.0123", [("415.555.0123", P)]),
        ("mob: +44 (0) 7911 123456", [("+44 (0) 7911 123456", M)]),
        ("電話〇三─一二三四─五六七八", [("03-1234-5678", P)]),
        ("電話○九八○○○五一七○", [("098-000-5170", P)]),
        ("TEL 03ー0000ー1200", [("03-0000-1200", P)]),
    ],
)
def test_numbers_of_a_line(line: str, expected: list[tuple[str, FieldKind]]) -> None:
    found = [(phone.value, kind) for phone in find_phones(line) for kind in phone.kinds]
    assert found == expected


@pytest.mark.parametrize(
    "line",
    ["〒105-0011", "2026-11-24", "1-2-3 若葉ビル5F", "登録番号 03-0000-1234", "内線 1234", "", "T"],
)
def test_what_is_no_number(line: str) -> None:
    assert find_phones(line) == []


def test_letters_taken_for_digits_are_corrected_and_said() -> None:
    (found,) = find_phones("TEL 03-OO00-12l0")
    assert (found.value, found.corrected) == ("03-0000-1210", True)


@pytest.mark.parametrize(
    ("printed", "e164", "kind"),
    [
        ("03-0000-1200", "+81300001200", P),
        ("+81 (0)3-0000-1200", "+81300001200", P),
        ("090 0000 1234", "+819000001234", M),
        ("(987) 555-0123", "+19875550123", P),
        ("020 7946 0123", "+442079460123", P),
    ],
)
def test_normalise_phone(printed: str, e164: str, kind: FieldKind) -> None:
    number = normalise_phone(printed)
    assert number is not None
    assert (number.e164, number.kind) == (e164, kind)


@pytest.mark.parametrize("text", ["", "12", "田中", "not a number", "1" * 40])
def test_what_cannot_be_normalised(text: str) -> None:
    assert normalise_phone(text) is None


@given(st.from_regex(r"0[1-9]0?-[0-9]{4}-[0-9]{4}", fullmatch=True))
def test_normalising_is_idempotent(printed: str) -> None:
    number = normalise_phone(printed)
    if number is not None:
        assert normalise_phone(number.e164) == number

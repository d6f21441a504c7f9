"""What two readers that agree on every letter do not tell: where values end, and what they are."""

import pytest

from ocr.model import FieldKind, FieldReading
from tests.unit.ocr.parse.cards import Line, fields_of, line, one, side

_MAIL: Line = ("TEL 03-0000-1200", 80, 560, 20)
_FIRM: Line = ("株式会社青嶺商事", 80, 60, 34)
_NAME: Line = ("山田 太郎", 80, 230, 60)


def _of(kind: FieldKind, *lines: Line) -> list[FieldReading]:
    return [f for f in fields_of(side(lines)) if f.kind is kind]


def _doubts(field: FieldReading) -> set[str]:
    return {p.name for p in field.penalties if p.amount}


@pytest.mark.parametrize(
    ("kind", "value", "doubt", "lines"),
    [
        (
            FieldKind.NAME,
            "Prof. Avery Smith",
            "honorific",
            [("Prof. Avery Smith", 80, 200, 50), ("Director", 80, 270, 24)],
        ),
        (
            FieldKind.NAME,
            "Avery Smith",
            "honorific",
            [("Avery Smith, Ph.D.", 80, 200, 50), ("Director", 80, 270, 24)],
        ),
        (
            FieldKind.COMPANY,
            "ORBITAL",
            "second_one",
            [
                ("ORBITAL", 80, 60, 60),
                ("Avery Smith", 80, 250, 40),
                ("Orbital Freight & Transport", 80, 400, 20),
                ("avery@orbital.example.com", 80, 560, 20),
            ],
        ),
        (
            FieldKind.COMPANY,
            "ORSELLE VANTIEGHOM",
            "may_be_person",
            [
                ("ORSELLE VANTIEGHOM", 80, 60, 60),
                ("ceramics", 80, 140, 24),
                ("hello@orsellevantieghom.example.com", 80, 560, 20),
            ],
        ),
        (
            FieldKind.DEPARTMENT,
            "営業部 第一課",
            "joint",
            [_FIRM, ("営業部 第一課", 80, 150, 30), _NAME],
        ),
        (
            FieldKind.TITLE,
            "理事・事務局長",
            "joint",
            [_FIRM, ("理事・事務局長", 80, 150, 30), _NAME],
        ),
        (
            FieldKind.TITLE,
            "取締役",
            "joint",
            [_FIRM, ("取締役 営業部長", 80, 150, 30), _NAME],
        ),
        (
            FieldKind.ADDRESS,
            "9100 Example Pkwy Suite 12 Denver, CO 80202",
            "joint",
            [
                ("9100 Example Pkwy", 80, 400, 20),
                ("Suite 12", 80, 426, 20),
                ("Denver, CO 80202", 80, 452, 20),
            ],
        ),
        (
            FieldKind.ADDRESS,
            "Chuo-ku, Osaka 541-0041, Japan",
            "cut_short",
            [("Chuo-ku, Osaka 541-0041, Japan", 80, 400, 20)],
        ),
        (
            FieldKind.EMAIL,
            "2000@yahoo.example.com",
            "torn",
            [("Vasala 2000@yahoo.example.com", 80, 400, 20)],
        ),
        (
            FieldKind.FAX,
            "03-0000-1200",
            "shared_label",
            [_FIRM, ("TEL/FAX 03-0000-1200", 80, 400, 20)],
        ),
        (FieldKind.MOBILE, "+216 20 000 118", "untold", [("+216 20 000 118", 80, 400, 20)]),
        (
            FieldKind.COMPANY,
            "株式会社虹橋人材センタ",
            "cut_short",
            [("株式会社虹橋人材センタ", 80, 60, 34), _NAME, _MAIL],
        ),
    ],
)
def test_a_value_that_may_be_more_or_another_thing_is_kept_and_not_sure(
    kind: FieldKind, value: str, doubt: str, lines: list[Line]
) -> None:
    (field,) = [f for f in _of(kind, *lines) if f.value == value]
    assert (doubt in _doubts(field), field.sure) == (True, False)


def test_the_same_are_sure_where_nothing_speaks_against_them() -> None:
    lines = [
        ("Orbital Freight Ltd.", 80, 60, 40),
        ("Avery Smith", 80, 200, 50),
        ("Director", 80, 270, 24),
        ("Mobile +44 7700 900118", 80, 400, 20),
        ("12 Sample Square, Bath BA1 0AA", 80, 460, 20),
        ("avery.smith@orbitalfreight.example.com", 80, 520, 20),
    ]
    sure = {(f.kind.value, f.value) for f in fields_of(side(lines)) if f.sure}
    assert sure == {
        ("company", "Orbital Freight Ltd."),
        ("name", "Avery Smith"),
        ("title", "Director"),
        ("mobile", "+44 7700 900118"),
        ("address", "12 Sample Square, Bath BA1 0AA"),
        ("postal", "BA1 0AA"),
        ("email", "avery.smith@orbitalfreight.example.com"),
    }


@pytest.mark.parametrize(
    ("address", "code", "sure"),
    [
        ("12 Sample Square, Bath BA1 0AA", "BA1 0AA", True),
        ("12 Sample Square, Bath XA1 0AA", "XA1 0AA", False),
        ("2200 Example St, Columbus, OH 43004", "43004", True),
        ("2200 Example St, Columbus, OH 90210", "90210", False),
        ("55 Example St, Toronto, ON M5V 2T6", "M5V 2T6", True),
        ("55 Example St, Toronto, ON V5V 2T6", "V5V 2T6", False),
        ("27 Sample Lane, Fitzroy VIC 3065", "3065", True),
        ("10 Sample Road #20-01, Singapore 048581", "048581", True),
        ("Musterstraße 17, D-70173 Stuttgart, Germany", "70173", True),
        ("Musterstraße 17, 70173 Stuttgart", "70173", False),
    ],
)
def test_a_code_abroad_is_sure_where_its_country_or_state_bears_it_out(
    address: str, code: str, sure: bool
) -> None:
    (field,) = _of(FieldKind.POSTAL, (address, 80, 400, 20))
    assert (field.value, field.sure) == (code, sure)


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("E-mail tazumi.atsu mi@quartz.example.jp", "tazumi.atsumi@quartz.example.jp"),
        ("e-mail mi@quartz.example.jp", "mi@quartz.example.jp"),
        ("www.quartz.example.jp mi@quartz.example.jp", "mi@quartz.example.jp"),
        ("253.555.0155 mike@ironharbor.example.com", "mike@ironharbor.example.com"),
    ],
)
def test_a_mailbox_with_a_gap_is_whole_again_and_takes_in_no_label(text: str, mail: str) -> None:
    assert one(fields_of(side([line(text, 80, 400, 20)])), FieldKind.EMAIL).value == mail


def test_labels_may_stand_behind_all_numbers_but_the_first() -> None:
    fields = fields_of(side([("650 555 0100  408 555 0171 Cell  650 555 0102 Fax", 80, 400, 20)]))
    assert {(f.kind.value, f.value) for f in fields} == {
        ("phone", "650 555 0100"),
        ("mobile", "408 555 0171"),
        ("fax", "650 555 0102"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "An ISO 27001:2013 Certified Company",
        "Amtsgericht Stuttgart HRB 000000",
        "A subsidiary of Aomine Holdings",
    ],
)
def test_what_a_firm_is_or_where_it_is_registered_is_no_firm(text: str) -> None:
    fields = _of(
        FieldKind.COMPANY, ("Vedika Infosystems Pvt. Ltd.", 80, 60, 40), (text, 80, 140, 24)
    )
    assert [f.value for f in fields] == ["Vedika Infosystems Pvt. Ltd."]


def test_two_hosts_of_one_name_but_for_a_letter_are_both_looked_at() -> None:
    fields = fields_of(
        side([("www.youkogel.com", 80, 400, 20), ("mail@youkogei.co.jp", 80, 440, 20)])
    )
    assert [f.value for f in fields if f.sure] == []


def test_a_position_that_breaks_behind_a_small_word_is_one() -> None:
    lines = [
        ("Avery Smith", 80, 100, 50),
        ("Co-Founder &", 80, 170, 24),
        ("Managing Director", 80, 200, 24),
    ]
    assert one(fields_of(side(lines)), FieldKind.TITLE).value == "Co-Founder & Managing Director"


def test_hours_of_a_shop_are_neither_prose_nor_a_firm() -> None:
    lines = [
        ("ことり 真由美", 80, 200, 60),
        ("店主", 80, 280, 28),
        ("営業時間 8:00～17:00（売り切れ次第終了） 定休日 月・火", 80, 400, 20),
        ("0467-00-8820", 80, 440, 20),
    ]
    kinds = {f.kind for f in fields_of(side(lines))}
    assert FieldKind.TITLE in kinds
    assert FieldKind.COMPANY not in kinds


def test_a_slash_that_one_reader_takes_for_a_kana_parts_two_titles() -> None:
    both = line("エンジニアノ作家", 80, 280, 28, "エンジニア / 作家")
    found = fields_of(side([_FIRM, _NAME, both]))
    assert {f.value for f in found if f.kind is FieldKind.TITLE} == {"エンジニア", "作家"}


def test_marks_and_gaps_part_an_address_from_what_the_readers_see_otherwise_beside_it() -> None:
    mail = line(
        "mari@example.co.jp; Web www.example.co.jp",
        80,
        400,
        20,
        "mari@example.co.jp, Web www.example.co.jp",
    )
    assert {f.kind.value for f in fields_of(side([mail])) if f.sure} == {"email", "url"}


def test_a_vertical_digit_that_the_readers_see_otherwise_is_not_sure() -> None:
    number = line("FAX 〇五六四（〇二）二三四六", 80, 400, 20, "(て五六四（〇一）二三四六")
    assert not [
        f for f in fields_of(side([_FIRM, _NAME, number])) if f.kind is FieldKind.FAX and f.sure
    ]


def test_a_country_in_brackets_stays_in_them() -> None:
    assert one(fields_of(side([("(+216) 28 316 318", 80, 400, 20)])), FieldKind.MOBILE).value == (
        "(+216) 28 316 318"
    )


def test_a_second_number_behind_a_slash_is_a_number() -> None:
    fields = fields_of(side([("tel +91 481 2424398 / 7034641404", 80, 400, 20)]))
    assert [f.value for f in fields] == ["+91 481 2424398", "7034641404"]


def test_a_family_whose_name_ends_like_a_department_is_a_person() -> None:
    fields = fields_of(side([_FIRM, ("物部 晃成", 80, 230, 60), ("所長", 80, 190, 28)]))
    assert one(fields, FieldKind.NAME).value == "物部 晃成"


def test_what_announces_a_number_or_a_firm_is_neither_a_title_nor_of_the_name() -> None:
    lines = [
        ("運営：株式会社青嶺商事", 80, 60, 30),
        ("山田 太郎", 80, 200, 60),
        ("Secretary: 03-0000-1200", 80, 400, 20),
    ]
    found = {(f.kind.value, f.value) for f in fields_of(side(lines))}
    assert ("company", "株式会社青嶺商事") in found
    assert "title" not in {kind for kind, _ in found}

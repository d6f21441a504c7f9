"""What makes a field sure beside two readers that agree, and what never is."""

from dataclasses import replace

import pytest

from ocr.model import FieldKind, Letter, TextLine
from tests.unit.ocr.parse.cards import Line, fields_of, line, one, side, values


def _sure(*lines: Line | TextLine) -> set[tuple[str, str]]:
    return {(f.kind.value, f.value) for f in fields_of(side(lines)) if f.sure}


def _told(name: TextLine, *rivals: tuple[str, float]) -> TextLine:
    """The line with letters, of which the first has these rivals."""
    first = name.readings[0]
    letters = tuple(Letter(c, 0.99, 0.5, rivals if c == first.text[0] else ()) for c in first.text)
    return TextLine(name.quad, (replace(first, letters=letters), *name.readings[1:]))


_TITLE = line("課長", 80, 190, 28)
_SMALL = line("TEL 03-0000-1200", 80, 500, 20), line("FAX 03-0000-1201", 80, 540, 20)


def test_a_twin_that_the_reader_rules_out_leaves_the_name_sure() -> None:
    name, mail = line("高橋 健一", 80, 230, 60), line("takahashi@example.com", 80, 580, 20)
    assert ("name", "高橋 健一") in _sure(_TITLE, _told(name, ("髙", 0.0)), mail)
    assert ("name", "高橋 健一") not in _sure(_TITLE, _told(name, ("髙", 0.5)), mail)
    assert ("name", "高橋 健一") not in _sure(_TITLE, name, mail)


def test_a_twin_that_the_reader_sees_is_taken_in_names_alone() -> None:
    name = _told(line("高橋 健一", 80, 230, 60), ("髙", 0.9))
    place = _told(line("高松市松縄町1067-8", 80, 400, 20), ("髙", 0.9))
    fields = fields_of(side([_TITLE, name, place]))
    field = one(fields, FieldKind.NAME)
    assert (field.value, field.sure) == ("髙橋 健一", False)
    assert [a.value for a in field.alternatives] == ["高橋 健一"]
    assert values(fields)["address"] == ["高松市松縄町1067-8"]


def test_a_name_in_the_shape_of_a_twin_is_kept_and_not_sure() -> None:
    name = line("髙橋 健一", 80, 230, 60, "高橋 健一")
    field = one(fields_of(side([_TITLE, name])), FieldKind.NAME)
    assert (field.value, field.sure) == ("髙橋 健一", False)


def test_a_name_that_no_list_knows_is_sure_where_it_is_set_as_one() -> None:
    name = line("榊永 瞭乃助", 80, 230, 60)
    assert ("name", "榊永 瞭乃助") in _sure(_TITLE, name, *_SMALL)
    assert ("name", "榊永 瞭乃助") not in _sure(line("榊永 瞭乃助", 80, 230, 20), *_SMALL)


def test_a_given_name_alone_is_not_sure() -> None:
    assert not [v for k, v in _sure(_TITLE, line("雅一郎", 80, 230, 60), *_SMALL) if k == "name"]


def test_a_known_family_name_stands_against_letters_that_are_none() -> None:
    seen = line("鈴木 榛乃", 80, 230, 60, "鉛木 榛乃")
    assert ("name", "鈴木 榛乃") in _sure(_TITLE, seen, *_SMALL)
    other = line("鈴木 榛乃", 80, 230, 60, "鈴木 樺乃")
    assert ("name", "鈴木 榛乃") not in _sure(_TITLE, other, *_SMALL)


def test_a_number_that_one_reader_sees_without_a_doubt_is_sure() -> None:
    clear = line("TEL 03-0000-1200", 80, 500, 20, None, 0.998)
    assert _sure(clear) == {("phone", "03-0000-1200")}
    assert not _sure(line("TEL 03-0000-1200", 80, 500, 20, None, 0.97))
    assert not _sure(line("03-0000-1200 ab", 80, 500, 20, None, 0.97))


def test_a_mailbox_that_one_reader_sees_is_sure_where_it_bears_the_name() -> None:
    mail = line("miran.kovac@example.com", 80, 500, 20, None, 0.998)
    assert ("email", "miran.kovac@example.com") in _sure(line("Miran Kovac", 80, 100, 50), mail)
    assert not _sure(mail)


def test_a_mailbox_a_letter_beside_the_name_is_never_sure() -> None:
    lines = line("山下 健一", 80, 230, 60), line("yamashito@example.com", 80, 500, 20)
    assert ("email", "yamashito@example.com") not in _sure(_TITLE, *lines)


@pytest.mark.parametrize("mark", ["平", "テ", "や"])
def test_a_postal_mark_read_as_this_and_that_does_not_matter(mark: str) -> None:
    code = line(
        f"{mark}105-0011 東京都港区芝公園1-2-3", 80, 400, 28, "干105-0011 東京都港区芝公園1-2-3"
    )
    assert ("postal", "105-0011") in _sure(code)


def test_a_label_read_as_this_and_that_does_not_matter_to_a_number() -> None:
    assert ("mobile", "090-0000-7754") in _sure(
        line("携帯 090-0000-7754", 80, 500, 20, "携帶 090-0000-7754")
    )


def test_a_picture_read_as_a_letter_is_no_label() -> None:
    icon = line("C", 80, 459, 26, "XX", 0.46)
    lines = icon, line("044(000)4846", 150, 459, 26), line("凸", 80, 490, 28)
    fields = fields_of(side([*lines, line("044(000)4271", 150, 490, 28)]))
    assert values(fields) == {"phone": ["044(000)4846"], "fax": ["044(000)4271"]}
    assert not one(fields, FieldKind.FAX).sure


def test_an_account_is_no_mailbox() -> None:
    fields = fields_of(side([line("ig @tsumugi.studio", 80, 500, 20)]))
    assert "email" not in values(fields)


def test_an_account_without_a_space_is_no_name_beside_one() -> None:
    lines = line("Fred Flint", 80, 40, 42), line("FredLink", 540, 240, 29)
    assert all(
        value != "Fred Link" for _, value in _sure(*lines, line("fred@example.com", 80, 500, 20))
    )


def test_an_office_before_its_address_is_no_sure_department() -> None:
    office = line("松本工場 〒390-1242 長野県松本市和田4010-20", 80, 400, 20)
    assert not [value for kind, value in _sure(office) if kind == "department"]


def test_titles_printed_as_one_word_are_not_sure() -> None:
    lines = line("監査役支配人", 80, 190, 28), line("山下 健一", 80, 230, 60)
    assert not [value for kind, value in _sure(*lines) if kind == "title"]


def test_a_line_of_unknown_words_around_a_position_is_not_sure() -> None:
    lines = line("Zubrowna Mallik Executive", 80, 190, 28), line("山下 健一", 80, 230, 60)
    assert not [value for kind, value in _sure(*lines) if kind == "title"]


def test_bodies_within_each_other_are_not_sure() -> None:
    lines = line("Ministry of Harbours", 80, 60, 30), line("Government of Ruritania", 80, 100, 30)
    fields = fields_of(side([*lines, line("office@example.org", 80, 500, 20)]))
    assert values(fields)["company"]
    assert not [f for f in fields if f.kind is FieldKind.COMPANY and f.sure]


def test_a_licence_is_no_address() -> None:
    fields = fields_of(side([line("千葉県知事免許(3)第15720号", 80, 400, 20), *_SMALL]))
    assert "address" not in values(fields)


def test_a_membership_is_no_company() -> None:
    lines = line("株式会社麦星", 80, 60, 40), line("(公社)全国麦星協会会員", 80, 540, 20)
    assert values(fields_of(side(lines)))["company"] == ["株式会社麦星"]


@pytest.mark.parametrize(
    ("name", "second", "mailbox"),
    [
        ("José Luis Herrera", "Jose Luis Herrera", "info"),
        ("Søren Kjær", "Sgren Kjasr", "skjaer"),
        ("Matthias Brändli", "Matthias Brandli", "m.braendli"),
    ],
)
def test_accents_that_names_have_are_sure_though_the_second_reader_knows_none(
    name: str, second: str, mailbox: str
) -> None:
    mail = line(f"{mailbox}@alpenwerk.example.com", 80, 580, 20)
    lines = line(name, 80, 230, 50, other=second), line("Director", 80, 300, 24), mail
    assert ("name", name) in _sure(*lines)


def test_an_accent_that_no_name_has_is_looked_at() -> None:
    lines = line("Jöse Luis Herrera", 80, 230, 50, other="Jose Luis Herrera"), _SMALL[0]
    assert not any(kind == "name" for kind, _ in _sure(*lines))


def test_an_l_of_a_mailbox_is_no_capital() -> None:
    name = line("Gareth Llewellyn", 80, 230, 50)
    printed, second = "gareth.llewellyn@rail.example.com", "gareth.Ilewellyn@rail.example.com"
    assert ("email", printed) in _sure(name, line(printed, 80, 580, 20, other=second))


@pytest.mark.parametrize("number", ["+44 7700 900118", "+31 6 0123 4567", "+41 79 555 01 41"])
def test_a_number_of_a_range_for_mobiles_alone_needs_no_label(number: str) -> None:
    assert ("mobile", number) in _sure(line(number, 80, 400, 20))


def test_a_number_with_an_extension_is_looked_at() -> None:
    assert not _sure(line("Desk: 503-555-0126 ext. 214", 80, 400, 20))


def test_a_lone_firm_that_its_host_spells_is_sure() -> None:
    name, mail = line("Ji-woo Park", 80, 300, 60), "jay@looplearn.example.com"
    assert ("company", "Looplearn") in _sure(
        line("Looplearn", 80, 60, 30), name, line(mail, 80, 500, 20)
    )
    assert ("company", "Looplearn") not in _sure(
        line("Looplearn", 80, 60, 30), name, line("jay@wexcombe.example.com", 80, 500, 20)
    )

"""Small marks that both readers lose, told by other letters of the card."""

from ocr.model import FieldKind
from tests.unit.ocr.parse.cards import fields_of, line, one, side, values


def test_an_umlaut_is_put_back_where_the_host_spells_it() -> None:
    lines = [
        line("Kroger Antriebe GmbH", 80, 60, 40),
        line("www.kroeger-antriebe.example.de", 80, 500, 20),
    ]
    firm = one(fields_of(side(lines)), FieldKind.COMPANY)
    assert (firm.value, firm.sure) == ("Kröger Antriebe GmbH", False)
    assert [a.value for a in firm.alternatives] == ["Kroger Antriebe GmbH"]


def test_a_name_that_the_host_spells_as_printed_stays() -> None:
    lines = [
        line("Kroger Antriebe GmbH", 80, 60, 40),
        line("www.kroger-antriebe.example.de", 80, 500, 20),
    ]
    assert one(fields_of(side(lines)), FieldKind.COMPANY).value == "Kroger Antriebe GmbH"


def test_a_mark_of_voice_is_mended_where_the_host_says_another() -> None:
    lines = [line("株式会社ハコプネ", 80, 60, 40), line("mashiro@hakobune.example.jp", 80, 500, 20)]
    firm = one(fields_of(side(lines)), FieldKind.COMPANY)
    assert (firm.value, firm.sure) == ("株式会社ハコブネ", False)


def test_a_reading_has_the_mark_of_ba_where_no_name_has_that_of_pa() -> None:
    lines = [line("課長", 80, 190, 28), line("船山 大三郎", 80, 230, 60)]
    kana = line("フナヤマ ダイザプロウ", 80, 200, 20)
    assert values(fields_of(side([*lines, kana])))["name_kana"] == ["フナヤマ ダイザブロウ"]
    sharp = line("フナヤマ ジュンペイ", 80, 200, 20)
    assert values(fields_of(side([*lines, sharp])))["name_kana"] == ["フナヤマ ジュンペイ"]


def test_a_gap_in_a_reading_is_no_long_vowel() -> None:
    lines = [line("課長", 80, 190, 28), line("佐藤 明日香", 80, 230, 60)]
    kana = line("サトウーアスカ", 80, 200, 20)
    assert values(fields_of(side([*lines, kana])))["name_kana"] == ["サトウ アスカ"]


def test_a_home_page_begins_with_a_tilde() -> None:
    fields = fields_of(side([line("http://www.example.ac.jp/-mori/", 80, 500, 20)]))
    assert values(fields)["url"] == ["http://www.example.ac.jp/~mori/"]
    assert not one(fields, FieldKind.URL).sure

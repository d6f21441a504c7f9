"""The made-up people and firms."""

from __future__ import annotations

import random
import re

import pytest

from tests.cards.content import (
    Firm,
    english_content,
    japanese_content,
    kanji_digits,
    kanji_number,
    rows,
)

# Exchanges of zeros are nobody's; the others are kept for fiction by those who assign numbers.
UNASSIGNABLE = re.compile(
    r"""
    (81)?0?\d{1,3}?0{1,4}\d{4}                     # Japan: no exchange begins with 0
    | 1?\d{3}55501\d\d                            # North America
    | (440?|0)(207946|1[26]1496)0\d{3}            # Britain: London, Birmingham, Manchester
    | (44|0)7700900\d{3}
    | 490?(3023125|8999998|4066969|17139200|176040690)\d{2,3}
    | (33|0)(19900|63998)\d{4}
    | (46|0)(8465004|7017406)\d\d
    | (31|34|39|48|65|91)0?\d{0,3}?0{3,}\d{1,5}
    """,
    re.VERBOSE,
)
FICTITIOUS = re.compile(r"(^|[./@])[a-z0-9-]+\.example\.(com|org|jp|co\.jp)/?$")


@pytest.mark.parametrize(
    ("number", "kanji"),
    [(0, "〇"), (1, "一"), (9, "九"), (10, "十"), (14, "十四"), (20, "二十"), (28, "二十八")],
)
def test_kanji_numbers(number: int, kanji: str) -> None:
    assert kanji_number(number) == kanji


def test_kanji_digits_stand_one_by_one() -> None:
    assert kanji_digits("03-0000-1204") == "〇三―〇〇〇〇―一二〇四"


def digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit())


@pytest.mark.parametrize("make", [japanese_content, english_content])
def test_no_number_or_address_can_be_anyones(make: object) -> None:
    for seed in range(200):
        content = (japanese_content if make is japanese_content else english_content)(
            random.Random(seed)
        )
        for number in (content.phone, content.fax, content.mobile):
            assert UNASSIGNABLE.fullmatch(digits(number)), number
        assert FICTITIOUS.search(content.email), content.email
        assert FICTITIOUS.search(content.url), content.url


def test_the_same_seed_makes_the_same_person() -> None:
    assert japanese_content(random.Random(7)) == japanese_content(random.Random(7))
    assert japanese_content(random.Random(7)) != japanese_content(random.Random(8))


def test_the_lexicon_is_wide_enough() -> None:
    assert len({row[0] for row in rows("family")}) >= 60
    assert len({row[0] for row in rows("given")}) >= 60
    assert len({Firm(*row).jsic for row in rows("companies")}) >= 12


@pytest.mark.parametrize("table", ["family", "given"])
def test_names_have_katakana_and_romaji(table: str) -> None:
    for _, kana, romaji in rows(table):
        assert re.fullmatch("[ァ-ヶー]+", kana), kana
        assert re.fullmatch("[A-Z][a-z]+", romaji), romaji


def test_a_legal_form_stands_where_the_firm_has_it() -> None:
    printed = {Firm(*row).printed for row in rows("companies")}
    assert {"朝凪不動産株式会社", "株式会社ツキノワ情報システム", "さざなみ信用組合"} <= printed

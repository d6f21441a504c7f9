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

UNASSIGNABLE = re.compile(
    r"0\d{1,3}-0+-\d{4}"  # no Japanese exchange begins with 0
    r"|0[789]0-0000-\d{4}"
    r"|(\+1 )?\(?\d{3}\)?[ .]555[ .-]01\d\d"  # kept for fiction in North America
    r"|(\+44 |0)20 7946 0\d{3}"  # kept for fiction in London
)
FICTITIOUS = re.compile(r"(^|[./@])[a-z-]+\.example\.(com|org|jp|co\.jp)/?$")


@pytest.mark.parametrize(
    ("number", "kanji"),
    [(0, "〇"), (1, "一"), (9, "九"), (10, "十"), (14, "十四"), (20, "二十"), (28, "二十八")],
)
def test_kanji_numbers(number: int, kanji: str) -> None:
    assert kanji_number(number) == kanji


def test_kanji_digits_stand_one_by_one() -> None:
    assert kanji_digits("03-0000-1204") == "〇三―〇〇〇〇―一二〇四"


@pytest.mark.parametrize("make", [japanese_content, english_content])
def test_no_number_or_address_can_be_anyones(make: object) -> None:
    for seed in range(200):
        content = (japanese_content if make is japanese_content else english_content)(
            random.Random(seed)
        )
        for number in (content.phone, content.fax, content.mobile):
            assert UNASSIGNABLE.fullmatch(number), number
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

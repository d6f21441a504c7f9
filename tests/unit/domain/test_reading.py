"""How names are put in order and lit."""

from __future__ import annotations

import pytest

from app.domain.contact import PersonName
from app.domain.lit import lit
from app.domain.reading import readings, sort_key


def named(printed: str, kana: str = "") -> PersonName:
    family, _, given = kana.partition(" ")
    return PersonName(printed, family_kana=family or None, given_kana=given or None)


def test_japanese_names_stand_in_kana_order() -> None:
    people = [
        named("渡辺 一", "ワタナベ ハジメ"),
        named("馬場 誠", "ババ マコト"),
        named("浜 茂", "ハマ シゲル"),
        named("林 直", "ハヤシ ナオ"),
        named("青木 健", "アオキ ケン"),
        named("大野 結", "オオノ ユイ"),
        named("小野 結", "オノ ユイ"),
    ]
    ordered = [p.printed for p in sorted(people, key=sort_key)]
    expected = ["青木 健", "大野 結", "小野 結", "馬場 誠", "浜 茂", "林 直", "渡辺 一"]
    assert ordered == expected


def test_latin_names_are_sorted_without_accents_or_case() -> None:
    people = [named("zoe Example"), named("Émile Sample"), named("emma Sample")]
    assert [p.printed[0] for p in sorted(people, key=sort_key)] == ["É", "e", "z"]


def test_a_name_without_kana_is_read_by_the_word_lists() -> None:
    assert sort_key(named("佐藤 太郎")).startswith("サトウ")
    assert "サトウ" in readings(named("佐藤太郎"))


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("髙橋 美咲", "高橋", "髙橋"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ", None),
        ("ヤマダ タロウ", "yamada", "ヤマダ"),
        ("03-0000-1234", "00001234", "0000-1234"),
        ("株式会社あおば地所", "㈱あおば", "あおば"),
        ("Ａｏｂａ", "aoba", "Ａｏｂａ"),
        ("田中", "鈴木", ""),
    ],
)
def test_the_part_that_fits_is_lit(text: str, word: str, part: str | None) -> None:
    spans = lit(text, [word])
    if part is None:
        assert spans
    else:
        assert "".join(text[start:end] for start, end in spans) == part

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr import text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ＡＢＣ　株式会社", "abc 株式会社"),
        ("㈱ＡＢＣ", "(株)abc"),
        ("  Two   Words ", "two words"),
        ("ｶﾌﾞｼｷ", "カブシキ"),
        ("", ""),
    ],
)
def test_fold(printed: str, expected: str) -> None:
    assert text.fold(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("たなか いちろう", "タナカ イチロウ"),
        ("ﾀﾅｶ", "タナカ"),
        ("ガッコウ", "ガッコウ"),
        ("東京 Tower", "東京 Tower"),
    ],
)
def test_to_katakana(printed: str, expected: str) -> None:
    assert text.to_katakana(printed) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("東 京 都 港 区", "東京都港区"),
        ("芝公園 1-2-3 若葉 ビル", "芝公園 1-2-3 若葉ビル"),
        ("ABC 株式 会社", "ABC 株式会社"),
        ("Two Words", "Two Words"),
    ],
)
def test_japanese_spacing(read: str, expected: str) -> None:
    assert text.japanese_spacing(read) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("センタ１ビル", "センタービル"),
        ("マネ一ジャ一", "マネージャー"),
        ("ﾏﾈｰｼﾞｬｰ", "マネージャー"),
        ("a\u200bb\tc", "a b c"),
        ("ビル一階", "ビル一階"),
    ],
)
def test_clean_line(read: str, expected: str) -> None:
    assert text.clean_line(read) == expected


def test_vertical_numerals_become_digits() -> None:
    assert text.kanji_to_digits("〇三─一二三四") == "03─1234"


@given(st.text())
def test_folding_is_idempotent(any_text: str) -> None:
    assert text.fold(text.fold(any_text)) == text.fold(any_text)


@given(st.text())
def test_kana_folding_is_idempotent(any_text: str) -> None:
    assert text.to_katakana(text.to_katakana(any_text)) == text.to_katakana(any_text)


@given(st.text())
def test_halfwidth_keeps_the_length(any_text: str) -> None:
    assert len(text.halfwidth(any_text)) == len(any_text)

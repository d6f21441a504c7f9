import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import bigrams, fold, index_words, letters

japanese = st.text(st.sampled_from("田中髙高橋斎齋一郎さとうサトウｻﾄｳゔヴーＡａzé㈱0１-@. 　々〆"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("さとう", "サトウ"),
        ("ｻﾄｳ", "サトウ"),
        ("髙橋", "高橋"),
        ("Ｓａｔｏ  Ken", "sato ken"),
        ("㈱あおば", "(株)アオバ"),
        ("ばんび", "ﾊﾞﾝﾋﾞ"),
    ],
)
def test_spellings_meet_when_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("高橋", "高島"), ("カキ", "ガギ"), ("ハシ", "ハーシ")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(japanese, st.text()))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_leave_out_what_separates() -> None:
    assert letters("03-0000-1234 (代)") == "0300001234代"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Zoë", "zoe"),
        ("Café Étoile", "cafeetoile"),
        ("Müller & Söhne", "mullersohne"),
        ("Łukasz Bjørn", "lukaszbjorn"),
        ("Nguyễn", "nguyen"),
        ("ガギグ ばび", "ガギグバビ"),
    ],
)
def test_latin_letters_lose_their_marks_and_kana_keep_them(text: str, typed: str) -> None:
    assert letters(text) == letters(unicodedata.normalize("NFD", text)) == typed


@pytest.mark.parametrize(
    ("text", "pairs", "stored"),
    [
        ("", (), ()),
        ("田", (), ("田",)),
        ("田中 一", ("田中", "中一"), ("田中", "中一", "一")),
        ("a.b@x", ("ab", "bx"), ("ab", "bx", "x")),
    ],
)
def test_bigrams(text: str, pairs: tuple[str, ...], stored: tuple[str, ...]) -> None:
    assert bigrams(text) == pairs
    assert index_words(text) == stored


@given(japanese, st.data())
def test_any_part_of_two_letters_is_found_by_its_bigrams(text: str, data: st.DataObject) -> None:
    whole = letters(text)
    start = data.draw(st.integers(0, max(0, len(whole) - 2)))
    part = whole[start : start + data.draw(st.integers(2, 5))]
    wanted, stored = bigrams(part), index_words(text)
    assert any(stored[i : i + len(wanted)] == wanted for i in range(len(stored) - len(wanted) + 1))


@given(japanese)
def test_each_letter_begins_a_stored_word(text: str) -> None:
    assert [word[0] for word in index_words(text)] == list(letters(text))

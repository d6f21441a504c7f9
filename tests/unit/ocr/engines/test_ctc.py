import numpy as np
import pytest

from ocr.engines.ctc import Alphabet, Floats

LETTERS = ["a", "b", "1", "愛", "爱", "﨑"]
CLASSES = ["", *LETTERS, " "]


def table(*steps: dict[str, float]) -> Floats:
    """Probabilities step by step; what is not named goes to no letter."""
    rows = np.zeros((len(steps), len(CLASSES)), np.float32)
    for row, step in zip(rows, steps, strict=True):
        for text, probability in step.items():
            row[CLASSES.index(text)] = probability
        row[0] += max(0.0, 1.0 - row.sum())
    return rows


def text(*steps: dict[str, float]) -> str:
    return "".join(letter.text for letter in Alphabet(LETTERS).letters(table(*steps)))


def test_a_run_is_one_letter_and_nothing_parts_equal_ones() -> None:
    assert text({"a": 0.9}, {"a": 0.8}, {}, {"a": 0.9}, {"b": 0.9}) == "aab"


def test_letters_know_their_place_and_score() -> None:
    first, second = Alphabet(LETTERS).letters(table({"a": 0.7}, {"a": 0.9}, {}, {"b": 0.8}))
    assert (first.text, first.place) == ("a", 0.25)
    assert first.score == pytest.approx(0.9)
    assert second.place == pytest.approx(0.875)


def test_places_are_shares_of_the_line_without_its_padding() -> None:
    (letter,) = Alphabet(LETTERS).letters(table({"a": 0.9}, {}, {}, {}), width=0.5)
    assert letter.place == pytest.approx(0.25)


def test_chinese_letters_give_way_to_the_japanese_ones_behind_them() -> None:
    (letter,) = Alphabet(LETTERS).letters(table({"爱": 0.9, "愛": 0.08}))
    assert letter.text == "愛"


def test_what_else_may_stand_there_is_kept() -> None:
    (letter,) = Alphabet(LETTERS).letters(table({"a": 0.6, "b": 0.35, "1": 0.01}))
    assert [rival for rival, _ in letter.rivals] == ["b"]


def test_a_faint_space_counts_where_the_step_is_wide() -> None:
    a, b, faint = {"a": 0.9}, {"b": 0.9}, {" ": 0.1}
    assert text(a, {}, b, {}, a, {}, faint, {}, b, {}, a) == "aba ba"
    assert text(a, {}, b, {}, a, faint, b, {}, a) == "ababa"


def test_digits_need_a_clear_space() -> None:
    one, other = {"1": 0.9}, {"a": 0.9}
    assert text(other, {}, other, {}, one, {}, {" ": 0.1}, {}, one) == "aa11"
    assert text(other, {}, other, {}, one, {}, {" ": 0.8}, {}, one) == "aa1 1"


def test_an_empty_table_has_no_letters() -> None:
    assert Alphabet(LETTERS).letters(table({}, {})) == ()

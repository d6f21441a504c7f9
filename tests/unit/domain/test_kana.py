"""Readings of names, guessed."""

from __future__ import annotations

from app.domain.kana import guess_kana


def test_latin_letters_on_the_card_choose_among_the_readings() -> None:
    guess = guess_kana("髙橋 美咲", ["Misaki Takahashi"])
    assert guess.readings[0] == "タカハシ ミサキ"
    assert guess.is_certain


def test_without_a_hint_it_is_certain_only_where_one_reading_is_known() -> None:
    assert guess_kana("髙橋 美咲").readings == ("タカハシ ミサキ",)
    assert guess_kana("髙橋 美咲").is_certain
    several = guess_kana("山崎 裕子")
    assert {"ヤマザキ ヒロコ", "ヤマザキ ユウコ"} <= set(several.readings)
    assert not several.is_certain


def test_an_unknown_name_gets_no_reading() -> None:
    assert guess_kana("Ada Example").readings == ()
    assert not guess_kana("纔 麤").is_certain

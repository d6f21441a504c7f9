"""Letters of one shape, told apart by their neighbours: 口 and ロ, 二 and ニ, O and 0."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ocr.model import LineReading
from ocr.text import KANJI

_KATAKANA = "ァ-ヺー"
_COUNTED = "丁番号階条級課係部区月日年般"
"""What stands behind a number."""

_KANA_OF = str.maketrans("口力二夕工卜八才千三へべぺ", "ロカニタエトハオチミヘベペ")
_KANJI_OF = str.maketrans("ロカニタエハー", "口力二夕工八一")
_HIRAGANA_OF = str.maketrans("ヘベペ", "へべぺ")
_DOT_OF = str.maketrans("·•", "・・")
_DASH_OF = str.maketrans("ー一―‐‑‒–—−", "-" * 9)
_NUMERALS = "〇零一二三四五六七八九"
_ZERO_OF = str.maketrans("OoＯ○◯", "〇" * 5)
_DIGIT_OF = str.maketrans("OoＯlI|", "000111")

_RULES = tuple(
    (re.compile(pattern), table)
    for pattern, table in (
        (rf"(?<=[{_KATAKANA}])[口力二夕工卜八才千三へべぺ](?=[{_KATAKANA}])", _KANA_OF),
        (rf"(?:(?<=\s)|(?<=^))[口力夕工卜](?=[{_KATAKANA}]{{2}})", _KANA_OF),
        (rf"(?<=[{_KATAKANA}]{{2}})[口力夕卜](?=\s|$)", _KANA_OF),
        (r"(?<=[ぁ-ん])[ヘベペ](?=[ぁ-ん])", _HIRAGANA_OF),
        (rf"ニ(?=[{_COUNTED}])", _KANJI_OF),
        (rf"(?<![{_KATAKANA}ぁ-ん])[ニハ](?=[{KANJI}])", _KANJI_OF),
        (rf"(?<=[第十百])ー|(?<![{_KATAKANA}ぁ-ん])ー(?=[{_COUNTED}])", _KANJI_OF),
        (rf"(?<=[{KANJI}])カ(?=[{KANJI}])(?![所国月年条村店])", _KANJI_OF),
        (rf"(?<![{_KATAKANA}])エ(?=[業場事房務藤学芸程])", _KANJI_OF),
        (rf"(?<=[{KANJI}])ロ(?![{_KATAKANA}])", _KANJI_OF),
        (rf"(?<![{_KATAKANA}])タ(?=[張方日刊])", _KANJI_OF),
        (
            rf"(?<=[{KANJI}{_KATAKANA}ぁ-ん])[·•]|[·•](?=[{KANJI}{_KATAKANA}ぁ-ん])",
            _DOT_OF,
        ),
        (rf"(?<=[{_NUMERALS}])[OoＯ○◯]+(?=[{_NUMERALS}－―─-])", _ZERO_OF),
        (rf"(?<=[{_NUMERALS}][－―─-])[OoＯ○◯]+(?=[{_NUMERALS}])", _ZERO_OF),
        (r"(?<=\d)[OoＯlI|](?=\d[\dOoＯlI|().+/-]*(?:\s|$))", _DIGIT_OF),
        (r"(?<=[0-9])[ー一―‐‑‒–—−](?=[0-9])", _DASH_OF),
    )
)


def told_apart(text: str) -> str:
    """The text with each such letter as its neighbours suggest; keeps the length."""
    for pattern, table in _RULES:
        text = pattern.sub(partial(_translated, table), text)
    return text


def _translated(table: Mapping[int, int], match: re.Match[str]) -> str:
    return match.group().translate(table)


def settled(reading: LineReading) -> LineReading:
    """A reading with look-alikes told apart, its letters too."""
    text = told_apart(reading.text)
    if text == reading.text:
        return reading
    shown = "".join(letter.text for letter in reading.letters)
    if len(shown) != len(reading.letters) or shown != reading.text:
        return replace(reading, text=text, letters=())
    pairs = zip(reading.letters, text, strict=True)
    letters = tuple(replace(letter, text=changed) for letter, changed in pairs)
    return replace(reading, text=text, letters=letters)

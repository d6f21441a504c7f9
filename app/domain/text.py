"""Keys for searching and comparing: folding, bigrams, and Latin letters from kana."""

from __future__ import annotations

import re

from ocr.parse.lexicon import usual_kanji
from ocr.text import fold as fold_letters
from ocr.text import to_katakana


def fold(text: str) -> str:
    """A key under which spellings meet: さとう and サトウ, 髙橋 and 高橋, Ｓａｔｏ and sato.

    NFKC, case folded, spaces collapsed, hiragana as katakana, variant kanji in their usual
    shape. Idempotent. For keys only: what is stored stays as it was written.
    """
    folded = usual_kanji(to_katakana(fold_letters(text)))
    return folded if folded == text else fold(folded)


def letters(text: str) -> str:
    """The folded text with nothing but letters and digits, so that 03-0000 meets 030000."""
    return "".join(c for c in fold(text) if c.isalnum())


def bigrams(text: str) -> tuple[str, ...]:
    """The overlapping pairs of letters of a text; empty for fewer than two letters.

    Those of a part are a run of those of the whole, so that any part of two letters or more is
    found as a phrase of them.
    """
    whole = letters(text)
    return tuple(whole[i : i + 2] for i in range(len(whole) - 1))


def index_words(text: str) -> tuple[str, ...]:
    """What an index stores of a value: its bigrams and a closing single letter.

    Each letter begins one of them, so that a single letter is found as a prefix.
    """
    return (*bigrams(text), *letters(text)[-1:])


_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サシスセソ",
    "z": "ザジズゼゾ",
    "t": "タチツテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
}
_HEPBURN = {
    kana: row + v for row, line in _ROWS.items() for kana, v in zip(line, _VOWELS, strict=True)
} | {
    **{"シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "ヂ": "ji", "ヅ": "zu", "フ": "fu"},
    **{"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヰ": "i", "ヱ": "e", "ヲ": "o"},
    **{"ヴ": "vu", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"},
}
_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o", "ェ": "e"}
_SMALL_VOWELS = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_SYLLABLE = re.compile(
    r"ッ?(?:[キギシジチヂニヒビピミリ][ャュョェ]|[フヴテデトドウ][ァィゥェォ]|.)"
)
_LONG = re.compile(r"ou(?!e)|oo(?!$)|uu")


def romaji_from_kana(kana: str) -> str:
    """Kana in Latin letters as in passports (Hepburn), each word with a capital.

    Long vowels are written short (サトウ → Sato, オオノ → Ono) but for a closing オオ (セノオ →
    Senoo); ン is m before b, m, p; ッチ is tch. What is no kana stays as it is. Source: the
    spelling of names after the Passport Act's enforcement regulations.
    """
    return " ".join(_word_in_latin(word) for word in to_katakana(kana).split())


def _word_in_latin(word: str) -> str:
    latin = "".join(_syllable_in_latin(m.group()) for m in _SYLLABLE.finditer(word))
    latin = re.sub(r"ン(?=[bmp])", "m", latin).replace("ン", "n").replace("ー", "")
    latin = _LONG.sub(lambda m: m.group()[0], latin)
    return latin[:1].upper() + latin[1:]


def _syllable_in_latin(syllable: str) -> str:
    if syllable.startswith("ッ"):
        rest = _syllable_in_latin(syllable[1:]) if len(syllable) > 1 else ""
        return ("t" if rest.startswith("ch") else rest[:1]) + rest
    if len(syllable) == 1:
        return _HEPBURN.get(syllable, syllable)
    stem, small = _HEPBURN[syllable[0]][:-1], syllable[1]
    if small in _SMALL_VOWELS and syllable[0] in "フヴテデトドウ":
        return ("w" if syllable[0] == "ウ" else stem) + _SMALL_VOWELS[small]
    return stem + ("" if stem in ("sh", "ch", "j") else "y") + _GLIDES[small]

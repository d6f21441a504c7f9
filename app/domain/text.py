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
    return _NO_LETTER.sub("", fold(text))


_NO_LETTER = re.compile(r"[\W_]+")


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

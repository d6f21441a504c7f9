"""Keys for searching and comparing: folding, bigrams, and Latin letters from kana."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

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
    """The folded text with nothing but letters and digits, so that 03-0000 meets 030000.

    Latin letters lose their marks: Zoë is found as zoe, Müller as muller.
    """
    bare = _NO_LETTER.sub("", fold(text))
    return bare if bare.isascii() else bare.translate(_unmarked())


_NO_LETTER = re.compile(r"[\W_]+")
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_LIGATURES = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}


@cache
def _unmarked() -> dict[int, str]:
    """Marked Latin letters as they are typed on a keyboard that has none."""
    pairs = ((at, unicodedata.normalize("NFD", chr(at))[0]) for at in chain(*_LATIN))
    table = {at: bare for at, bare in pairs if bare.isascii() and bare.isalpha()}
    return table | {ord(letter): bare for letter, bare in _LIGATURES.items()}


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

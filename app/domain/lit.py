"""Why something was found: the parts of a text that fit what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from app.domain.text import fold, letters
from ocr.parse.company import company_key
from ocr.parse.romaji import kana_to_romaji, romaji_key

Span = tuple[int, int]


def lit(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where in a text the words stand, as from and to, however either is written.

    Latin letters also light the words of a kana text that are read so.
    """
    if not text:
        return ()
    found = {span for word in words for span in _spans(text, word)}
    return tuple(sorted(found))


@lru_cache(maxsize=8192)
def _spans(text: str, word: str) -> frozenset[Span]:
    key, places = _keyed(text)
    direct = frozenset(
        (places[at], places[at + len(part) - 1] + 1)
        for part in _forms(word)
        if (at := key.find(part)) >= 0
    )
    return direct or (_read_so(text, word) if _is_latin(word) else frozenset())


@lru_cache(maxsize=64)
def _forms(word: str) -> frozenset[str]:
    """What may stand in a text for a word: itself, and a company without its legal form."""
    return frozenset({letters(word), letters(company_key(word))} - {""})


@lru_cache(maxsize=8192)
def _keyed(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters of a text as a search sees them, and at which place each stands in it."""
    pairs = [(folded, at) for at, own in enumerate(text) for folded in _letters_of(own)]
    key = "".join(folded for folded, _ in pairs)
    if any(_is_half_wide(own) for own in text) and key != letters(text):  # ﾀﾞ: two make one
        last = len(text) - 1
        pairs = [(c, min(at, last)) for at, c in enumerate(fold(text)) if c.isalnum()]
        key = "".join(folded for folded, _ in pairs)
    return key, tuple(at for _, at in pairs)


@lru_cache(maxsize=8192)
def _letters_of(letter: str) -> str:
    return letters(letter)


def _is_half_wide(letter: str) -> bool:
    return "\uff65" <= letter <= "\uff9f"


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _read_so(text: str, word: str) -> frozenset[Span]:
    wanted, spans, start = romaji_key(word), set(), 0
    for part in text.split(" "):
        if wanted and not part.isascii() and wanted in _romaji(part):
            spans.add((start, start + len(part)))
        start += len(part) + 1
    return frozenset(spans)


@lru_cache(maxsize=8192)
def _romaji(kana: str) -> str:
    return romaji_key(kana_to_romaji(kana))

"""Why something was found: the parts of a text that fit what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.text import fold, letters
from ocr.parse.company import company_key
from ocr.parse.romaji import kana_to_romaji, romaji_key

Span = tuple[int, int]


def lit(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where in a text the words stand, as from and to, however either is written.

    Latin letters also light the words of a kana text that are read so.
    """
    found = {span for word in words for span in _spans(text, word)}
    return tuple(sorted(found))


def _spans(text: str, word: str) -> set[Span]:
    key, places = _keyed(text)
    wanted = {letters(word), letters(company_key(word))} - {""}
    direct = {
        (places[at], places[at + len(part) - 1] + 1)
        for part in wanted
        if (at := key.find(part)) >= 0
    }
    return direct or (_read_so(text, word) if word.isascii() and word.isalpha() else set())


def _keyed(text: str) -> tuple[str, list[int]]:
    """The letters of a text as a search sees them, and at which place each stands in it."""
    pairs = [(folded, at) for at, own in enumerate(text) for folded in letters(own)]
    if "".join(folded for folded, _ in pairs) != letters(text):  # ﾔﾏﾀﾞ: two letters make one
        pairs = [(folded, at) for at, folded in enumerate(fold(text)) if folded.isalnum()]
        pairs = [(folded, min(at, len(text) - 1)) for folded, at in pairs]
    return "".join(folded for folded, _ in pairs), [at for _, at in pairs]


def _read_so(text: str, word: str) -> set[Span]:
    wanted, spans, start = romaji_key(word), set(), 0
    for part in text.split(" "):
        key = romaji_key(kana_to_romaji(part))
        if wanted and wanted in key and not part.isascii():
            spans.add((start, start + len(part)))
        start += len(part) + 1
    return spans

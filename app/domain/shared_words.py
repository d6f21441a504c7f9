"""The words that two short texts share, Japanese or English, without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.domain.text import fold
from ocr.parse.lexicon import usual_kanji, words
from ocr.text import KANJI
from ocr.text import fold as fold_letters

_RUN = re.compile(
    rf"(?<![{KANJI}])[{KANJI}][ァ-ヶー]{{2,3}}(?![ァ-ヶー])|[{KANJI}]+|[ァ-ヶー]+"
    r"|[a-z0-9]+(?:[.+#-][a-z0-9]+)*[+#]*"
)
"""Runs of kanji, of katakana, of Latin letters; hiragana is mostly grammar and parts them.

A lone kanji and a short katakana word behind it are one word: 口コミ, 歯ブラシ, 生ハム.
"""


def content_tokens(text: str) -> frozenset[str]:
    """What two texts are compared by: pairs of kanji, and whole katakana and Latin words."""
    return frozenset(token for run in _runs(text) for token in _tokens(run))


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """The words of `one` that stand in `other` too, in their order; compounds match in part.

    補助金の申請 and 補助金申請支援 share 補助金 and 申請.
    """
    return words_among(one, content_tokens(other))


def words_among(text: str, tokens: frozenset[str]) -> tuple[str, ...]:
    """The words of a text that stand in another, whose `content_tokens` are given."""
    return tuple(dict.fromkeys(word for run in _runs(text) for word in _shared(run, tokens)))


def _runs(text: str) -> Iterator[str]:
    return (m.group() for m in _RUN.finditer(usual_kanji(fold_letters(text))))


def _tokens(run: str) -> Iterator[str]:
    parts = _pairs(run) if _is_kanji(run) else [run] if len(run) > 1 else []
    return (fold(part) for part in parts if part not in _empty())


@cache
def _empty() -> frozenset[str]:
    return frozenset(words("empty_words"))


def _shared(run: str, theirs: frozenset[str]) -> Iterator[str]:
    if not _is_kanji(run):
        yield from (token for token in _tokens(run) if token in theirs)
        return
    word = ""
    for pair in _pairs(run):
        if pair in theirs and pair not in _empty():
            word = word + pair[1] if word else pair
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _is_kanji(run: str) -> bool:
    return re.fullmatch(rf"[{KANJI}]+", run) is not None

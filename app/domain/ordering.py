"""Putting contacts in order by any text about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from app.domain.reading import text_key
from ocr.parse.lexicon import prefectures

_Id = TypeVar("_Id", bound=int)
_KANA = "\u30a1"
"""The first letter of katakana, in which all Japanese readings are written."""


def ordered(
    ids: Sequence[_Id], values: Mapping[_Id, Any], *, descending: bool = False
) -> tuple[_Id, ...]:
    """Ids by their values; equals stay as they came, those without a value come last."""
    having = sorted((i for i in ids if i in values), key=values.__getitem__, reverse=descending)
    return (*having, *(i for i in ids if i not in values))


@lru_cache(maxsize=100_000)
def key(text: str, kana_first: bool) -> tuple[bool, str]:
    """The key of a text: kana and kanji stand before or after other letters as one."""
    folded = text_key(text)
    return (folded >= _KANA) != kana_first, folded


@lru_cache(maxsize=100_000)
def place_key(address: str) -> tuple[int, str]:
    """The key of an address: prefectures from north to south, as Japanese lists have them."""
    ranks = _ranks()
    rank = ranks.get(address[:3], ranks.get(address[:4], len(ranks)))
    return rank, text_key(address)


@cache
def _ranks() -> dict[str, int]:
    return {name: at for at, name in enumerate(prefectures())}

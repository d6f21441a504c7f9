"""Readings of names as old phones and other programs write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")
_HIRAGANA = re.compile("[\u3041-\u3096\u309d\u309e]")
_KATAKANA = re.compile("[\u30a1-\u30f6\u30fb-\u30fe\\s]+")


@lru_cache(maxsize=4096)
def katakana(text: str) -> str | None:
    """A reading in full-width katakana; None if it is not written in kana."""
    text = _HALF_WIDTH.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    text = _HIRAGANA.sub(lambda m: chr(ord(m[0]) + 0x60), text).strip()
    return text if _KATAKANA.fullmatch(text) else None


def latin(text: str) -> str | None:
    """A reading in Latin letters; None if it has others or none."""
    letters = [c for c in text if c.isalpha()]
    if not letters or not all(unicodedata.name(c, "").startswith("LATIN") for c in letters):
        return None
    return text.strip()

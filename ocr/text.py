"""Letters and their shapes: folding for keys, kana, and the spacing of Japanese text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KANJI = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
"""Kanji (々, 〆 and 〇 with them) as the inside of a regular expression's character class."""
KANA = "\u3041-\u309f\u30a0-\u30ff"
"""Hiragana and katakana, the long-vowel mark with them, likewise."""

_JAPANESE = re.compile(rf"[{KANJI}{KANA}]")
_KANJI = re.compile(f"[{KANJI}]")
_GAP_IN_JAPANESE = re.compile(
    rf"(?<=[{KANJI}{KANA}、。・「」（）〒]) +(?=[{KANJI}{KANA}、。・「」（）])"
)
_WIDE_AMONG_LATIN = re.compile(r"(?<=[A-Za-z])[Ａ-Ｚａ-ｚ]+|[Ａ-Ｚａ-ｚ]+(?=[A-Za-z])")
"""Letters that a reader takes for wide ones in the middle of a Latin word: ＧINZA."""
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_FULL_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)} | {0x309D: 0x30FD}
# A bar between katakana, or at the end of a katakana word, is the long-vowel mark.
_LONG_VOWEL = re.compile(
    r"(?<=[ァ-ヺー])(?:[-‐‑‒–—―─−－一1１|｜](?=[ァ-ヺ])|[‐―─－一](?=\s|$)|一(?=\d))"
)
_LONE_DOT = re.compile(r"(?<=[A-Za-z0-9)] )[.・](?= [A-Z0-9(+])")
"""A dot between two spaces of a Latin line ends nothing: it parts, as · does."""
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

TWINS = {"崎": "﨑", "吉": "𠮷", "高": "髙", "凛": "凜", "富": "冨"}
"""Kanji of names and their other shape, which readers take for the usual one."""
USUAL_SHAPE = {twin: usual for usual, twin in TWINS.items()}
"""The usual shape of each twin."""


def fold(text: str) -> str:
    """A key for comparing: NFKC, case folded, spaces collapsed; idempotent."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded if folded == text else fold(folded)


def squeeze(text: str) -> str:
    """The folded text without any space, idempotent: two readings that differ by spacing agree."""
    squeezed = fold(text).replace(" ", "")
    return squeezed if squeezed == text else squeeze(squeezed)


def halfwidth(text: str) -> str:
    """Full-width ASCII and the ideographic space in half width; keeps the length."""
    return text.translate(_FULL_TO_HALF)


def to_katakana(text: str) -> str:
    """Hiragana and half-width kana as full-width katakana; the rest as it is; idempotent."""
    whole = _HALF_KANA.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return whole.translate(_HIRAGANA_TO_KATAKANA)


def voiceless(kana: str) -> str:
    """Kana without the marks of voiced sounds: はなぶさ and はなふさ are one name."""
    parts = unicodedata.normalize("NFD", kana)
    return "".join(c for c in parts if c not in "\u3099\u309a")


def without_accents(text: str) -> str:
    """Latin letters without their accents: José is jose in a mail address; keeps the length."""
    return "".join(unicodedata.normalize("NFD", c)[0] if ord(c) < 0x250 else c for c in text)


def japanese_spacing(text: str) -> str:
    """The text without the spaces that engines put between Japanese letters."""
    return _GAP_IN_JAPANESE.sub("", text)


def kanji_to_digits(text: str) -> str:
    """Kanji numerals one by one as digits, as vertical cards print numbers; keeps the length."""
    return text.translate(_DIGITS)


def is_japanese(text: str) -> bool:
    """Whether a kanji or kana stands in the text."""
    return _JAPANESE.search(text) is not None


def has_kanji(text: str) -> bool:
    """Whether a kanji stands in the text."""
    return _KANJI.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether the text has letters, and all of them are Latin."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)


@lru_cache(maxsize=4096)
def clean_line(text: str) -> str:
    """A line as engines give it, in one shape: whole kana, plain spaces, nothing invisible.

    The long-vowel mark of katakana, which engines read as 1, 一 or a dash, is put back.
    """
    whole = _HALF_KANA.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in whole)
    visible = _WIDE_AMONG_LATIN.sub(lambda m: halfwidth(m.group()), visible)
    return _LONE_DOT.sub("·", _LONG_VOWEL.sub("ー", " ".join(visible.split())))


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance: how many letters to put in, take out or exchange."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            cost = previous + (a != b)
            previous, row[j] = row[j], min(cost, row[j] + 1, row[j - 1] + 1)
    return row[-1]

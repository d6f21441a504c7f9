"""Marks of addresses that engines take for others: º, the ビ of ビル, the mark of a long vowel."""

from __future__ import annotations

import re

from ocr.parse import lexicon
from ocr.text import japanese_spacing

# No address has degrees: 7º is a floor in Spain.
_ORDINAL = re.compile(r"(?<=\d)°(?=$|[\s,])")
_NINTH = re.compile(r"\b[gq]th\b(?=\s?F)")
# No building is a pill: the marks of ビ run together in small print.
_PILL = re.compile(r"ピル(?=$|[\d\s()（）]|ディング)")
# No floor has a leading zero: リバーサイドNEO9F.
_FLOOR = re.compile(r"(?<=[A-Z]{2})0(?=\d{1,2}(?:F|階))")
_HUNDREDS = re.compile(r"(?<![\w-])\d+[oO]{2,3}(?!\w)")
"""Suite 26oo."""
_JALAN = re.compile(r"^J[I1|]\.(?=\s)")
"""A street of Indonesia: Jl. Gatot Subroto."""
_LONG_VOWEL = re.compile(r"([ァ-ヺ]+)[-－‐―─−](?![ァ-ヺ])")


_BRITISH = re.compile(
    r"(?<=[a-z] )([A-HJ-PR-WYZ][A-HK-Y]?)([IO])([A-HJKS-UW\d]?) (\d[ABD-HJLNP-UW-Z]{2})$"
)
"""A code of Britain that begins with letters for its figure: W1S 3XX is read WIS 3XX."""


_STATE = "|".join(re.escape(w) for w in lexicon.words("states"))
_AMERICAN = re.compile(rf"\b(?:{_STATE}),? (?=[\dOoIl]*\d)[\dOoIl]{{5}}(?=$|,)")
"""A ZIP code behind its state, noughts and ones in it read as letters: New York 1OOO2."""
_FIGURES = str.maketrans("OoIl", "0011")


def mended_code(text: str) -> str:
    """A line with an American or a British code, figures in it that were read as I or O."""
    text = _AMERICAN.sub(lambda m: m.group()[:-5] + m.group()[-5:].translate(_FIGURES), text)
    return _BRITISH.sub(lambda m: f"{m[1]}{'1' if m[2] == 'I' else '0'}{m[3]} {m[4]}", text)


def mended_line(text: str) -> str:
    """A line of an address with the marks that only it can have, its spaces as print has them."""
    text = _HUNDREDS.sub(lambda m: m.group().translate(_FIGURES), text)
    text = _JALAN.sub("Jl.", _FLOOR.sub("O", text))
    text = _PILL.sub("ビル", _NINTH.sub("9th", _ORDINAL.sub("º", text)))
    return _LONG_VOWEL.sub(_with_long_vowel, japanese_spacing(text))


def _with_long_vowel(match: re.Match[str]) -> str:
    """タワ－10F is タワー10F: the mark of a long vowel looks like a dash."""
    word = f"{match[1]}ー"
    known = any(word.endswith(w) for w in lexicon.words("building_words") if w.endswith("ー"))
    return word if known else match.group()

"""Kana to Latin letters (Hepburn) and the many ways in which people spell their own names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ocr.parse import lexicon
from ocr.text import to_katakana

_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWEL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_NOT_LATIN = re.compile("[^a-z]")
_LONG_OH = re.compile("oh(?![aiueoy])")
_SOFT_M = re.compile("m(?=[bmp])")
_PLAIN_TI = re.compile("(?<!t)ti")
_SPELLINGS = (
    *(("ou", "o"), ("oo", "o"), ("uu", "u"), ("sy", "sh"), ("ty", "ch"), ("zy", "j"), ("jy", "j")),
    *(("cy", "ch"), ("si", "shi")),
)
_MACRONS = str.maketrans("āīūēōâîûêô", "aiueoaiueo")
_SOFT = ("shi", "chi", "ji")


@lru_cache(maxsize=16384)
def kana_to_romaji(kana: str) -> str:
    """Kana in Hepburn with every vowel written out: たなか いちろう → tanaka ichirou."""
    out: list[str] = []
    double = False
    sounds = _sounds()
    for letter in to_katakana(kana):
        if letter == "ッ":
            double = True
        elif letter == "ー":
            out.append(out[-1][-1] if out and out[-1] else "")
        elif letter in _SMALL_Y and out and out[-1].endswith("i"):
            soft = out[-1].endswith(_SOFT)
            out[-1] = out[-1][:-1] + ("" if soft else "y") + _SMALL_Y[letter]
        elif letter in _SMALL_VOWEL and out and len(out[-1]) > 1:
            out[-1] = out[-1][:-1] + _SMALL_VOWEL[letter]
        else:
            sound = sounds.get(letter, letter)
            out.append(("t" if sound.startswith("ch") else sound[:1]) + sound if double else sound)
            double = False
    return "".join(out)


@cache
def _sounds() -> dict[str, str]:
    return {kana: sound for kana, sound in lexicon.rows("kana")}


@lru_cache(maxsize=16384)
def romaji_key(text: str) -> str:
    """A key equal for the usual spellings of one name: Satoh, Sato and Satou are sato."""
    key = _NOT_LATIN.sub("", _without_macrons(text.lower()))
    key = _LONG_OH.sub("o", key)
    for spelling, plain in _SPELLINGS:
        key = key.replace(spelling, plain)
    key = _SOFT_M.sub("n", key)
    key = _PLAIN_TI.sub("chi", key).replace("tu", "tsu")
    key = key.replace("hu", "fu") if "shu" not in key and "chu" not in key else key
    return key.replace("zi", "ji")


def _without_macrons(text: str) -> str:
    return text.translate(_MACRONS)

"""Kana to Latin letters (Hepburn) and the many ways in which people spell their own names."""

from __future__ import annotations

import re

from ocr.parse import lexicon
from ocr.text import to_katakana

_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWEL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_SOFT = ("shi", "chi", "ji")


def kana_to_romaji(kana: str) -> str:
    """Kana in Hepburn with every vowel written out: たなか いちろう → tanaka ichirou."""
    out: list[str] = []
    double = False
    sounds = {kana: sound for kana, sound in lexicon.rows("kana")}
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


def romaji_key(text: str) -> str:
    """A key equal for the usual spellings of one name: Satoh, Sato and Satou are sato."""
    key = re.sub(r"[^a-z]", "", _without_macrons(text.lower()))
    key = re.sub(r"oh(?![aiueoy])", "o", key)
    key = re.sub(r"ou|oo", "o", key)
    key = re.sub(r"uu", "u", key)
    key = re.sub(r"m(?=[bmp])", "n", key)
    for kunrei, hepburn in (("sy", "sh"), ("ty", "ch"), ("zy", "j"), ("jy", "j"), ("cy", "ch")):
        key = key.replace(kunrei, hepburn)
    key = re.sub(r"si", "shi", key)
    key = re.sub(r"(?<!t)ti", "chi", key)
    key = re.sub(r"tu", "tsu", key)
    key = re.sub(r"hu", "fu", key) if not re.search(r"[sc]hu", key) else key
    return re.sub(r"zi", "ji", key)


def _without_macrons(text: str) -> str:
    return text.translate(str.maketrans("āīūēōâîûêô", "aiueoaiueo"))

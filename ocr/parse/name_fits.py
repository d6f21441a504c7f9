"""Whether two spellings are one name: kanji, kana, Latin letters, a mailbox."""

from __future__ import annotations

import re

from ocr.parse import lexicon
from ocr.parse.latin_name import split_latin_words
from ocr.parse.person_name import readings_of, split_name
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.text import edit_distance, is_japanese, to_katakana, voiceless, without_accents

_LONG = 6
"""Letters of a word that is misread rather than another where one of them differs."""


def kana_fits(name: str, kana: str) -> bool | None:
    """Whether a reading in kana is one of the name's; None where the lists do not know the name."""
    parts, read = split_name(name), voiceless("".join(to_katakana(kana).split()))
    families = lexicon.families().get(lexicon.usual_kanji(parts.family or ""), ())
    if not families:
        return None
    return any(read.startswith(voiceless(f)) and len(read) > len(f) for f in families)


def kana_voiced_otherwise(name: str, kana: str) -> bool:
    """Whether a reading is the name's but for marks of voice, which no name of the lists has."""
    families = lexicon.families().get(lexicon.usual_kanji(split_name(name).family or ""), ())
    read = "".join(to_katakana(kana).split())
    known = lexicon.family_readings()
    exact = any(read[: len(f)] in known for f in families)
    return bool(kana_fits(name, kana)) and not exact and not any(map(read.startswith, families))


def romaji_fits(name: str, latin: str) -> bool | None:
    """Whether Latin letters (a romanised name, a mail's local part) say the kanji name's family."""
    families, givens = readings_of(name)
    key = romaji_key(latin)
    if not families and not givens:
        return None
    readings = [romaji_key(kana_to_romaji(k)) for k in (*families, *givens)]
    return any(len(reading) > 2 and reading in key for reading in readings)


def kana_romaji_fit(kana: str, latin: str) -> bool:
    """Whether a reading in kana and a romanised name (either order) are the same name."""
    words = [romaji_key(kana_to_romaji(word)) for word in kana.split()]
    key = romaji_key(latin)
    return bool(words) and key in ("".join(words), "".join(reversed(words)))


def kana_romaji_near(kana: str, latin: str) -> bool:
    """Whether a reading in kana and a romanised name differ by a letter or two."""
    words = [romaji_key(kana_to_romaji(word)) for word in kana.split()]
    key = romaji_key(latin)
    orders = ("".join(words), "".join(reversed(words)))
    return len(key) > 7 and any(0 < edit_distance(key, order) <= 2 for order in orders)


def split_as_read(whole: str, kana: str) -> str | None:
    """A Japanese name without a space, parted where its reading in kana is; None if that is whole.

    By the readings that the lists know of either part, else by the share of the letters.
    """
    words = [voiceless(to_katakana(word)) for word in kana.split()]
    if len(words) != 2 or len(whole) < 2:
        return None
    share = len(words[0]) / len("".join(words))

    def fitting(cut: int) -> float:
        readings = readings_of(f"{whole[:cut]} {whole[cut:]}")
        told = [
            (1.0 if word in map(voiceless, known) else -0.5) if known else 0.0
            for word, known in zip(words, readings, strict=True)
        ]
        return sum(told) - abs(cut / len(whole) - share)

    cut = max(range(1, len(whole)), key=fitting)
    return f"{whole[:cut]} {whole[cut:]}"


def mail_says(name: str, local: str) -> bool:
    """Whether a mail address's local part spells a Latin name: ada.xylon, xylonada, axylon."""
    words = [re.sub(r"[^a-z]", "", without_accents(w.lower())) for w in split_latin_words(name)]
    words = [w for w in words if w]
    key = re.sub(r"[^a-z]", "", local.lower())
    if len(words) < 2 or len(key) < 6:
        return False
    first, last = words[0], "".join(words[1:])
    whole = (first + last, last + first, first[0] + last, last + first[0], first + words[-1])
    return key in whole


def mail_fits(name: str, local: str) -> bool:
    """Whether a mail address's local part is made of a Latin name: j.smith, smithj, john_smith."""
    words = [re.sub(r"[^a-z]", "", without_accents(w.lower())) for w in split_latin_words(name)]
    key = re.sub(r"[^a-z]", "", local.lower())
    return any(len(w) > 2 and w in key for w in words)


def mail_nearly_fits(name: str, local: str) -> bool:
    """Whether a word of a mailbox is a part of the name but for one letter: yamashito, 山下."""
    if is_japanese(name):
        families, givens = readings_of(name)
        words = {romaji_key(kana_to_romaji(k)) for k in (*families, *givens)}
    else:
        words = {romaji_key(without_accents(w.lower())) for w in split_latin_words(name)}
    parts = [romaji_key(part) for part in re.split(r"[^A-Za-z]+", local)]
    if any(len(word) > 2 and word in part for word in words for part in parts):
        return False
    long = [(w, p) for w in words for p in parts if min(len(w), len(p)) >= _LONG]
    return any(len(w) == len(p) and edit_distance(w, p) == 1 for w, p in long)

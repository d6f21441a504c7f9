"""Words that vouch for the letters of companies, departments and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.parse.checks import host_of
from ocr.parse.evidence import Candidate
from ocr.parse.latin_name import is_name_word
from ocr.parse.person_name import readings_of
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.text import KANA, is_japanese, to_katakana

Letters = Sequence[bool]


def values(others: Iterable[Candidate], *kinds: FieldKind) -> list[str]:
    """The values of some kinds."""
    return [c.value for c in others if c.kind in kinds]


def company_letters(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    """Words of business, and what hosts, the other script's name or the person's own spell."""
    plain = "".join(value.split())
    found = list(known_words(plain, _company_words()))
    hosts = [host_of(v) for v in values(others, FieldKind.EMAIL, FieldKind.URL)]
    keys = [re.sub(r"[^a-z]", "", host) for host in hosts]
    keys += [re.sub(r"[^a-z]", "", v.lower()) for v in values(others, FieldKind.COMPANY)]
    for part in re.finditer(rf"[{KANA}]{{2,}}|[A-Za-z][a-z]{{2,}}|[A-Z]{{3,}}", plain):
        word = part.group()
        key = romaji_key(kana_to_romaji(word)) if is_japanese(word) else word.lower()
        if len(key) > 2 and any(key in k or key in romaji_key(k) for k in keys):
            found[part.start() : part.end()] = [True] * len(word)
    readings = {k for n in values(others, FieldKind.NAME) for k in readings_of(n)[0]}
    for part in re.finditer(r"[ぁ-ん]{2,}|[ァ-ヺー]{2,}", plain):
        if to_katakana(part.group()) in readings:
            found[part.start() : part.end()] = [True] * len(part.group())
    if not is_japanese(value):
        words = value.split()
        known = [_is_english(w) or (rival is not None and is_name_word(w)) for w in words]
        known = [k or is_spelled(w, keys) for k, w in zip(known, words, strict=True)]
        spread = [sure for w, sure in zip(words, known, strict=True) for _ in w]
        return [a or b for a, b in zip(found, spread, strict=True)]
    return [a or b for a, b in zip(found, _read_in(plain, keys), strict=True)]


_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "å": "aa", "ß": "ss"}


def is_spelled(word: str, others: Sequence[str]) -> bool:
    """Whether a host or a mailbox writes a word's marks in two letters: braendli for Brändli."""
    plain = "".join(_SPELLED.get(letter, letter) for letter in word.lower())
    return plain.isascii() and plain != word.lower() and any(plain in text for text in others)


def is_all_business(value: str) -> bool:
    """Whether a Japanese name is made of words of business alone."""
    words = _company_words() | _position_words()
    return is_japanese(value) and all(known_words("".join(value.split()), words))


def is_business(value: str) -> bool:
    """Whether Latin words are of business alone: Insurance, & Logistics, Automotive."""
    return bool(re.search(r"\w", value)) and all(_is_english(w) for w in value.split())


def _read_in(plain: str, keys: Sequence[str]) -> list[bool]:
    """Kanji of a firm that its domain spells, by the readings of family names: 山田 yamada."""
    found = [False] * len(plain)
    families = lexicon.families()
    for length in (3, 2):
        for start in range(len(plain) - length + 1):
            readings = families.get(plain[start : start + length], ())
            sounds = (romaji_key(kana_to_romaji(kana)) for kana in readings)
            if any(len(s) > 3 and any(s in romaji_key(k) for k in keys) for s in sounds):
                found[start : start + length] = [True] * length
    return found


@cache
def _company_words() -> frozenset[str]:
    forms = (row[0] for row in lexicon.rows("legal_forms"))
    words = (*forms, *lexicon.words("institutions"), *lexicon.words("industry_words"))
    return frozenset("".join(w.split()) for w in words if len(w) > 1 and is_japanese(w))


def _is_english(word: str) -> bool:
    """Whether a word is one of business, its capitals where print has them."""
    plain = word.strip(",.&()-/")
    shaped = plain.isupper() or plain.islower() or plain[1:].islower()
    return not plain or (shaped and plain.casefold() in _english_words())


@cache
def _english_words() -> frozenset[str]:
    roles = ("title_words", "departments", "common_words")
    tables = (*roles, "institutions", "legal_forms", "industry_words")
    words = {w for t in tables for row in lexicon.rows(t) for w in re.split(r"[\s,]+", row[0])}
    return frozenset(w.strip(",.").casefold() for w in words if w.isascii())


def position_letters(value: str, rival: str | None, others: Sequence[Candidate]) -> Letters:
    """Words of which positions and departments are made."""
    plain = "".join(value.split())
    if is_japanese(value):
        return known_words(plain, _position_words())
    known = [_is_english(w) for w in value.split()]
    return [sure for w, sure in zip(value.split(), known, strict=True) for _ in w]


@cache
def _position_words() -> frozenset[str]:
    tables = ("titles", "departments", "not_names", "industry_words", "department_words")
    words = (w for table in tables for w in lexicon.words(table))
    return frozenset(w for w in words if is_japanese(w) and (len(w) > 1 or w in "部課室係長"))


def known_words(plain: str, words: frozenset[str]) -> list[bool]:
    """The letters that lie in a known word."""
    found = [False] * len(plain)
    for start in range(len(plain)):
        for length in range(min(12, len(plain) - start), 0, -1):
            if plain[start : start + length] in words:
                found[start : start + length] = [True] * length
                break
    return found

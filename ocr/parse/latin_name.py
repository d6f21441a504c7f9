"""Names of people in Latin letters, of any country: what looks like one, and its parts."""

from __future__ import annotations

import re
from functools import cache

from ocr.parse import lexicon
from ocr.parse.company import institution, is_legal_form
from ocr.parse.position import english_role, is_qualification
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.text import is_latin, without_accents

_HONORIFICS = "|".join(
    re.escape(word).replace(r"\ ", r"\.?\s?") for word in lexicon.words("honorifics")
)
HONORIFIC = re.compile(
    rf"^(?:(?:{_HONORIFICS})"
    r"(?:\.-(?:Ing|Kfm|Kffr|Inf|Phys|Chem|Wirt|Psych|Volksw|Betriebsw))*(?:\.\s*|\s+)"
    r"(?:\((?:Mrs?|Ms|Miss|Smt|[Rr]et(?:d|ired)?|[Hh]on|[A-Z]{2,4})\.?\)\s*)?(?=[^\W\d_]))+"
)
_PARTICLES = frozenset(lexicon.words("name_particles"))
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_BOUND = re.compile(
    r"(?<![^\W\d_])(?:al|el|as|ad|ar|an|ash|at|d|l|dell|dall|nell|sull|t|o)[-'’](?=[A-ZÀ-Þ])"
)
"""Small words bound to a family name: al-Farsi, d'Arcy, dell'Acqua."""
_DEGREE = re.compile(r"(?!Mc[A-Z])(?:[B-DF-HJ-NP-TV-XZ]{3,6}|[A-Z]{2,4}[a-z]{1,2})")
"""Letters of a degree or a body behind a name, which no family name has: MRCVS, BVSc."""
_DOTTED = re.compile(r"(?:[A-Z][a-z]{0,3}\.){2,}[A-Z]?")
"""The same with dots, behind a comma: F.A.A.P."""
_CALLED = re.compile(r"\s(?:\([A-ZÀ-Þ][a-zà-ÿ]+\)|[“\"‘'][A-ZÀ-Þ][a-zà-ÿ]+[”\"’'])(?=\s|,|$)")
"""How a person is called, beside the name: TAN Wei Jie (Desmond), Robert “Bob” Hill."""
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.?(?:-?[A-ZÀ-Þ]\.)*")


SMALL_ROMAJI = 0.45
"""Likeness of a name in small letters that only a name in kanji can confirm."""


def latin_likeness(plain: str) -> float:
    """How much Latin letters look like a person's name, from 0 to 1."""
    if _is_small_romaji(plain):
        return SMALL_ROMAJI
    plain = _CALLED.sub("", plain, count=1)
    honorific = HONORIFIC.match(plain)
    bare = strip_credentials(HONORIFIC.sub("", plain))[0]
    words = [w for w in re.split(r"[,\s]+", bare) if w and not _SUFFIX.fullmatch(w)]
    core = [
        w for w in words if w.casefold() not in _PARTICLES or (w is words[0] and w[0].isupper())
    ]
    if not _is_shaped(bare, words, core):
        return 0.0
    known = _known(core)
    if english_role(bare) and known < 2:
        return 0.05
    score = 0.6 + 0.15 * (honorific is not None) + 0.15 * known - 0.1 * (len(core) > 3)
    score -= 0.4 * (institution(bare) is not None and known < 2)
    score -= 0.25 * _common(core) * (1 if known < 2 else 0)
    return max(0.0, min(1.0, 0.9 if is_romanised(bare) else score))


def _is_small_romaji(plain: str) -> bool:
    """Whether two words in small letters may be a Japanese name: one of them is of the lists."""
    words = plain.split()
    if len(words) != 2 or not plain.islower() or not all(w.isalpha() for w in words):
        return False
    families, givens = _romaji_keys()
    known = any(romaji_key(w) in families | givens for w in words)
    return known and _known(words) < 2 and not is_romanised(plain)


def is_known_name(text: str) -> bool:
    """Whether the word lists know a given and a family name in the text."""
    return _known(split_latin_words(text)) >= 2


def is_name_word(word: str) -> bool:
    """Whether the lists know every part of a word of a name, capitals as names have them."""
    plain = word.strip(",")
    if plain in _PARTICLES or _SUFFIX.fullmatch(plain) or _INITIAL.fullmatch(plain):
        return True
    parts = [p.casefold() for p in re.split(r"[-'’]", plain) if p]
    names = _given_names() | _family_names()
    shaped = plain.isupper() or _capitals(plain)
    return shaped and all(part in names for part in parts if len(part) > 1)


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of any country."""
    return _is_in(word.strip(",.").casefold(), _given_names()) or (
        romaji_key(word) in _romaji_keys()[1]
    )


def is_known_part(word: str) -> bool:
    """Whether a word is a given or a family name, a Japanese one in Latin letters too."""
    families, givens = _romaji_keys()
    key, plain = romaji_key(word), word.casefold()
    return plain in _given_names() | _family_names() or key in families or key in givens


def is_romanised(text: str) -> bool:
    """Whether a Latin name is a Japanese family and given name, in either order."""
    words = [romaji_key(w) for w in text.split()]
    if len(words) != 2:
        return False
    families, givens = _romaji_keys()
    first, last = words
    return (first in families and last in givens) or (last in families and first in givens)


def split_latin_words(name: str) -> list[str]:
    """The words of a Latin name without honorific and credentials."""
    return strip_credentials(HONORIFIC.sub("", name))[0].split()


def strip_credentials(plain: str) -> tuple[str, str | None]:
    """A name and the credentials behind it: "Avery Smith, Ph.D., MBA"."""
    words = plain.split()
    cut = len(words)
    while cut > 1 and _is_credential(words, cut - 1):
        cut -= 1
    return " ".join(words[:cut]).rstrip(",，"), " ".join(words[cut:]) or None


def _is_credential(words: list[str], place: int) -> bool:
    word = words[place].strip(",()®™")
    # "MA" is a family name where the whole name is in capitals and no comma parts it off.
    apart = words[place - 1].endswith(",") or len(word) > 2 or not words[0].isupper()
    shaped = place > 1 and not words[0].isupper() and _DEGREE.fullmatch(word) is not None
    shaped |= place > 1 and words[place - 1].endswith(",") and bool(_DOTTED.fullmatch(word))
    shaped = shaped and not is_legal_form(word)
    return (is_qualification(word) and apart) or shaped or _is_service(words, place)


def _is_service(words: list[str], place: int) -> bool:
    """Whether capitals behind a comma are a body's or a service's: "Asha Rao, ITS"."""
    head = words[:place]
    # Readers take I for l: ACII.
    capitals = re.fullmatch(r"[A-Z]{2,5}", words[place].strip(",()®™").replace("l", "I"))
    apart = place > 1 and capitals is not None and head[-1].endswith(",")
    return apart and (not any(w.isupper() for w in head) or _is_no_name(words[place]))


def _is_no_name(word: str) -> bool:
    """Whether a few capitals behind a name in capitals are of none: ACII, but not LEE."""
    plain = word.strip(",()")
    return 2 < len(plain) < 5 and not is_known_part(plain)


def _is_shaped(bare: str, words: list[str], core: list[str]) -> bool:
    if not 2 <= len(core) <= 5 or len(words) > 6 or re.search(r"[\d@/:&+]", bare):
        return False
    if bare.count(",") > 1 or words[-1].casefold() in _PARTICLES - {"do", "le", "la", "e"}:
        return False
    known = _known(core) == 2
    # "Amit kumar" and "carol soh" are names because the lists know both their parts.
    lower = known and (bare.islower() or (len(core) == 2 and core[0][0].isupper()))
    lower = lower or (bare.islower() and is_romanised(bare))
    shaped = all(_is_word(w, lower) for w in core)
    return shaped and any(len(w.strip(".")) > 1 for w in core) and (lower or not bare.islower())


def _is_word(word: str, lower: bool) -> bool:
    if _INITIAL.fullmatch(word):
        return True
    word = _BOUND.sub("", word)
    letters = re.sub(r"['’.-]", "", word)
    if (
        not is_latin(letters)
        or not letters.isalpha()
        or not (lower or word[0].isupper())
        or word.endswith(("-", "'"))
    ):
        return False
    tail = "." not in word.rstrip(".") and (not word.endswith(".") or len(word) <= 4)
    return tail and (lower or word.isupper() or _capitals(word))


def _capitals(word: str) -> bool:
    """Capitals where names have them: Smith, McDonald, O'Brien, Anne-Marie, LeBlanc, DeLuca."""
    return all(
        re.fullmatch(r"(?:[^\W\d_]{1,3}(?=[A-ZÀ-Þ]))?[^\W\d_][^\W\d_A-ZÀ-Þ]*\.?", part) is not None
        and part[:1].isalpha()
        for part in re.split(r"[-'’]", word)
        if part
    )


def _known(words: list[str]) -> int:
    """2 where both a given and a family name are known, 1 for one of them."""
    keys = [w.strip(".,").casefold() for w in words]
    given = {i for i, k in enumerate(keys) if _is_in(k, _given_names())}
    family = {i for i, k in enumerate(keys) if _is_in(k, _family_names())}
    return 2 if given and family and len(given | family) > 1 else min(1, len(given | family))


def _is_in(key: str, names: frozenset[str]) -> bool:
    return len(key) > 1 and (key in names or any(p in names for p in key.split("-") if len(p) > 2))


def _common(words: list[str]) -> int:
    return sum(w.strip(".,").casefold() in lexicon.common_words() for w in words)


@cache
def _given_names() -> frozenset[str]:
    return lexicon.english_givens() | _of_tables("given_names_abroad", "given_names_world")


@cache
def _family_names() -> frozenset[str]:
    return lexicon.english_families() | _of_tables("family_names_abroad", "family_names_world")


def _of_tables(*tables: str) -> frozenset[str]:
    """Names of some tables in small letters, with their accents and without: cards print both."""
    names = {w.casefold() for table in tables for w in lexicon.words(table)}
    return frozenset(names | {without_accents(name) for name in names if not name.isascii()})


@cache
def _romaji_keys() -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(romaji_key(kana_to_romaji(k)) for k in lexicon.family_readings()),
        frozenset(romaji_key(kana_to_romaji(k)) for k in lexicon.given_readings()),
    )

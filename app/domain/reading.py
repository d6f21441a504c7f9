"""How a name is read: its kana where they are known, else what the word lists know of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.domain.contact import PersonName
from ocr.parse.lexicon import families, givens, usual_kanji
from ocr.parse.romaji import kana_to_romaji, romaji_key
from ocr.text import fold, to_katakana

_MOST_READINGS = 4
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_TRADE = re.compile(
    "税理|行政書|司法書|弁護|社労|会計|法律|特許|建築|設計|建設|工務|工業|工房|商[店会事]|不動産|農園|製作|電[機気]|鉄工|印刷|酒造|医院|歯科|内科|クリニック"
)
"""How a company goes on that is called after a person."""
_VOICING = {"\u3099", "\u309a"}


def readings(name: PersonName) -> tuple[str, ...]:
    """The kana under which a name may be looked for; those of the word lists where none are known.

    Without kana a name in kanji has several readings: each of the family name's, each of the
    given name's, and the most usual ones together.
    """
    if name.kana:
        return (name.kana,)
    family, given = _parts(name)
    of_family = families().get(usual_kanji(family), ())[:_MOST_READINGS]
    of_given = givens().get(usual_kanji(given), ())[:_MOST_READINGS] if given else ()
    whole = (f"{of_family[0]} {of_given[0]}",) if of_family and of_given else ()
    return (*whole, *of_family, *of_given)


def romaji_of(name: PersonName) -> tuple[str, ...]:
    """The Latin spellings under which a name may be looked for, as keys without long vowels.

    Both orders of given and family name, so that either is found as it is typed.
    """
    spelled = [kana_to_romaji(reading) for reading in readings(name)]
    if name.romaji:
        spelled.append(name.romaji)
    keys: dict[str, None] = {}
    for text in spelled:
        words = [romaji_key(word) for word in text.split()]
        keys[" ".join(words)] = keys[" ".join(reversed(words))] = None
    return tuple(key for key in keys if key)


def sort_key(name: PersonName) -> str:
    """A key whose text order is kana order for Japanese names, alphabetical for Latin ones.

    ば stands with は, small kana with large ones; family before given name; Latin letters
    without accents or case, before kana. Names that nobody can read come last.
    """
    if name.kana:
        return _kana_key(name.kana)
    family, given = _parts(name)
    if (family + given).isascii() or _is_latin(family + given):
        return _latin_key(f"{name.family or ''} {name.given or ''}".strip() or name.printed)
    known = readings(name)
    return _kana_key(known[0] if known else name.printed)


def text_key(text: str) -> str:
    """A key for any other text in the order of `sort_key`: kana, then kanji by their codes."""
    return _latin_key(text) if _is_latin(fold(text)) else _kana_key(text)


def company_key_in_order(key: str) -> str:
    """The key of a company without known reading: many begin with a family name, which has one.

    A single kanji counts as such only before a trade, for 北 of 北海 is no name.
    """
    for length in range(min(len(key), 4), 0, -1):
        family, rest = usual_kanji(key[:length]), key[length:]
        if family in families() and (length > 1 or _TRADE.match(rest)):
            return _kana_key(families()[family][0] + rest)
    return text_key(key)


def _parts(name: PersonName) -> tuple[str, str]:
    if name.family:
        return name.family, name.given or ""
    family, _space, given = name.printed.replace("\u3000", " ").partition(" ")
    return next(_divided(family), (family, "")) if not given else (family, given)


def _divided(name: str) -> Iterator[tuple[str, str]]:
    """A name without space at its longest known family name."""
    for length in range(min(len(name) - 1, 4), 0, -1):
        if usual_kanji(name[:length]) in families():
            yield name[:length], name[length:]


def _kana_key(text: str) -> str:
    bare = unicodedata.normalize("NFD", to_katakana(fold(text)).translate(_SMALL))
    base = "".join(letter for letter in bare if letter not in _VOICING and letter != "ー")
    return f"{base}\t{bare}"


def _latin_key(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(x, "").startswith("LATIN") for x in letters)

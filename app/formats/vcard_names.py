"""N, FN and the many ways to write a reading, to a person's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.contact import PersonName
from app.formats.kana import katakana, latin
from app.formats.plain_text import has_cjk
from app.formats.properties import Index, Property, text_of, texts_of
from app.i18n import N_, gettext

_FAMILY_READING = ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FAMILY-NAME")
_GIVEN_READING = ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-GIVEN-NAME")
_WHOLE_READING = (
    *("SOUND", "SORT-STRING", "X-YOMI", "X-YOMIGANA", "X-FURIGANA", "X-KANA", "X-NAME-KANA"),
    *("X-PHONETIC-NAME", "X-PHONETIC-FULL-NAME", "N"),
)
_INSTEAD = ("NICKNAME", "ORG", "EMAIL", "TEL", "TITLE", "IMPP", "URL", "ADR", "LABEL", "NOTE")
_NEVER_INSTEAD = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "UID", "REV"))
_LONGEST_INSTEAD = 100
_LIST_COMMA = re.compile(r",(?=\S)")
_NAMELESS = N_("(no name)")

Reading = tuple[str | None, str | None]


def name_of(index: Index) -> PersonName | None:
    """The name; where there is none, the nickname, company, mail address or whatever is known.

    None if the card says nothing at all.
    """
    structured = _take(index, "N")
    printed = text_of(shown) if (shown := _take(index, "FN")) else ""
    family, given, middle, prefix, suffix = _parts(structured)
    middle = _LIST_COMMA.sub(" ", middle)
    given = " ".join(filter(None, (given, middle)))
    printed = printed or composed_name(family, given) or _instead(index)
    if not printed:
        return None
    if family == printed and not given and not index.pop("X-ENISHI-FAMILY-ONLY", None):
        family = ""  # the whole name in the place of the family name: nobody knows its parts
    kana = _kana(structured, index)
    romaji = _romaji(index)
    credentials = " ".join(filter(None, (prefix, suffix)))
    return PersonName(printed, family or None, given or None, *kana, *romaji, credentials or None)


def main_property(index: Index, name: str) -> Property | None:
    """The first property of a name, a reading in kana only where there is nothing else."""
    properties = index.get(name, ())
    if len(properties) < 2:
        return properties[0] if properties else None
    return next((p for p in properties if not katakana("".join(texts_of(p)))), properties[0])


def _take(index: Index, name: str) -> Property | None:
    """Take the main property of a name; further ones stay in the index."""
    taken = main_property(index, name)
    properties = index.pop(name, [])
    if len(properties) > 1:
        index[name] = [p for p in properties if p is not taken]
    return taken


def _parts(structured: Property | None) -> list[str]:
    parts = texts_of(structured) if structured else []
    return [*parts, "", "", "", "", ""][:5]


def composed_name(family: str, given: str) -> str:
    """Family and given name in the order of their writing."""
    ordered = (family, given) if has_cjk(family + given) else (given, family)
    return " ".join(filter(None, ordered))


def _instead(index: Index) -> str:
    names = (*_INSTEAD, *(name for name in index if name not in _NEVER_INSTEAD))
    texts = (text for name in names for prop in index.get(name, []) for text in texts_of(prop))
    if found := next(filter(None, texts), ""):
        return found.partition("\n")[0][:_LONGEST_INSTEAD]
    return gettext(_NAMELESS) if index else ""


def _kana(structured: Property | None, index: Index) -> Reading:
    """The reading in katakana from the first source that has one; no kana is left in the others."""
    found: Reading = (None, None)
    for family, given in _readings(structured, index):
        reading = katakana(family) or None, katakana(given) or None
        if any(reading) and not any(found):
            found = reading
    return found


def _readings(structured: Property | None, index: Index) -> Iterator[tuple[str, str]]:
    yield _taken(index, _FAMILY_READING, katakana), _taken(index, _GIVEN_READING, katakana)
    if structured and (sort_as := structured.head.parameters.get("SORT-AS")):
        yield _two(list(sort_as))
    for name in _WHOLE_READING:
        if name not in index:
            continue
        for prop in list(index.get(name, [])):
            parts = texts_of(prop)
            if not any(parts[1:]):  # phones without a place for given names write both in one
                parts = parts[0].split(maxsplit=1)
            if katakana("".join(parts)):
                _remove(index, name, prop)
                yield _two(parts)


def _two(parts: list[str]) -> tuple[str, str]:
    family, given = [*parts, "", ""][:2]
    return family, given


def _romaji(index: Index) -> Reading:
    for prop in index.pop("X-ENISHI-ROMAJI", []):
        family, given = _two(texts_of(prop))
        return family or None, given or None
    return _taken(index, _FAMILY_READING, latin) or None, _taken(
        index, _GIVEN_READING, latin
    ) or None


def _taken(index: Index, names: tuple[str, ...], reads: Callable[[str], str | None]) -> str:
    """The first value of these names that is written so, taken out of the index."""
    for name in names:
        for prop in index.get(name, []):
            if text := reads(text_of(prop)):
                _remove(index, name, prop)
                return text
    return ""


def _remove(index: Index, name: str, prop: Property) -> None:
    index[name] = [p for p in index[name] if p is not prop]

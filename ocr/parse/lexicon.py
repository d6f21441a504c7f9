"""The word lists in resources/lexicon, read once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ocr.model import FieldKind


class Municipality(NamedTuple):
    """A city, ward, town or village and its prefecture."""

    prefecture: str
    name: str


class Town(NamedTuple):
    """A part of a municipality that has a postal code of its own."""

    prefecture: str
    city: str
    name: str


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, without its comments.

    Line by line: to decode megabytes at once would hold up the window, whose thread waits for it.
    """
    place = files("resources").joinpath("lexicon", f"{table}.tsv")
    with place.open(encoding="utf-8") as file:
        lines = (line.rstrip("\n") for line in file)
        return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")


@cache
def words(table: str, role: str | None = None) -> tuple[str, ...]:
    """The first column, longest first; with `role` only the rows whose second column it is."""
    chosen = (row[0] for row in rows(table) if role is None or row[1] == role)
    return tuple(sorted(dict.fromkeys(chosen), key=len, reverse=True))


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Family names as usually written → their readings in katakana, most common first."""
    return {usual_kanji(name): tuple(kana.split(",")) for name, kana in rows("family_names")}


@cache
def chinese_families() -> dict[str, tuple[str, ...]]:
    """Family names of China, Taiwan and Korea → how they are written in Latin letters."""
    return {name: tuple(latin.split(",")) for name, latin in rows("family_names_chinese")}


@cache
def family_rank() -> dict[str, int]:
    """Family names as usually written → place in the list by frequency, from 0."""
    return {usual_kanji(row[0]): place for place, row in enumerate(rows("family_names"))}


@cache
def givens() -> dict[str, tuple[str, ...]]:
    """Given names as usually written → their readings in katakana."""
    found: dict[str, tuple[str, ...]] = {}
    for kana, spellings in rows("given_names"):
        for spelling in usual_kanji(spellings).split(","):
            known = found.get(spelling)
            found[spelling] = (kana,) if known is None else _also(known, kana)
    return found


def _also(known: tuple[str, ...], kana: str) -> tuple[str, ...]:
    return known if kana in known else (*known, kana)


@cache
def given_readings() -> frozenset[str]:
    """Given names in katakana."""
    return frozenset(row[0] for row in rows("given_names"))


@cache
def family_readings() -> frozenset[str]:
    """Family names in katakana."""
    return frozenset(kana for readings in families().values() for kana in readings)


@cache
def _variants() -> dict[int, str]:
    return {ord(row[0]): row[1] for row in rows("kanji_variants")}


def usual_kanji(text: str) -> str:
    """Variant kanji of names in their usual shape, for comparing only; keeps the length."""
    return text.translate(_variants())


@cache
def labels() -> dict[str, FieldKind | None]:
    """Words printed before a value, in lower case → what they announce; None is no field."""
    return {word: None if kind == "other" else FieldKind(kind) for word, kind in rows("labels")}


@cache
def prefectures() -> dict[str, str]:
    """Prefectures → their romanised names."""
    return {name: romaji for name, romaji in rows("prefectures")}


@cache
def municipalities_of(digits: str) -> tuple[Municipality, ...]:
    """Where postal codes with these first three digits are; empty if none are."""
    found = (Municipality(prefecture, city) for prefecture, city, _ in _areas().get(digits, ()))
    return tuple(dict.fromkeys(found))


@cache
def municipalities() -> dict[str, frozenset[str]]:
    """Municipalities, also without their county → the prefectures that have one of that name."""
    found: dict[str, set[str]] = {}
    for areas in _areas().values():
        for prefecture, name, _ in areas:
            short = name.partition("郡")[2] or name
            found.setdefault(name, set()).add(prefecture)
            found.setdefault(short, set()).add(prefecture)
    return {name: frozenset(where) for name, where in found.items()}


@cache
def towns() -> frozenset[str]:
    """Prefectures, cities, towns and villages without their endings: 大阪, 京都."""
    names = (*prefectures(), *municipalities(), *cities_with_wards())
    return frozenset(name[:-1] for name in names if len(name) > 2)


@cache
def cities_with_wards() -> frozenset[str]:
    """Cities that have wards; a ward may be named anew after a card was printed."""
    names = (name.partition("市") for name in municipalities() if name.endswith("区"))
    return frozenset(f"{head}市" for head, mark, _ in names if mark)


@cache
def towns_of(code: str) -> tuple[Town, ...]:
    """The towns of a postal code "105-0011"; the name is empty where the code is a whole city's."""
    found = []
    for prefecture, city, towns in _areas().get(code[:3], ()):
        for entry in towns.split(","):
            if entry.startswith(code[4:]):
                found += [Town(prefecture, city, name) for name in entry[4:].split("/")]
    return tuple(found)


@cache
def _areas() -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for digits, prefecture, city, towns in rows("postal_towns"):
        found.setdefault(digits, []).append((prefecture, city, towns))
    return {digits: tuple(areas) for digits, areas in found.items()}


@cache
def common_words() -> frozenset[str]:
    """Words in Latin letters, in lower case, that belong to no name."""
    return frozenset(words("common_words"))


@cache
def english_givens() -> frozenset[str]:
    """Given names of English speakers in lower case."""
    return frozenset(word.casefold() for word in words("english_given_names"))


@cache
def english_families() -> frozenset[str]:
    """Family names of English speakers in lower case."""
    return frozenset(word.casefold() for word in words("english_family_names"))


def area_length(digits: str) -> int:
    """How many of a number's leading digits are its area code; 3 where the table does not tell."""
    codes = [code for code, _ in rows("area_codes") if digits.startswith(code)]
    longest = max(map(len, codes), default=3)
    return longest if longest > 2 or digits[:2] in ("03", "06") else 3


@cache
def area_prefectures(digits: str) -> tuple[str, ...]:
    """The prefectures that a telephone number's area code reaches, by the longest match."""
    table = {code: where.split(",") for code, where in rows("area_codes")}
    for length in range(5, 1, -1):
        if digits[:length] in table:
            return tuple(table[digits[:length]])
    return ()

"""Addresses in Latin letters: what looks like a line of one, where it ends, its postal code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocr.parse import lexicon
from ocr.parse.address_marks import mended_code
from ocr.parse.company import is_certificate
from ocr.parse.position import english_role
from ocr.text import halfwidth

_STREET = re.compile(
    r"""
    \b(?:St(?:reet|\.)?|Ave(?:nue|\.)?|R(?:oa)?d\.?|Lane|Ln\.?|Drive|Dr\.?(?!\s[A-Z][a-z]+\s[A-Z])|
       Blvd\.?|Boulevard|Way|Row|Square|Sq\.?|Court|Ct\.?|Place|Pl\.?|Plaza|Hill|Park|Parkway|Pkwy\.?|
       Terrace|Crescent|Cres\.?|Highway|Hwy\.?|Wharf|Quay|Gardens?|Close|Mews|Mall|Broadway|Circle|
       Loop|Trail|Route|Expressway|Cross|Marg|Nagar|Layout|Colony|Jalan|Jl\.?|Lorong|Soi|
       Cad(?:desi|\.)|Sok(?:ak|ağı|\.)|Mah(?:allesi|\.)|Bulvar[ıi]|Avda\.?|Avenija|
       Building|Bldg\.?|Tower|Towers|House|Centre|Center|Estate|Complex|Campus)(?![\w'’])
    | \b\d+-?chome\b | -(?:ku|shi|cho|machi|gun|ken|fu|to|son|mura|gu|ro|gil|dong|si|do)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EUROPEAN = re.compile(
    r"""
    \b[\w.-]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|damm|ufer|gracht|laan|straat|plein|kade|
       vej|gade|gatan|vägen|gata|veien|katu|tie)\s\d+
    | \b(?:Am|An|Im|Auf|Zum|Zur|Unter|Hinter)\s(?:de[rmn]\s)?
       (?-i:[A-ZÄÖÜ][\w-]+\s){1,2}\d+[a-z]?(?=$|,)
    | \b\w+(?:markt|ring|hof|wall|graben|steig|brücke|feld)\s\d+[a-z]?(?=$|,)
    | \b(?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|route|via|viale|piazza|corso|calle|c/|
       paseo|plaza|rua|avenida|praça|ul\.|ulica|ulitsa)\s(?=.*\d|.*[A-ZÀ-Þ])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Parts of a town, told from names of people by the comma or the number beside them.
_QUARTER = re.compile(
    r"\b(?:Ward|District|Dist\.|City|Commune|Province|Prefecture|Pref\.)(?=$|[\s,.])", re.IGNORECASE
)
_BLOCK = re.compile(r"(?<![\w-])\d{1,4}(?:-\d{1,4}){1,3}(?:-\d{0,2}F)?(?![\w-])")
"""A house of Japan: 1-2-3, with a floor 1-2-3-4F."""
_UNIT = re.compile(
    r"\b(?:Suite|Ste\.?|Level|Unit|Floor|Fl\.?|Flat|Block|Blk\.?|Room|Rm\.?|Apt\.?|Plot|Shop|Geb\.?|No\.?:?|"
    r"P\.?\s?O\.?\s?Box|Sector|Phase|Door)\s?#?[A-Z]?-?\d"
    r"|#\s?\d|\b\d{1,3}(?:st|nd|rd|th)?\s?(?:/\s?F|F|Floor|Fl\.?)(?![A-Za-z])"
    r"|\b(?:Suite|Unit|Flat|Floor|Block)\s[A-Z]\b",
    re.IGNORECASE,
)
_BUILDING_END = re.compile(
    r"\w\s(?:Building|Bldg\.?|Tower|Plaza|House|Mansion|Heights|Depot|Yard|Barn|Mill|Wing)$",
    re.IGNORECASE,
)
_EDIFICE = re.compile(r"\w\s(?:Building|Bldg\.?|Towers?)$", re.IGNORECASE)
_HOUSE = re.compile(
    r"^(?:No\.?\s?)?\d+[A-Za-z]?(?:[-–/]\d+)*,?\s+(?:[NSEW]\.?\s)?(?:\d*[A-ZÀ-Þ]|\d+(?:st|nd|rd|th)\b)"
)
_COUNTRY = re.compile(
    r"\b(?:"
    + "|".join(re.escape(w) for w in lexicon.words("countries"))
    + r")(?=\.?(?:\s*\(?\d{5,6}\)?)?$)",
    re.IGNORECASE,
)
_PLACE_AND_COUNTRY = re.compile(rf"[^\W\d_]{{3}}(?:,|\s[-–/])\s?{_COUNTRY.pattern}", re.IGNORECASE)
_STATES = "|".join(re.escape(w) for w in lexicon.words("states", "name"))
_STATE_CODES = "|".join(re.escape(w) for w in lexicon.words("states", "code"))
# Each pattern's group is the postal code; the order is that of trust.
_CODES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_STATE_CODES}|ST|XX)\.?,?\s?(\d{{5}}(?:\s?[-–]\s?\d{{4}})?)(?!\d)",
        rf"\b(?i:{_STATES}),?\s+(\d{{4,5}}(?:\s?[-–]\s?\d{{4}})?)(?!\d)",
        r"\b([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b",
        r"\b([ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d)\b",
        r"\b(\d{4}\s?[A-Z]{2})\s+(?=[A-Z][a-z])",
        r"(?i:\bsingapore|\bS)\s?\(?(\d{6})\)?(?!\d)",
        r"(?<=[A-Za-z])\.?\s?[-–,]\s?(\d{3}\s?\d{3}|\d{6})(?!\d)",
        r"(?:^|[,•|]\s?|\s)(?:D|F|I|E|A|B|CH|L|DK|SE|N|FI|P)[-–](\d{4,5})\s(?=[A-ZÀ-Þ])",
        r"(?:^|[,•·|]\s?|\s[-–]\s|(?<=\d)\s)(\d{5}|\d{3}\s\d{2}|\d{2}\s\d{3}|(?<=,\s)\d{2}-\d{3}|\A\d{2}-\d{3}(?=\s[^\W\d_]+(?:,|$)))\s(?=[A-ZÀ-Þ][a-zà-ÿ])",
        r"(?<=[a-zA-Z]),?\s(\d{5,6})(?=$|,|\s\()",
        r"(?:^|,\s?)(\d{4})\s(?=[A-ZÀ-Þ][a-zà-ÿ])",
        r"(?<=[a-z])\s(\d{3}\s\d{3})(?=$|\.\s|[,.]?\s\(?India)",
        r"\bCEP:?\s(\d{5}-\d{3})\b",
        r"\b((?:[AC-FHKNPRTV-Y]\d{2}|D6W)\s[0-9AC-FHKNPRTV-Y]{4})(?=$|,)",
    )
)
_ROMAJI_PREFECTURE = re.compile(
    r"\b(?:" + "|".join(lexicon.prefectures().values()) + r")\b", re.IGNORECASE
)
_JAPANESE_CODE = re.compile(r"(?<![\d-])\d{3}-\d{4}(?![\d-])")
_PLACE_LINE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[,\s]+(?:[A-ZÀ-Þ][\w'’.-]*|of|de|la|le|\d+,?))*,?")


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A postal code of another country in a line of Latin letters."""

    start: int
    end: int
    value: str


def latin_likeness(text: str) -> float:
    """How much a line of Latin letters looks like one of an address, from 0 to 1."""
    plain = halfwidth(text).strip()
    if is_certificate(plain) or (english_role(plain) == "title" and not re.search(r"\d", plain)):
        return 0.0  # a Route Development Manager is no route
    score = 0.45 * bool(_STREET.search(plain)) + 0.6 * bool(_EUROPEAN.search(plain))
    score += 0.4 * bool(_UNIT.search(plain)) + 0.35 * bool(_HOUSE.match(plain))
    score += 0.5 * (_COUNTRY.search(plain) is not None) + 0.1 * bool(
        _PLACE_AND_COUNTRY.search(plain)
    )
    score += 0.6 * bool(foreign_codes(plain))
    score += 0.5 * (_JAPANESE_CODE.search(plain) is not None)
    if _ROMAJI_PREFECTURE.search(plain) and re.search(r"\d|,", plain):
        score += 0.3
    score += 0.25 * bool(_BLOCK.search(plain) and re.search(r"[A-Za-z]{3}", plain))
    score += 0.25 * bool(_HOUSE.match(plain) and plain.endswith(","))
    score += 0.3 * _names_quarter(plain)
    # A number and a chain of places up to the country: 12A, 34 Hoa Mai, Trung Van, Hanoi, Vietnam.
    score += 0.15 * bool(plain[:1].isdigit() and plain.count(",") > 1 and _COUNTRY.search(plain))
    return min(1.0, score)


def _names_quarter(plain: str) -> bool:
    return _QUARTER.search(plain) is not None and re.search(r"[\d,]", plain) is not None


def without_country(plain: str) -> tuple[str, str | None]:
    """An address without the country at its end, and that country."""
    found = _COUNTRY.search(plain)
    if found is None or found.end() < len(plain.rstrip(".")):
        return plain, None
    return plain[: found.start()].strip(" ,"), found.group()


def ends_address(text: str) -> bool:
    """Whether an address can end with this line: a postal code or a country stands in it."""
    plain = halfwidth(text).strip()
    return bool(foreign_codes(plain) or _COUNTRY.search(plain) or _JAPANESE_CODE.search(plain))


def has_street(text: str) -> bool:
    """Whether a street, a house or a part of one is named."""
    plain = halfwidth(text).strip()
    signs = (*(p.search(plain) for p in (_STREET, _EUROPEAN, _UNIT, _BLOCK)), _names_quarter(plain))
    codes = foreign_codes(plain)
    behind_code = bool(codes) and codes[0].start == 0  # 10000 Berlin
    return any(signs) or (_HOUSE.match(plain) is not None and not behind_code)


def is_building_line(text: str) -> bool:
    """Whether a line may head an address: it goes on behind a comma or ends with a building."""
    plain = halfwidth(text).strip()
    return plain.endswith(",") or _BUILDING_END.search(plain) is not None


def is_edifice(text: str) -> bool:
    """Whether a line of Latin letters ends with a word for a building, as no firm's name does."""
    return _EDIFICE.search(halfwidth(text).strip()) is not None


def is_place_line(text: str) -> bool:
    """Whether a line between two of an address may be of it: a building, a quarter, a town."""
    plain = halfwidth(text).strip()
    return len(plain.split()) <= 6 and _PLACE_LINE.fullmatch(plain) is not None


def foreign_codes(text: str) -> list[ForeignCode]:
    """The postal code of a country other than Japan in a line, if there is one."""
    plain = mended_code(halfwidth(text))
    if is_certificate(plain):
        return []
    for pattern in _CODES:
        for match in pattern.finditer(plain):
            if not _is_house(plain, match) and not plain.strip().isdigit():
                return [ForeignCode(match.start(1), match.end(1), match[1])]
    return []


def _is_house(plain: str, match: re.Match[str]) -> bool:
    """Whether what looks like a code is the number of a house: 1200 Camino Real, No. 7."""
    first, digits = match.start(1) == 0, match[1].isdigit()
    rest = plain[match.end(1) :]
    if first and (re.search(r",\D*\d", rest) or _STREET.search(rest)):
        return True
    behind = plain if first else rest.partition(",")[0]
    alone = digits and (first or len(match[1]) == 4)
    return alone and _STREET.search(behind) is not None

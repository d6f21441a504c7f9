"""Postal codes of other countries: which of them the rest of the card bears out.

No list of towns stands behind these codes as it does behind those of Japan. What can bear one out
is its country's grammar, the state or province beside it, and that the card is of that country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ocr.model import FieldKind
from ocr.parse import lexicon
from ocr.parse.checks import host_of
from ocr.parse.evidence import Candidate
from ocr.parse.phone import country_of
from ocr.parse.vouch_words import values

UNLISTED = "unlisted"
"""The penalty of a code that nothing bears out."""
_BRITISH = re.compile(r"([A-Z]{1,2})\d[\dA-HJKPSTUW]? \d[ABD-HJLNP-UW-Z]{2}")
_CANADIAN = re.compile(r"([ABCEGHJ-NPRSTVXY])\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d")
_SHAPES = {
    **dict.fromkeys(("de", "fr", "es", "it", "fi", "kr", "my", "th", "id", "mx"), r"\d{5}"),
    **dict.fromkeys(("at", "ch", "be", "no", "dk", "nz", "za", "tn"), r"\d{4}"),
    **dict.fromkeys(("in", "cn", "vn"), r"[1-9]\d{2} ?\d{3}"),
    **dict.fromkeys(("se", "cz", "sk", "gr"), r"\d{3} ?\d{2}"),
    "nl": r"[1-9]\d{3} ?[A-Z]{2}",
    "sg": r"[0-8]\d{5}",
    "pl": r"\d{2}-\d{3}",
}
"""How codes look where a country has but one shape."""
_COUNTRIES = {
    **dict.fromkeys(("germany", "deutschland"), "de"),
    **dict.fromkeys(("spain", "españa"), "es"),
    **dict.fromkeys(("italy", "italia"), "it"),
    **dict.fromkeys(("austria", "österreich"), "at"),
    **dict.fromkeys(("switzerland", "schweiz", "suisse"), "ch"),
    **dict.fromkeys(("norway", "norge"), "no"),
    **dict.fromkeys(("denmark", "danmark"), "dk"),
    **dict.fromkeys(("sweden", "sverige"), "se"),
    **dict.fromkeys(("poland", "polska"), "pl"),
    **dict.fromkeys(("netherlands", "nederland"), "nl"),
    **dict.fromkeys(("tunisia", "tunisie"), "tn"),
    "belgium": "be",
    "china": "cn",
    "finland": "fi",
    "france": "fr",
    "india": "in",
    "indonesia": "id",
    "korea": "kr",
    "malaysia": "my",
    "new zealand": "nz",
    "singapore": "sg",
    "thailand": "th",
}


def borne_out(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, codes that the rest of the card bears out no longer doubted."""
    return [_answered(c) if _is_borne_out(c, found) else c for c in found]


def _answered(code: Candidate) -> Candidate:
    return replace(code, penalties=tuple(p for p in code.penalties if p.name != UNLISTED))


def _is_borne_out(code: Candidate, found: Sequence[Candidate]) -> bool:
    if code.kind is not FieldKind.POSTAL or all(p.name != UNLISTED for p in code.penalties):
        return False
    beside = [a for a in values(found, FieldKind.ADDRESS) if code.value in a]
    british = _BRITISH.fullmatch(code.value)
    if british:
        return british[1] in _areas()["gb"]
    if any(_is_in_state(code.value, address) for address in beside):
        return True
    shapes = [_SHAPES[c] for c in _countries(found, beside) if c in _SHAPES]
    return any(re.fullmatch(shape, code.value) for shape in shapes)


def _is_in_state(code: str, address: str) -> bool:
    """Whether a code stands right behind a state or a province whose codes begin so."""
    before = address[: address.rindex(code)].rstrip(" ,.)").replace(".", "")
    if re.fullmatch(r"\d{5}(?:\s?[-–]\s?\d{4})?", code):
        table = _areas()["us"]
    elif _CANADIAN.fullmatch(code):
        table = _areas()["ca"]
    elif re.fullmatch(r"\d{4}", code):
        table = _areas()["au"]
    else:
        return False
    named = [place for place in table if re.search(rf"(?<!\w){re.escape(place)}$", before)]
    return any(code.startswith(table[place]) for place in named)


def countries_of(found: Sequence[Candidate]) -> set[str]:
    """Where a card is from: its numbers' code, its hosts' end, the country in its addresses."""
    return _countries(found, values(found, FieldKind.ADDRESS))


def _countries(found: Sequence[Candidate], addresses: Sequence[str]) -> set[str]:
    numbers = values(found, FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX)
    hosts = values(found, FieldKind.EMAIL, FieldKind.URL)
    told = {country_of(number) for number in numbers}
    told |= {host_of(host).rpartition(".")[2] for host in hosts}
    plain = " ".join(addresses).casefold()
    return told | {code for name, code in _COUNTRIES.items() if re.search(rf"\b{name}\b", plain)}


@cache
def _areas() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for place, country, beginnings in lexicon.rows("post_areas"):
        found.setdefault(country, {})[place] = tuple(beginnings.split(","))
    return found

"""Numbers printed as they are dialled within their country, by the country that the card is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import phonenumbers

from ocr.model import FieldKind, Penalty
from ocr.parse.evidence import Candidate
from ocr.parse.posts_abroad import countries_of
from ocr.parse.vouch import NUMBERS

_PLANNED = Penalty("plan", 0.0, 2.0)
_MOBILE = phonenumbers.PhoneNumberType.MOBILE
_NO_COUNTRY = frozenset(("com", "net", "org", "io", "tv", "me", "ai", "co", "us", "jp", ""))
"""Endings of hosts that tell no country, and countries whose numbers are known without it."""


def at_home(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, numbers without a country's code judged by the plan of the card's country.

    6000 3317 is a number in Singapore, 070-555 01 47 a mobile telephone's in Sweden.
    """
    told = countries_of(found) - _NO_COUNTRY
    if len(told) != 1:
        return list(found)
    (country,) = told
    region = "GB" if country == "uk" else country.upper()
    return [_judged(c, region) if c.kind in NUMBERS else c for c in found]


def _is_alone(number: Candidate) -> bool:
    """Whether a telephone's number stands first in its line, and no dash tells an area code."""
    before = number.spans[0].row.text[: number.spans[0].start]
    return (
        number.kind is FieldKind.PHONE
        and re.search(r"\d", before) is None
        and re.match(r"\(?0\d{3,4}\)?-", number.value) is None
    )


def _judged(candidate: Candidate, region: str) -> Candidate:
    planned = any(p.name == "plan" and not p.amount for p in candidate.penalties)
    bare = any(p.name == "label" and p.amount for p in candidate.penalties)
    before = candidate.spans[0].row.text[: candidate.spans[0].start]
    abroad = "+" in before or candidate.value.lstrip("( ").startswith("+")
    if abroad or (planned and not bare):
        return candidate
    try:
        number = phonenumbers.parse(candidate.value, region)
    except phonenumbers.NumberParseException:
        return candidate
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        return candidate  # 2303 6458 lacks its area code
    if bare and _is_alone(candidate) and phonenumbers.number_type(number) == _MOBILE:
        candidate = replace(candidate, kind=FieldKind.MOBILE)
    return candidate.having(_PLANNED)

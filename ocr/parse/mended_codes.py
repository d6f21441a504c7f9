"""Postal codes that their address contradicts: a digit misread is mended by the town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.evidence import Candidate
from ocr.parse.postal import parse_address, postal_fits, town_of
from ocr.parse.vouch_words import values
from ocr.text import is_japanese

_MENDED = Penalty("corrected", 0.6, 2.0)


def with_towns(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, codes that no address bears out changed by a digit if that makes one fit.

    What was read stays as another spelling, and a code so mended is never sure.
    """
    addresses = [a for a in values(found, FieldKind.ADDRESS) if is_japanese(a)]
    return [_mended(c, addresses) if c.kind is FieldKind.POSTAL else c for c in found]


def _mended(code: Candidate, addresses: Sequence[str]) -> Candidate:
    value = code.value
    named = [a for a in addresses if parse_address(a).city]
    if len(value) != 8 or not named or any(postal_fits(value, a) for a in named):
        return code
    likely = [other for other in _beside(value) if any(town_of(other, a) for a in named)]
    if len(likely) != 1:
        return code
    return replace(code, value=likely[0], spellings=(value, *code.spellings)).having(_MENDED)


def _beside(value: str) -> Iterator[str]:
    """All codes that differ in a single digit."""
    for place, digit in enumerate(value):
        if digit.isdigit():
            for other in "0123456789".replace(digit, ""):
                yield value[:place] + other + value[place + 1 :]

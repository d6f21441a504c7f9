"""What helps while a form is filled in: readings, known companies, a check of postcodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.kana import KanaGuess, guess_kana
from app.store import companies
from app.store.database import Snapshot
from ocr.parse.lexicon import municipalities_of
from ocr.parse.postal import postal_fits
from ocr.text import halfwidth


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company in the card book, as it is written there."""

    name: str
    industry: str | None


def kana_of(_: Snapshot, name: str, latin: Sequence[str] = ()) -> KanaGuess:
    """The likely readings of a name; see `guess_kana`."""
    return guess_kana(name, latin)


def companies_like(snapshot: Snapshot, text: str, most: int = 3) -> tuple[KnownCompany, ...]:
    """Known companies with this in their name, those that begin with it first."""
    found = companies.with_part(snapshot, text, most)
    return tuple(KnownCompany(company.name, company.industry) for company in found)


def postcode_problem(_: Snapshot, code: str, address: str) -> tuple[str, ...] | None:
    """Where a postcode belongs if that is not where the address says; None if nothing is wrong.

    An empty answer is a code that belongs nowhere.
    """
    digits = "".join(c for c in halfwidth(code) if c.isdigit())
    if len(digits) < 3 or not address.strip() or postal_fits(digits, address) is not False:
        return None
    places = municipalities_of(digits[:3])
    return tuple(f"{place.prefecture}{place.name}" for place in places)

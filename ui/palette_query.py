"""The contacts that the palette offers."""

from __future__ import annotations

from typing import Any

from app.domain.ids import ContactId
from app.domain.summary import ContactSummary
from app.services import found, listing, search
from app.services.derived_table import DerivedTable
from app.services.found import Reason

MOST = 6


Found = tuple[ContactSummary, Reason]
"""Somebody, and why the palette offers them."""


def palette_contacts(
    snapshot: Any, derived: DerivedTable, text: str
) -> tuple[str, tuple[Found, ...]]:
    """The first people who fit, with the words that were asked for."""
    if not text:
        return text, ()
    asked = search.parse(snapshot, text)
    ids = search.find(snapshot, asked, derived)[:MOST]
    known = listing.summaries(snapshot, ids)
    reasons = found.reasons(snapshot, known, asked.query.words)
    return text, tuple((known[i], reasons.get(i, Reason())) for i in ids if i in known)


def all_contacts(snapshot: Any) -> tuple[ContactId, ...]:
    """Everyone in the book, for what is done with all."""
    return tuple(listing.summaries(snapshot))

"""The contacts that the palette offers."""

from __future__ import annotations

from typing import Any

from app.domain.contact import ContactSummary
from app.domain.ids import ContactId
from app.services import listing, search
from app.services.relationships import DerivedTable

MOST = 6


def palette_contacts(
    snapshot: Any, derived: DerivedTable, text: str
) -> tuple[str, tuple[ContactSummary, ...]]:
    """The first people who fit, with the words that were asked for."""
    if not text:
        return text, ()
    ids = search.find(snapshot, search.parse(snapshot, text), derived)[:MOST]
    known = listing.summaries(snapshot, ids)
    return text, tuple(known[i] for i in ids if i in known)


def all_contacts(snapshot: Any) -> tuple[ContactId, ...]:
    """Everyone in the book, for what is done with all."""
    return tuple(listing.summaries(snapshot))

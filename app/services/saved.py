"""Searches kept under a name: lists that are always up to date."""

from __future__ import annotations

from app.changes import command
from app.domain.saved import SavedSearch
from app.errors import UserInputError
from app.i18n import N_
from app.services import search
from app.store import entities
from app.store.database import Snapshot, Transaction


def saved_searches(snapshot: Snapshot) -> tuple[SavedSearch, ...]:
    """All saved searches by name."""
    return tuple(sorted(entities.select(snapshot, SavedSearch), key=lambda saved: saved.name))


@command(N_("Save a search"))
def save_search(tx: Transaction, name: str, query: str) -> SavedSearch:
    """Keep a search under a name; one of that name is replaced.

    Raises:
        UserInputError: the name is blank, or the search asks for what there is not.
    """
    if not name.strip():
        raise UserInputError(N_("A saved search needs a name."))
    search.parse(tx, query)
    known = [s for s in entities.select(tx, SavedSearch) if s.name == name.strip()]
    saved = SavedSearch(name.strip(), query.strip(), known[0].id if known else None)
    if known:
        entities.replace(tx, saved)
        return saved
    return SavedSearch(saved.name, saved.query, entities.add(tx, saved))


@command(N_("Delete a saved search"))
def drop_search(tx: Transaction, saved_id: int) -> None:
    """Forget a saved search; the contacts that it finds stay."""
    entities.remove(tx, SavedSearch, saved_id)

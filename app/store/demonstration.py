"""What of a card book is the demonstration: all rows up to a mark, and nothing after it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.domain.ids import ContactId, ScanId
from app.store import cards, contacts, preferences, tables
from app.store.database import Snapshot, Transaction

_KEY = "demonstration"
_LOOSE: tuple[type[tables.Table], ...] = (
    tables.Need,
    tables.OfferTold,
    tables.Goal,
    tables.Budget,
    tables.Nuisance,
    tables.Decision,
)
"""What belongs to no contact or event, or would be seen without it."""


def mark(tx: Transaction) -> None:
    """Remember that everything in the book until now is the demonstration."""
    newest = {name: tx.last_id(name) for name in tables.BY_NAME}
    preferences.save_setting(tx, _KEY, json.dumps(newest))


def is_marked(snapshot: Snapshot) -> bool:
    """Whether the book holds the demonstration."""
    return preferences.text_of(snapshot, _KEY) is not None


def put_away(tx: Transaction) -> None:
    """Put people, cards, events and offers of the demonstration into the trash.

    What is loose is deleted.
    What was added to the book since stays. Without a mark nothing happens.
    """
    text = preferences.text_of(tx, _KEY)
    if text is None:
        return
    until: Mapping[str, int] = json.loads(text)
    for contact_id in _live(tables.Contact, until):
        contacts.set_deleted(tx, ContactId(contact_id), tx.now)
    for scan_id in _live(tables.CardScan, until):
        cards.discard_scan(tx, ScanId(scan_id), tx.now)
    for table in (tables.Event, tables.Offer):
        for row_id in _live(table, until):
            tx.update(table, row_id, deleted_at=tx.now)
    for table in _LOOSE:
        for row in table.select(table.id).where(table.id <= until[table._meta.table_name]):
            tx.delete(table, row.id)
    preferences.forget(tx, _KEY)


def _live(table: type[tables.Table], until: Mapping[str, int]) -> list[int]:
    mine = table.id <= until[table._meta.table_name]
    return [row.id for row in table.select(table.id).where(mine & table.deleted_at.is_null())]

"""What a transaction touches: for the list of changes, and for the search index to follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from app.changes import ALL_ABOVE, Changes

Row = dict[str, Any]
"""A row's columns as they are stored."""

_OWNERS = {
    "contact_id": "contact",
    "person": "contact",
    "introducer": "contact",
    "other": "contact",
    "introduced_by": "contact",
    "recommended_by": "contact",
    "event_id": "event",
    "company_id": "company",
    "scan_id": "card_scan",
}
"""Columns that name the thing a row belongs to."""

_INDEXED = frozenset({"contact", "company", "event"})
"""Kinds of which each changed row must be known, however many: the search index needs them.

A contact changes with all that belongs to it. Companies and events count only when their own row
changes: what ties somebody to them belongs to that contact.
"""


def touched(
    table: str, row_id: int, before: Row | None, after: Row | None
) -> Iterator[tuple[str, int]]:
    """The changed row itself and the things it belongs or belonged to, as (kind, id)."""
    yield table, row_id
    for row in (before, after):
        for column, kind in _OWNERS.items():
            owner = row.get(column) if row else None
            if owner is not None:
                yield kind, owner


class Touched:
    """The rows that were written so far, with the things that they belong to."""

    def __init__(self) -> None:
        self._ids: dict[str, set[int]] = {}
        self._unindexed: dict[str, set[int]] = {kind: set() for kind in _INDEXED}

    def changes(self) -> Changes:
        """What was written so far."""
        return Changes.of_sets(self._ids)

    def take_unindexed(self, kind: str) -> set[int]:
        """The ids of all contacts, companies or events that changed since the last call."""
        taken = self._unindexed[kind]
        self._unindexed[kind] = set()
        return taken

    def add(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        """Note one row, as it was and as it is."""
        for kind, owner in touched(table, row_id, before, after):
            self.add_all(kind, [owner])
        if table in _INDEXED and before is not None:
            self._unindexed[table].add(row_id)

    def add_owners(self, rows: Sequence[Row]) -> None:
        """Note what new rows of one table belong to."""
        for column in _OWNERS.keys() & set(rows[0]):
            self.add_all(_OWNERS[column], {row[column] for row in rows} - {None})

    def add_all(self, kind: str, new: Collection[int]) -> None:
        """Note ids of one kind."""
        ids = self._ids.setdefault(kind, set())
        if len(ids) <= ALL_ABOVE:
            ids.update(new)
        if kind == "contact":
            self._unindexed[kind].update(new)

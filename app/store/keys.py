"""Stored keys under which spellings meet: made anew when the way of folding has changed.

A key is no fact but follows from a name. So the journal does not note its renewal, and rows that
the journal holds get the key of today when they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.company import name_key
from app.domain.text import fold
from app.store.database import Transaction, connection_of
from app.store.touched import Row

FOLDING = 1
"""Raised whenever a name gets another key than before, by whatever rule; a test holds the keys."""

_KEYS: Mapping[str, Callable[[str], str]] = {"company": name_key, "tag": fold}
"""How the column `name_key` of a table follows from its `name`."""


def renew(tx: Transaction) -> tuple[int, ...]:
    """Give every stored name the key of today; answers the companies that had another.

    Where two tags meet under one key, the second keeps its old one.
    """
    connection = connection_of(tx)
    renewed: dict[str, tuple[int, ...]] = {}
    for table, key in _KEYS.items():
        stored = connection.execute(f"SELECT id, name, name_key FROM {table}").fetchall()
        changed = [(key(name), row) for row, name, old in stored if key(name) != old]
        connection.executemany(f"UPDATE OR IGNORE {table} SET name_key = ? WHERE id = ?", changed)
        renewed[table] = tuple(row for _, row in changed)
    return renewed["company"]


def with_key_of_today(table: str, row: Row) -> Row:
    """A row as it was, under the key that its name has today."""
    key = _KEYS.get(table)
    return row if key is None else {**row, "name_key": key(row["name"])}

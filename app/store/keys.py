"""Stored keys under which spellings meet: made anew when the way of folding has changed.

A key is no fact but follows from a name. So the journal does not note its renewal, and rows that
the journal holds get the key of today when they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.domain.company import name_key
from app.domain.contact import MethodKind
from app.domain.ids import ContactId
from app.domain.text import fold
from app.store.database import Transaction, connection_of
from app.store.touched import Row

FOLDING = 1
"""Raised whenever a name gets another key than before, by whatever rule; a test holds the keys."""

METHODS = 1
"""Raised whenever a mail address, number or link gets another key; a test holds some."""

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


def renew_methods(tx: Transaction, ids: Sequence[ContactId]) -> None:
    """Give mail addresses, numbers and links of some people the key of today."""
    from app.domain.typed import contact_method  # with the plans of all countries' numbers

    connection = connection_of(tx)
    among = ", ".join(str(int(contact_id)) for contact_id in ids)
    stored = connection.execute(
        f"SELECT id, kind, value, normalised FROM contact_method WHERE contact_id IN ({among})"
    ).fetchall()
    keys = (
        (contact_method(MethodKind(kind), value).normalised, row) for row, kind, value, _ in stored
    )
    changed = [(key, row) for (key, row), old in zip(keys, stored, strict=True) if key != old[3]]
    connection.executemany("UPDATE contact_method SET normalised = ? WHERE id = ?", changed)


def with_key_of_today(table: str, row: Row) -> Row:
    """A row as it was, under the key that it has today."""
    if table == "contact_method":
        from app.domain.typed import contact_method

        method = contact_method(MethodKind(row["kind"]), row["value"])
        return {**row, "normalised": method.normalised}
    key = _KEYS.get(table)
    return row if key is None else {**row, "name_key": key(row["name"])}

"""The two ways into a card book: Snapshot reads, Transaction writes and notes each change."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from app.changes import Changes, Origin
from app.store import tables
from app.store.touched import Row, Touched

_BULKY = frozenset({"reading"})
"""Tables whose rows the journal notes by id only: they are never undone."""

_NOTE = "INSERT INTO change (step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)"

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode

_PLAIN = (str, int, bool)


class Snapshot:
    """One consistent view of the data; whoever holds it may use the store's queries.

    Attributes:
        now: the time that it is.
        opened: when it was asked for, by the monotonic clock: what was committed before is in it.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.opened = time.monotonic()


def connection_of(_: Snapshot) -> sqlite3.Connection:
    """The SQLite connection of an open snapshot, for queries that need no models."""
    connection: sqlite3.Connection = tables.Contact._meta.database.connection()
    return connection


class Transaction(Snapshot):
    """An open write transaction; its three methods note every row before and after."""

    def __init__(
        self, database: SqliteDatabase, now: datetime, label: str, origin: Origin, process: str
    ) -> None:
        super().__init__(now)
        self._database = database
        self._step = {"at": now, "label": label, "origin": origin, "process": process}
        self._step_id: int | None = None
        self._touched = Touched()
        self._references = _references(database)

    @property
    def step_id(self) -> int | None:
        """The journal step of this transaction; None as long as nothing was written."""
        return self._step_id

    @property
    def changes(self) -> Changes:
        """What was written so far."""
        return self._touched.changes()

    def take_unindexed(self, kind: str) -> set[int]:
        """The ids of all contacts, companies or events that changed since the last call."""
        return self._touched.take_unindexed(kind)

    def insert(self, table: type[tables.Table], **values: Any) -> int:
        """Add a row and return its id."""
        row = self._insert(table, values)
        self._note(_name(table), row["id"], None, row)
        row_id: int = row["id"]
        return row_id

    def insert_all(self, table: type[tables.Table], rows: Sequence[Row]) -> list[int]:
        """Add rows that name the same columns in one order, fast, and return their ids."""
        if not rows:
            return []
        first = self.last_id(_name(table)) + 1
        ids = list(range(first, first + len(rows)))
        columns = ("id", *rows[0])
        stored = ((i, *_stored(table, row)) for i, row in zip(ids, rows, strict=True))
        self._add(_name(table), columns, stored, first)
        self._touched.add_owners(rows)
        return ids

    def put_all(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Fill an empty table with rows as they are stored, their ids with them."""
        self._add(table, columns, rows, 1)

    def _add(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], first: int
    ) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        self._database.connection().executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", rows
        )
        self._note_added(table, first)
        added = self._database.execute_sql(f"SELECT id FROM {table} WHERE id >= ?", (first,))
        self._touched.add_all(table, [row_id for (row_id,) in added])

    def update(self, table: type[tables.Table], row_id: int, **values: Any) -> None:
        """Change columns of a row; a change to what is there already is none."""
        before = self._raw(_name(table), row_id)
        fields = table._meta.fields
        sets = ", ".join(f'"{name}" = ?' for name in values)
        stored = [fields[name].db_value(value) for name, value in values.items()]
        self._database.execute_sql(
            f"UPDATE {_name(table)} SET {sets} WHERE id = ?", (*stored, row_id)
        )
        self._note(_name(table), row_id, before, self._raw(_name(table), row_id))

    def delete(self, table: type[tables.Table], row_id: int) -> None:
        """Remove a row; rows that point to it are removed or unlinked first, as declared."""
        self.put(_name(table), row_id, None)

    def put(self, table: str, row_id: int, row: Row | None, *, releases: bool = True) -> None:
        """Make a row what a journal entry says it was: gone, or with exactly these columns.

        Args:
            table: its name.
            row_id: the row's.
            row: None for a row that is to be gone.
            releases: whether rows that point to one that goes are removed or unlinked with it;
                else `release` has to follow.
        """
        before = self._raw(table, row_id)
        if row is None:
            if releases:
                self.release(table, row_id)
            self._database.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        elif before is None:
            columns = ", ".join(f'"{c}"' for c in row)
            marks = ", ".join("?" * len(row))
            self._database.execute_sql(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
            )
        else:
            sets = ", ".join(f'"{c}" = ?' for c in row)
            self._database.execute_sql(
                f"UPDATE {table} SET {sets} WHERE id = ?", (*row.values(), row_id)
            )
        self._note(table, row_id, before, row)

    def raw(self, table: str, row_id: int) -> Row | None:
        """A row's columns as they are stored, or None."""
        return self._raw(table, row_id)

    def defer_foreign_keys(self) -> None:
        """Check references at commit only: an undo puts rows back one by one."""
        self._database.execute_sql("PRAGMA defer_foreign_keys = ON")

    def release(self, table: str, row_id: int) -> None:
        """Remove or unlink the rows that point to a row, as declared."""
        for child, column, action in self._references.get(table, ()):
            rows = self._database.execute_sql(
                f'SELECT * FROM {child} WHERE "{column}" = ?', (row_id,)
            )
            for row in _as_dicts(rows):
                gone = action == "CASCADE"
                self.put(child, row["id"], None if gone else {**row, column: None})

    def _insert(self, table: type[tables.Table], values: Row) -> Row:
        """The row as stored. Written without Peewee, which takes ten times as long for a row."""
        fields = table._meta.fields
        columns = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        rows = self._database.execute_sql(
            f"INSERT INTO {_name(table)} ({columns}) VALUES ({marks}) RETURNING *",
            tuple(fields[name].db_value(value) for name, value in values.items()),
        )
        return next(_as_dicts(rows))

    def _raw(self, table: str, row_id: int) -> Row | None:
        rows = self._database.execute_sql(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
        return next(_as_dicts(rows), None)

    def _note(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        if before == after:
            return
        brief = table in _BULKY
        note = (
            self._open_step(),
            table,
            row_id,
            None if brief else _as_json(before),
            None if brief else _as_json(after),
        )
        self._database.execute_sql(_NOTE, note)
        self._touched.add(table, row_id, before, after)

    def _note_added(self, table: str, first: int) -> None:
        """Note all rows from this id on as new. SQLite makes the notes, ten times as fast.

        It writes other digits of a fraction than we do, so rows with fractions are noted by us.
        """
        columns = list(self._database.execute_sql(f"PRAGMA table_info({table})"))
        step = self._open_step()
        if any(kind == "REAL" for _, _, kind, *_ in columns):
            added = self._database.execute_sql(f"SELECT * FROM {table} WHERE id >= ?", (first,))
            for row in _as_dicts(added):
                self._note(table, row["id"], None, row)
            return
        pairs = ", ".join(f"'{name}', \"{name}\"" for _, name, *_ in columns)
        self._database.execute_sql(
            "INSERT INTO change (step_id, table_name, row_id, before, after)"
            f" SELECT ?, ?, id, NULL, json_object({pairs}) FROM {table} WHERE id >= ?",
            (step, table, first),
        )

    def last_id(self, table: str) -> int:
        """The newest id that a table ever gave; 0 for none. No id is given twice."""
        row = self._database.execute_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return int(row[0]) if row else 0

    def _open_step(self) -> int:
        if self._step_id is None:
            self._step_id = tables.Step.insert(**self._step).execute()
        return self._step_id


def _name(table: type[tables.Table]) -> str:
    name: str = table._meta.table_name
    return name


def _stored(table: type[tables.Table], row: Row) -> list[Any]:
    """The values of a row as SQLite takes them; most are that already."""
    fields = table._meta.fields
    return [
        value if type(value) in _PLAIN else fields[column].db_value(value)
        for column, value in row.items()
    ]


def _references(database: SqliteDatabase) -> dict[str, list[tuple[str, str, str]]]:
    """For each table: (child table, its column, on delete) of every reference to it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for child in tables.BY_NAME:
        for row in database.execute_sql(f"PRAGMA foreign_key_list({child})"):
            found.setdefault(row[2], []).append((child, row[3], row[6]))
    return found


def _as_dicts(cursor: Any) -> Iterator[Row]:
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        yield dict(zip(names, values, strict=True))


def _as_json(row: Row | None) -> str | None:
    return None if row is None else _ENCODE(row)

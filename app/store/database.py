"""Opening a card book's SQLite file, and the two ways in: Snapshot and Transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from app.changes import Changes, Origin
from app.errors import DataError
from app.i18n import N_
from app.store import tables
from app.store.errors import surroundings
from app.store.migrations import prepare

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",  # with NORMAL a power cut can take back an acknowledged commit
    "foreign_keys": 1,
    "secure_delete": 1,
}
BUSY_SECONDS = 30
"""How long to wait for another process: a large import is one transaction."""

_OWNERS = {
    "contact_id": "contact",
    "person": "contact",
    "introducer": "contact",
    "other": "contact",
    "event_id": "event",
    "company_id": "company",
    "scan_id": "card_scan",
}
"""Columns that name the thing a row belongs to."""

_BULKY = frozenset({"reading"})
"""Tables whose rows the journal notes by id only: they are never undone."""

_NOTE = "INSERT INTO change (step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)"

Row = dict[str, Any]


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


class Snapshot:
    """One consistent view of the data; whoever holds it may use the store's queries."""

    def __init__(self, now: datetime) -> None:
        self.now = now


class Transaction(Snapshot):
    """An open write transaction; its three methods note every row before and after."""

    def __init__(
        self, database: SqliteDatabase, now: datetime, label: str, origin: Origin, process: str
    ) -> None:
        super().__init__(now)
        self._database = database
        self._step = {"at": now, "label": label, "origin": origin, "process": process}
        self._step_id: int | None = None
        self._touched: list[tuple[str, int]] = []
        self._references = _references(database)

    @property
    def step_id(self) -> int | None:
        """The journal step of this transaction; None as long as nothing was written."""
        return self._step_id

    @property
    def changes(self) -> Changes:
        """What was written so far."""
        return Changes.of(self._touched)

    def insert(self, table: type[tables.Table], **values: Any) -> int:
        """Add a row and return its id."""
        row = self._insert(table, values)
        self._note(_name(table), row["id"], None, row)
        row_id: int = row["id"]
        return row_id

    def update(self, table: type[tables.Table], row_id: int, **values: Any) -> None:
        """Change columns of a row; a change to what is there already is none."""
        before = self._raw(_name(table), row_id)
        table.update(**values).where(table.id == row_id).execute()
        self._note(_name(table), row_id, before, self._raw(_name(table), row_id))

    def delete(self, table: type[tables.Table], row_id: int) -> None:
        """Remove a row; rows that point to it are removed or unlinked first, as declared."""
        self.put(_name(table), row_id, None)

    def put(self, table: str, row_id: int, row: Row | None) -> None:
        """Make a row what a journal entry says it was: gone, or with exactly these columns."""
        before = self._raw(table, row_id)
        if row is None:
            self._release(table, row_id)
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

    def _release(self, table: str, row_id: int) -> None:
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
        self._touched.extend(touched(table, row_id, before, after))

    def _open_step(self) -> int:
        if self._step_id is None:
            self._step_id = tables.Step.insert(**self._step).execute()
        return self._step_id


class Database:
    """The SQLite file of one card book; a connection a thread, made when first needed."""

    def __init__(self, path: Path, backup_folder: Path) -> None:
        self.path = path
        with surroundings(path):
            prepare(path, backup_folder, BUSY_SECONDS)
            self._database = SqliteDatabase(str(path), pragmas=PRAGMAS, timeout=BUSY_SECONDS)
            self._database.bind(tables.ALL)
            self._database.connect()
        self._identity = _identity(path)

    @contextmanager
    def snapshot(self, now: datetime) -> Iterator[Snapshot]:
        """A view of the data in which nothing can be written."""
        self._see_whether_it_is_there()
        with surroundings(self.path):
            self._database.execute_sql("PRAGMA query_only = ON")
            try:
                with self._database.atomic():
                    yield Snapshot(now)
            finally:
                self._database.execute_sql("PRAGMA query_only = OFF")

    @contextmanager
    def transaction(
        self, now: datetime, *, label: str, origin: Origin, process: str
    ) -> Iterator[Transaction]:
        """A write transaction: committed at the end, rolled back on any error."""
        self._see_whether_it_is_there()
        with surroundings(self.path), self._database.atomic("IMMEDIATE"):
            yield Transaction(self._database, now, label, origin, process)

    def _see_whether_it_is_there(self) -> None:
        """SQLite would go on writing to a file that was deleted or replaced, and all be lost."""
        if _identity(self.path) != self._identity:
            raise DataError(
                N_(
                    "The card book {path} is gone, or another one lies in its place. Nothing was "
                    "changed. Bring its folder or disk back, or start Enishi anew."
                ),
                path=self.path,
            )

    def disconnect(self) -> None:
        """Close the connection of the calling thread; the next use opens a new one."""
        self._database.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file, which stay as long as it is the same; None: not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _name(table: type[tables.Table]) -> str:
    name: str = table._meta.table_name
    return name


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
    return None if row is None else json.dumps(row, ensure_ascii=False)

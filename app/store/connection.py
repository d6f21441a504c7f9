"""Opening a card book's SQLite file: a connection a thread, snapshots and transactions on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from peewee import SqliteDatabase

from app.changes import Origin
from app.errors import DataError
from app.i18n import N_
from app.store import tables
from app.store.database import Snapshot, Transaction
from app.store.errors import surroundings
from app.store.opening import BUSY_SECONDS

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",  # with NORMAL a power cut can take back an acknowledged commit
    "foreign_keys": 1,
    "secure_delete": 1,
}


class Database:
    """The SQLite file of one card book that was opened; a connection a thread, made when needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with surroundings(path):
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

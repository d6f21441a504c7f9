"""Very many numbers, to ask whether one came before, without keeping them in memory."""

from __future__ import annotations

import sqlite3


class Digests:
    """A set of 64-bit numbers in a nameless file of SQLite's that is gone when it is closed.

    SQLite keeps the newest pages in memory and writes the others out once they are many.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE seen (digest INTEGER PRIMARY KEY) WITHOUT ROWID")

    def add(self, digest: int) -> bool:
        """Keep a number; False if it was there before."""
        added = self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,))
        return added.rowcount > 0

    def close(self) -> None:
        """Forget all."""
        self._database.close()

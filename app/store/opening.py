"""The first look at a card book: whose file it is, and short questions, by SQLite alone.

Peewee, the tables and the domain take longer to load than a window takes to appear. What its
first page needs is asked here; whatever follows goes through snapshots and transactions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.store.errors import surroundings
from app.store.migrations import prepare

BUSY_SECONDS = 30
"""How long to wait for another process: a large import is one transaction."""


class Look(NamedTuple):
    """One consistent view of the data for short questions, and the time that it is."""

    connection: sqlite3.Connection
    now: datetime


def open_file(path: Path, backups: Path) -> None:
    """Make sure that the file is a card book of the present schema; see `prepare`."""
    with surroundings(path):
        prepare(path, backups, BUSY_SECONDS)


@contextmanager
def look(path: Path, now: datetime) -> Iterator[Look]:
    """Open a view in which nothing can be written."""
    connect = sqlite3.connect
    with surroundings(path), closing(connect(path, BUSY_SECONDS, isolation_level=None)) as opened:
        opened.execute("PRAGMA query_only = ON")
        opened.execute("BEGIN")
        yield Look(opened, now)

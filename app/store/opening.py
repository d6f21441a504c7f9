"""The first look at a card book: whose file it is, and short questions, by SQLite alone.

Peewee, the tables and the domain take longer to load than a window takes to appear. What its
first page needs is asked here; whatever follows goes through snapshots and transactions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.store.errors import surroundings
from app.store.migrations import prepare

_T = TypeVar("_T")

BUSY_SECONDS = 30
"""How long to wait for another process: a large import is one transaction."""

Glance = Callable[[sqlite3.Connection, datetime], _T]
"""A question that takes a plain connection, and the time that it is."""


def open_file(path: Path, backups: Path) -> None:
    """Make sure that the file is a card book of the present schema; see `prepare`."""
    with surroundings(path):
        prepare(path, backups, BUSY_SECONDS)


def glance(path: Path, question: Glance[_T], now: datetime) -> _T:
    """Ask a question of one consistent view, in which nothing can be written."""
    connect = sqlite3.connect
    with surroundings(path), closing(connect(path, BUSY_SECONDS, isolation_level=None)) as opened:
        opened.execute("PRAGMA query_only = ON")
        opened.execute("BEGIN")
        return question(opened, now)

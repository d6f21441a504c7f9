"""What SQLite says went wrong, as one of our four families."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import DataError, EnishiError, SetupError
from app.i18n import N_
from app.store.backup import newest_backup
from app.store.folders import BACKUPS

_WHAT_IT_MEANS: tuple[tuple[frozenset[int], type[EnishiError], str], ...] = (
    (
        frozenset({sqlite3.SQLITE_FULL}),
        SetupError,
        N_(
            "The disk is full: {path}. What was saved before is safe. "
            "Free some space, then try again."
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}),
        DataError,
        N_(
            "Another program is writing to the card book {path}. "
            "Nothing was changed. Wait for it to finish, then try again."
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}),
        DataError,
        N_(
            "The card book {path} is damaged. It was left as it is. "
            "Restore the newest backup with: enishi restore {backup}"
        ),
    ),
    (
        frozenset({sqlite3.SQLITE_IOERR}),
        DataError,
        N_(
            "The disk failed while the card book {path} was read or written. What was saved "
            "before is safe. See whether the disk is full or was taken away, then try again."
        ),
    ),
    (
        frozenset(
            {
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_READONLY,
                sqlite3.SQLITE_PERM,
                sqlite3.SQLITE_AUTH,
            }
        ),
        DataError,
        N_(
            "The card book {path} cannot be opened or written. Nothing was changed. "
            "See whether the folder exists and is yours to write."
        ),
    ),
)
"""SQLite's primary result codes, the family of ours that they belong to, and what to do."""


@contextmanager
def surroundings(path: Path) -> Iterator[None]:
    """Turn failures of the surroundings into our errors; bugs of ours pass unchanged."""
    try:
        yield
    except Exception as error:
        known = _as_ours(error, path) if isinstance(error, _of_the_database()) else None
        if known is None:
            raise
        raise known from error


def _of_the_database() -> tuple[type[Exception], ...]:
    """SQLite's errors, and Peewee's once it is loaded: a start does without it."""
    peewee = sys.modules.get("peewee")
    return (sqlite3.Error,) if peewee is None else (sqlite3.Error, peewee.PeeweeException)


def _as_ours(error: BaseException, path: Path) -> EnishiError | None:
    code = _primary_code(error)
    for codes, family, text in _WHAT_IT_MEANS:
        if code in codes:
            backup = newest_backup(path.parent / BACKUPS) if "{backup}" in text else None
            return family(text, path=path, backup=backup or "FILE")
    return None


def _primary_code(error: BaseException | None) -> int | None:
    """SQLite's primary result code: the low byte of the extended one, from the first cause.

    On a full disk SQLite may roll back by itself, so that rolling back fails in turn: what says
    no more than that something is wrong is passed over for what was wrong before.
    """
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(code, int) and code & 0xFF != sqlite3.SQLITE_ERROR:
            return code & 0xFF
        error = error.__cause__ or error.__context__
    return None

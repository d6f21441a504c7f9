"""Copies of the database: made online, verified, thinned out with age."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from app.errors import DataError, SetupError, reason_of
from app.i18n import N_

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many daily, weekly and monthly copies are kept."""


def copy_database(source: Path, target: Path, *, part_of: Path | None = None) -> None:
    """Write a verified copy of an open or closed database to `target`, whole or not at all.

    Args:
        source: the database.
        target: the copy.
        part_of: the file that the copy is made for, which errors name instead of it.

    Raises:
        SetupError: the copy cannot be written.
        DataError: the source is damaged.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(part)) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verify(copy, source)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        if _is_damage(error):
            raise
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=part_of or target,
            reason=reason_of(error) if isinstance(error, OSError) else error,
        ) from error


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def verify(connection: sqlite3.Connection, path: Path) -> None:
    """DataError if the database is damaged; `path` is where it came from."""
    answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise DataError(
            N_("{path} is damaged and was left as it is. What SQLite says: {answer}"),
            path=path,
            answer=answer,
        )


def daily_backup(database: Path, folder: Path, today: date) -> Path | None:
    """Make today's copy if there is none yet, and thin out the old ones; None: it was there."""
    target = folder / f"{today.isoformat()}.db"
    if target.exists():
        return None
    copy_database(database, target)
    for old in _superfluous([p for p in folder.glob("????-??-??.db")], today):
        old.unlink()
    return target


def newest_backup(folder: Path) -> Path | None:
    """The newest daily copy, if there is one."""
    return max(folder.glob("????-??-??.db"), default=None)


def _superfluous(files: list[Path], today: date) -> list[Path]:
    """Copies that are neither among the daily, nor first of a kept week or month."""
    kept: set[Path] = set()
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    for path in sorted(files, reverse=True):
        day = date.fromisoformat(path.stem)
        week, month = day.isocalendar()[:2], (day.year, day.month)
        is_daily = day > today - timedelta(days=DAYS)
        if is_daily or (week not in weeks and len(weeks) < WEEKS):
            kept.add(path)
        if month not in months and len(months) < MONTHS:
            kept.add(path)
        weeks.add(week)
        months.add(month)
    return [path for path in files if path not in kept]

"""Numbered, frozen steps from an empty file to the schema in use."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from app.errors import DataError
from app.i18n import N_
from app.store.backup import copy_database, newest_backup
from app.store.schema import VERSION_1
from app.store.schema_2 import VERSION_2
from app.store.schema_4 import VERSION_4
from app.store.schema_5 import VERSION_5
from app.store.schema_6 import VERSION_6
from app.store.schema_7 import VERSION_7

APPLICATION_ID = 0x456E6973
"""`PRAGMA application_id` of a card book: "Enis" in ASCII."""

Migration = str | Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[tuple[int, Migration], ...] = (
    (1, VERSION_1),
    (2, VERSION_2),
    # An import asks for each person's name whether it is there already.
    (3, "CREATE INDEX contact_by_name ON contact (printed);"),
    (4, VERSION_4),
    (5, VERSION_5),
    (6, VERSION_6),
    (7, VERSION_7),
)
"""Each schema version with the SQL, or the function on a plain connection, that leads to it."""

CURRENT = MIGRATIONS[-1][0]


def prepare(
    path: Path,
    backups: Path,
    busy_seconds: float = 5,
    migrations: tuple[tuple[int, Migration], ...] = MIGRATIONS,
) -> None:
    """Check whose file it is and bring it to the newest schema, after a copy into `backups`.

    Raises:
        DataError: as `check_identity`; or the file is damaged, or got lost.
    """
    newest = migrations[-1][0]
    _refuse_to_begin_anew(path, backups)
    with closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as connection:
        version = check_identity(connection, path, newest)
        if version == newest:
            return
        if version > 0:
            copy_database(path, backups / f"format-{version}-before-{newest}.db")
        migrate(connection, migrations)


def _refuse_to_begin_anew(path: Path, backups: Path) -> None:
    """An empty book in the place of one that got lost would look as if all were gone."""
    backup = newest_backup(backups)
    if backup is not None and not (path.exists() and path.stat().st_size):
        raise DataError(
            N_(
                "The card book {path} is missing or empty. Nothing was changed. "
                "Bring it back, or restore the newest backup with: enishi restore {backup}"
            ),
            path=path,
            backup=backup,
        )


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of a file; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def check_identity(connection: sqlite3.Connection, path: Path, newest: int = CURRENT) -> int:
    """The schema version of a card book.

    Raises:
        DataError: the file belongs to another program, or to a newer version of this one.
    """
    # At one moment: another process may be writing the first schema just now.
    connection.execute("BEGIN")
    try:
        is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        version = version_of(connection)
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    finally:
        connection.execute("ROLLBACK")
    if application != APPLICATION_ID and not (is_empty and application == 0):
        raise DataError(
            N_("{path} is not a card book of Enishi. It was left as it is. Choose another folder."),
            path=path,
        )
    if version > newest:
        raise DataError(
            N_(
                "The card book {path} was made by a newer Enishi (format {version}, this program "
                "knows {known}). It was left as it is. Install the newer version to open it."
            ),
            path=path,
            version=version,
            known=newest,
        )
    return version


def migrate(
    connection: sqlite3.Connection,
    migrations: tuple[tuple[int, Migration], ...] = MIGRATIONS,
) -> None:
    """Apply what is missing, each step in its own transaction; all or nothing of a step.

    Args:
        connection: in autocommit mode (`isolation_level=None`), with foreign keys off.
        migrations: the steps in order.
    """
    for number, migration in migrations:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Looked up inside the transaction: another process may have migrated meanwhile.
            if number > version_of(connection):
                _apply(connection, migration)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise DataError(N_("The card book holds references that lead nowhere: {rows}"), rows=broken)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    if callable(migration):
        migration(connection)
        return
    for statement in _statements(migration):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the open transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""

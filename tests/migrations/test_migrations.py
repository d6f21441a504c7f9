"""From any released format to the one in use, with all data, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.store.migrations import CURRENT, MIGRATIONS, migrate, prepare, version_of
from tests.doubles.clock import FixedClock


def open_plain(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def schema(path: Path) -> set[tuple[str, str]]:
    with open_plain(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return set(rows.fetchall())


def test_each_step_leads_to_the_schema_of_a_fresh_book(tmp_path: Path, clock: FixedClock) -> None:
    fresh = CardBook(tmp_path / "fresh", clock)
    fresh.disconnect()
    upgraded = tmp_path / "upgraded.db"
    for number, _ in MIGRATIONS:
        with open_plain(upgraded) as connection:
            migrate(connection, MIGRATIONS[:number])
            assert version_of(connection) == number
    assert schema(upgraded) == schema(fresh.folders.database)


def test_a_step_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "cards.db"

    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half_done (x)")
        raise RuntimeError("power cut")

    with open_plain(path) as connection:
        migrate(connection)
        before = schema(path)
        with pytest.raises(RuntimeError):
            migrate(connection, (*MIGRATIONS, (CURRENT + 1, breaks)))
        assert version_of(connection) == CURRENT
    assert schema(path) == before


def test_an_older_book_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    path, backups = tmp_path / "cards.db", tmp_path / "backups"
    prepare(path, backups)
    assert not backups.exists()
    old = schema(path)
    prepare(path, backups, migrations=(*MIGRATIONS, (CURRENT + 1, "CREATE TABLE later (x);")))
    assert schema(path) != old
    (copy,) = backups.iterdir()
    assert schema(copy) == old

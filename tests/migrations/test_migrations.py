"""From any released format to the one in use, with all data, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.services import known
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


def test_what_a_first_book_holds_is_known_of_its_companies(
    tmp_path: Path, clock: FixedClock
) -> None:
    book = CardBook(tmp_path / "book", clock)
    book.disconnect()
    book.folders.database.unlink()
    with open_plain(book.folders.database) as connection:
        migrate(connection, MIGRATIONS[:1])
        connection.executescript(FIRST_BOOK)
    opened = CardBook(tmp_path / "book", clock)
    (found,) = opened.ask(known.known_companies)
    assert [(f.value, f.cards) for f in found.names] == [("株式会社あおば地所", 1)]
    assert [(f.value, f.cards) for f in found.domains] == [("aoba.example.co.jp", 1)]
    opened.disconnect()


FIRST_BOOK = """
INSERT INTO company (name, name_key) VALUES ('株式会社あおば地所', 'あおば地所');
INSERT INTO contact (uid, printed, source, created_at, updated_at) VALUES
    ('1', '田中 一郎', 'hand', '2026-11-24T00:00:00+00:00', '2026-11-24T00:00:00+00:00');
INSERT INTO affiliation (contact_id, company_id, company_printed, is_primary)
    VALUES (1, 1, '株式会社あおば地所', 1);
INSERT INTO contact_method (contact_id, kind, value, normalised)
    VALUES (1, 'email', 'tanaka@aoba.example.co.jp', 'tanaka@aoba.example.co.jp');
"""

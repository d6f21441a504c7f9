"""What holds for the file itself: identity, safety, backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.errors import DataError
from app.services.contacts import add_contact
from app.store import contacts, tables
from app.store.backup import daily_backup, newest_backup
from app.store.database import Snapshot
from tests.doubles.clock import FixedClock
from tests.doubles.people import person
from tests.doubles.program import enishi


def connect(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path))


def test_models_and_schema_agree(book: CardBook) -> None:
    with connect(book.folders.database) as connection:
        for name, table in tables.BY_NAME.items():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            assert columns == set(table._meta.columns), name


def test_a_power_cut_takes_nothing_back(book: CardBook) -> None:
    def pragmas(_: Snapshot) -> tuple[object, ...]:
        database = tables.Contact._meta.database
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return tuple(database.execute_sql(f"PRAGMA {n}").fetchone()[0] for n in names)

    assert book.ask(pragmas) == ("wal", 2, 1, 1)


def test_the_folder_is_its_owners_alone(book: CardBook) -> None:
    assert book.folders.root.stat().st_mode & 0o077 == 0


def test_a_newer_book_is_refused_untouched(tmp_path: Path, clock: FixedClock) -> None:
    book = CardBook(tmp_path, clock)
    book.disconnect()
    with connect(book.folders.database) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = book.folders.database.read_bytes()
    with pytest.raises(DataError, match="newer Enishi"):
        CardBook(tmp_path, clock)
    assert book.folders.database.read_bytes() == before


def test_another_programs_file_is_refused_untouched(tmp_path: Path, clock: FixedClock) -> None:
    with connect(tmp_path / "cards.db") as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(DataError, match="not a card book"):
        CardBook(tmp_path, clock)
    with connect(tmp_path / "cards.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "cards.db").write_bytes(b"not a database at all, but long enough" * 50)
    with pytest.raises(DataError, match="damaged"):
        CardBook(tmp_path, clock)


def test_nothing_can_be_written_in_a_snapshot(book: CardBook) -> None:
    def writes(_: Snapshot) -> None:
        tables.Tag.insert(name="x", name_key="x").execute()

    with pytest.raises(DataError):
        book.ask(writes)
    book.run(add_contact, person("田中 一郎"))


def test_the_first_start_of_a_day_makes_a_verified_copy(tmp_path: Path, clock: FixedClock) -> None:
    book = CardBook(tmp_path, clock)
    book.run(add_contact, person("田中 一郎"))
    book.disconnect()
    clock.forward(days=1)
    again = CardBook(tmp_path, clock)
    copy = newest_backup(again.folders.backups)
    assert copy is not None and copy.stem == clock().astimezone().date().isoformat()
    with connect(copy) as connection:
        assert connection.execute("SELECT printed FROM contact").fetchall() == [("田中 一郎",)]
    again.disconnect()


def test_old_copies_thin_out(tmp_path: Path, book: CardBook) -> None:
    folder = tmp_path / "copies"
    day = date(2025, 1, 1)
    for _ in range(500):
        daily_backup(book.folders.database, folder, day)
        day += timedelta(days=1)
    days = sorted(date.fromisoformat(p.stem) for p in folder.iterdir())
    last = day - timedelta(days=1)
    assert days[-7:] == [last - timedelta(days=n) for n in range(6, -1, -1)]
    assert len(days) <= 7 + 4 + 12
    assert (last - days[0]).days > 300


def test_two_processes_may_write_in_turn(book: CardBook) -> None:
    book.run(add_contact, person("田中 一郎"))
    answer = enishi(book.folders.root, "contact", "add", "--set", "name=鈴木 花子")
    assert answer.status == 0, answer.err
    book.run(add_contact, person("佐藤 健"))
    assert len(book.ask(contacts.all_ids)) == 3

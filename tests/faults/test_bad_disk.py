"""A disk that is full, read-only or gone: what was there stays, and a sentence says what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.card import ScanBatch
from app.errors import DataError, SetupError
from app.services import intake
from app.services.archive import check
from app.services.contacts import add_contact
from app.store import contacts, tables
from tests.doubles.people import person
from tests.doubles.program import ROOT, enishi, hampered

SAMPLE = ROOT / "resources" / "samples" / "photo-dark-01.jpg"
SMALL = ROOT / "resources" / "samples" / "en-01.png"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A book with one contact; its folder may be written again at the end."""
    folder = tmp_path / "book"
    book = CardBook(folder)
    book.run(add_contact, person("田中 一郎", email="i.tanaka@aoba.example.co.jp"))
    book.disconnect()
    yield folder
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def database_bytes(data: Path) -> int:
    return (data / "cards.db").stat().st_size


def assert_untouched(data: Path) -> None:
    """The book is sound, has its one contact, and nothing half-written lies about."""
    assert enishi(data, "check", "--json").json["sound"]
    assert [c["name"]["family"] for c in enishi(data, "contacts", "--json").json] == ["田中"]
    assert [p for p in data.rglob("*") if ".part" in p.name] == []


# full


def test_an_image_that_does_not_fit_is_not_taken_in(data: Path, tmp_path: Path) -> None:
    room = database_bytes(data)
    large = tmp_path / "large.jpg"
    large.write_bytes(SAMPLE.read_bytes() + bytes(room))  # a picture ends before what follows it
    answer = hampered([f"bytes={room}"], data, "scan", str(large))
    assert answer.status == 3
    assert f"{large} could not be stored" in answer.err
    assert "Free some space" in answer.err
    assert_untouched(data)
    later = enishi(data, "scan", str(large), "--engine", "ppocr")
    assert later.status == 0, later.err


def test_a_backup_that_does_not_fit_leaves_the_old_one(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    assert enishi(data, "backup", str(kept)).status == 0
    before = kept.read_bytes()
    answer = hampered([f"bytes={database_bytes(data) // 2}"], data, "backup", str(kept))
    assert (answer.status, kept.read_bytes()) == (3, before)
    assert str(kept) in answer.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["book", "kept.zip"]


def test_an_export_that_does_not_fit_leaves_the_old_one(data: Path, tmp_path: Path) -> None:
    book = CardBook(data)
    book.run(add_contact, replace(person("鈴木 花子"), note="よい話 " * 30_000))
    book.disconnect()
    target = tmp_path / "out.vcf"
    target.write_text("old")
    answer = hampered(["bytes=200000"], data, "export", str(target))
    assert (answer.status, target.read_text()) == (3, "old")
    assert str(target) in answer.err


def test_a_book_opens_without_space_for_its_daily_backup(data: Path) -> None:
    shutil.rmtree(data / "backups")
    answer = hampered([f"bytes={database_bytes(data) // 2}"], data, "contacts", "--json")
    assert answer.status == 0, answer.err
    assert "Today's backup was not made" in answer.err
    assert len(answer.json) == 1
    assert_untouched(data)


def test_a_card_is_read_though_its_flat_picture_cannot_be_kept(data: Path) -> None:
    (data / "cache").chmod(0o500)
    scan = ("scan", str(SMALL), "--engine", "ppocr", "--accept", "all", "--json")
    answer = hampered(["permissions"], data, *scan)
    assert answer.status == 0, answer.err
    assert [line["status"] for line in answer.lines] == ["accepted"]


def test_a_step_that_does_not_fit_into_the_database_is_undone(book: CardBook) -> None:
    book.run(add_contact, person("田中 一郎"))
    database = tables.Contact._meta.database
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(
        SetupError, match=r"The disk is full: .*cards\.db\. What was saved"
    ) as caught:
        for number in range(500):
            book.run(add_contact, person(f"鈴木 {number}", company=f"会社 {number}"))
    assert caught.value.exit_status == 3
    kept = len(book.ask(contacts.all_ids))
    assert kept >= 1 and check(book.folders).is_sound
    database.execute_sql(f"PRAGMA max_page_count = {pages * 10}")
    book.run(add_contact, person("佐藤 健"))
    assert len(book.ask(contacts.all_ids)) == kept + 1


# read-only


@pytest.mark.parametrize(
    "command", [["contacts"], ["contact", "add", "--set", "name=鈴木"], ["scan", str(SMALL)]]
)
def test_a_read_only_folder_is_named(data: Path, command: list[str]) -> None:
    for path in (*data.rglob("*"), data):
        path.chmod(0o500 if path.is_dir() else 0o400)
    answer = hampered(["permissions"], data, *command)
    assert answer.status == 4
    assert f"{data / 'cards.db'} cannot be opened or written" in answer.err
    data.chmod(0o700)
    for path in data.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert_untouched(data)


def test_a_folder_that_cannot_be_made_or_entered_is_named(data: Path, tmp_path: Path) -> None:
    data.chmod(0)
    closed = hampered(["permissions"], data, "contacts")
    tmp_path.chmod(0o500)
    unmade = hampered(["permissions"], tmp_path / "other", "contacts")
    tmp_path.chmod(0o700)
    (tmp_path / "file").touch()
    no_folder = enishi(tmp_path / "file", "contacts")
    assert [a.status for a in (closed, unmade, no_folder)] == [4, 4, 4]
    assert f"{data} cannot be used for the card book: access is not allowed" in closed.err
    assert f"{tmp_path / 'other'} cannot be used" in unmade.err
    assert "there is a file of that name" in no_folder.err


@pytest.mark.parametrize("command", [["export", "out.vcf"], ["backup", "out.zip"]])
def test_a_target_that_may_not_be_written_is_named(
    data: Path, tmp_path: Path, command: list[str]
) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    answer = hampered(["permissions"], data, command[0], str(shut / command[1]))
    assert answer.status == 3
    assert f"{shut / command[1]} could not be written: access is not allowed" in answer.err


def test_a_restore_beside_which_nothing_may_be_written_leaves_the_book(
    data: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.zip"
    assert enishi(data, "backup", str(kept)).status == 0
    tmp_path.chmod(0o500)
    answer = hampered(["permissions"], data, "restore", str(kept))
    tmp_path.chmod(0o700)
    assert answer.status == 3
    assert f"{kept} could not be restored: access is not allowed" in answer.err
    assert_untouched(data)


# gone


def test_nothing_is_written_to_a_book_that_vanished(book: CardBook, tmp_path: Path) -> None:
    book.run(add_contact, person("田中 一郎"))
    away = tmp_path / "away"
    book.folders.root.rename(away)
    with pytest.raises(DataError, match="is gone, or another one lies in its place"):
        book.run(add_contact, person("鈴木 花子"))
    batch = ScanBatch(book.clock())
    with pytest.raises(DataError):
        book.run(intake.start_batch, batch)
    assert not book.folders.root.exists()
    away.rename(book.folders.root)
    book.run(add_contact, person("鈴木 花子"))
    assert len(book.ask(contacts.all_ids)) == 2


def test_nothing_is_written_to_a_book_that_was_replaced(book: CardBook, tmp_path: Path) -> None:
    book.run(add_contact, person("田中 一郎"))
    kept = tmp_path / "kept.zip"
    assert enishi(book.folders.root, "backup", str(kept)).status == 0
    assert enishi(book.folders.root, "restore", str(kept)).status == 0
    with pytest.raises(DataError, match="start Enishi anew"):
        book.run(add_contact, person("鈴木 花子"))

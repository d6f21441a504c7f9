"""A card book that is damaged, lost, newer or foreign is left alone, and can be restored."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.services.contacts import add_contact
from app.services.intake import new_batch, start_batch, take_in
from tests.doubles.people import person
from tests.doubles.program import ROOT, enishi

SAMPLE = ROOT / "resources" / "samples" / "dark-01.png"
PAGE = 4096


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A book with a contact and an image, of which a backup was made."""
    folder = tmp_path / "book"
    book = CardBook(folder)
    book.run(add_contact, person("田中 一郎"))
    batch = book.run(start_batch, book.ask(new_batch)).value
    book.run(take_in, book.folders, batch, SAMPLE)
    book.disconnect()
    shutil.rmtree(folder / "backups")
    CardBook(folder).disconnect()
    yield folder


def daily_copy(data: Path) -> Path:
    (copy,) = (data / "backups").iterdir()
    assert date.fromisoformat(copy.stem)
    return copy


def overwritten(path: Path) -> None:
    """All pages but the first hold rubbish."""
    content = bytearray(path.read_bytes())
    for start in range(PAGE, len(content), PAGE):
        content[start : start + 300] = b"\xff" * 300
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 5 * PAGE])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("lose", [overwritten, cut_off, emptied, Path.unlink])
@pytest.mark.parametrize("command", [["contacts"], ["check"], ["backup", "out.zip"]])
def test_a_lost_book_is_left_alone_and_its_backup_named(
    data: Path, tmp_path: Path, lose: object, command: list[str]
) -> None:
    assert callable(lose)
    lose(data / "cards.db")
    before = (data / "cards.db").read_bytes() if (data / "cards.db").exists() else None
    answer = enishi(data, *command, cwd=tmp_path)
    assert (answer.status, answer.out) == (4, "")
    assert f"enishi restore {daily_copy(data)}" in answer.err
    after = (data / "cards.db").read_bytes() if (data / "cards.db").exists() else None
    assert after == before


@pytest.mark.parametrize("lose", [overwritten, Path.unlink])
def test_the_copy_of_the_day_brings_people_and_images_back(data: Path, lose: object) -> None:
    assert callable(lose)
    lose(data / "cards.db")
    answer = enishi(data, "restore", str(daily_copy(data)), "--json")
    assert answer.status == 0, answer.err
    assert (Path(answer.json["previous"]) / "images").is_dir()
    assert enishi(data, "check", "--json").json == {
        "sound": True,
        "images": 1,
        "files": 0,
        "problems": [],
    }
    assert [c["name"]["family"] for c in enishi(data, "contacts", "--json").json] == ["田中"]


def test_a_newer_or_foreign_book_is_left_alone(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "cards.db")) as connection:
        connection.execute("PRAGMA user_version = 999")
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    with closing(sqlite3.connect(foreign / "cards.db")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    newer, other = enishi(data, "contacts"), enishi(foreign, "contacts")
    assert (newer.status, other.status) == (4, 4)
    assert "Install the newer version" in newer.err
    assert f"{foreign / 'cards.db'} is not a card book" in other.err


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off", None])
def test_what_is_no_backup_changes_nothing(
    data: Path, tmp_path: Path, content: bytes | None
) -> None:
    source = tmp_path / "kept.zip"
    if content is not None:
        source.write_bytes(content)
    answer = enishi(data, "restore", str(source))
    assert answer.status == 2
    assert str(source) in answer.err and "The card book is untouched" in answer.err
    assert enishi(data, "check").status == 0
    assert sorted(p.name for p in tmp_path.iterdir() if p != source) == ["book"]


def test_a_damaged_backup_changes_nothing(data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    shutil.copy(daily_copy(data), bad)
    overwritten(bad)
    answer = enishi(data, "restore", str(bad))
    assert answer.status == 4
    assert f"{bad} is damaged" in answer.err
    assert enishi(data, "check").status == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.db", "book"]


def test_a_lost_image_is_named_by_check_and_backup(data: Path, tmp_path: Path) -> None:
    (image,) = (p for p in (data / "images").rglob("*") if p.is_file())
    image.unlink()
    checked = enishi(data, "check", "--json")
    assert checked.status == 4
    assert json.dumps(checked.json["problems"]).count(image.name) == 1
    backup = enishi(data, "backup", str(tmp_path / "kept.zip"))
    assert backup.status == 1
    assert f"{image} is missing" in backup.err

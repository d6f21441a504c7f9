"""Two programs on one card book: each waits for the other, and both finish."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.errors import DataError
from app.services.contacts import add_contact
from app.store import contacts, tables
from app.store.opening import BUSY_SECONDS
from tests.doubles.people import person
from tests.doubles.processes import eventually
from tests.doubles.program import ROOT, enishi, environment

EACH = 12
QUICK = ("--engine", "ppocr", "--json")
SAMPLES = ROOT / "resources" / "samples"


def started(data: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "--data", str(data), "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def many_people(path: Path, count: int) -> Path:
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:佐藤 {n}\r\nN:佐藤;{n};;;\r\n"
        f"EMAIL:sato-{n}@aoba.example.co.jp\r\nEND:VCARD\r\n"
        for n in range(count)
    )
    path.write_text("".join(cards), encoding="utf-8")
    return path


def test_a_long_import_and_short_commands_all_finish(tmp_path: Path, book: CardBook) -> None:
    people = many_people(tmp_path / "people.vcf", 400)
    with started(book.folders.root, "import", str(people)) as importing:
        for number in range(EACH):
            book.run(add_contact, person(f"鈴木 {number}"))
        added = enishi(book.folders.root, "contact", "add", "--set", "name=高橋 健")
        _out, err = importing.communicate(timeout=120)
    assert (importing.returncode, added.status) == (0, 0), err + added.err
    assert len(book.ask(contacts.all_ids)) == 400 + EACH + 1
    assert enishi(book.folders.root, "check", "--json").json["sound"]


def test_two_scans_of_one_stack_add_each_card_once(tmp_path: Path) -> None:
    data = tmp_path / "book"
    scan = ("scan", *(str(SAMPLES / f"en-0{n}.png") for n in (1, 2)), "--accept", "all", *QUICK)
    with started(data, *scan) as one, started(data, *scan) as other:
        ends = [program.communicate(timeout=120) for program in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], ends
    assert len(enishi(data, "contacts", "--json").json) == 2
    assert enishi(data, "check", "--json").json == {
        "sound": True,
        "images": 2,
        "files": 0,
        "problems": [],
    }


def test_who_waits_goes_on_as_soon_as_the_other_is_done(book: CardBook) -> None:
    database = book.folders.database
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with started(book.folders.root, "contact", "add", "--set", "name=高橋 健") as waiting:
            assert not eventually(lambda: waiting.poll() is not None, 1.5)
            other.execute("COMMIT")
            _out, err = waiting.communicate(timeout=BUSY_SECONDS)
        assert waiting.returncode == 0, err


def test_a_book_that_stays_locked_is_named(book: CardBook) -> None:
    tables.Contact._meta.database.execute_sql("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(book.folders.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DataError, match="Another program is writing to the card book") as error:
            book.run(add_contact, person("高橋 健"))
        other.execute("ROLLBACK")
    assert str(book.folders.database) in str(error.value)
    assert error.value.exit_status == 4
    assert book.ask(contacts.all_ids) == ()

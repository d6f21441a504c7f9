"""Killed at any moment (SIGKILL), the program keeps what it said it had done, and goes on."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.services.archive import check
from app.services.contacts import add_contact
from app.store import cards, contacts
from app.store.database import Snapshot
from app.store.folders import Folders
from app.store.migrations import CURRENT, version_of
from tests.doubles.book import take_in
from tests.doubles.people import person
from tests.doubles.processes import READER
from tests.doubles.program import ROOT, Answer, enishi, hampered, in_hard_surroundings

KILLS = 6
"""How many moments of each command; they are spread at random, the same in each run."""

SAMPLES = ROOT / "resources" / "samples"
PEOPLE = 20
VCARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:somebody-{n}\r\nFN:佐藤 {n}\r\nN:佐藤;{n};;;\r\n"
    f"EMAIL:sato-{n}@aoba.example.co.jp\r\nEND:VCARD\r\n"
    for n in range(PEOPLE)
)


@dataclass(frozen=True)
class State:
    """What a person would miss: everybody's name, and how many cards are filed and open."""

    names: tuple[str, ...]
    filed: int
    open: int


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a card book of two contacts and two cards to review, and files to bring in."""
    folder = tmp_path_factory.mktemp("template")
    book = CardBook(folder / "book")
    book.run(add_contact, person("田中 一郎", "あおば地所", "i.tanaka@aoba.example.co.jp"))
    book.run(add_contact, person("田中 一朗", "あおば地所"))
    book.run(take_in, book.folders, ["recorded", "recorded"])
    book.reading_runner(reader=READER).drain()
    book.disconnect()
    (folder / "people.vcf").write_text(VCARDS, encoding="utf-8")
    assert enishi(folder / "book", "backup", str(folder / "kept.zip")).status == 0
    return folder


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it to be worked on; commands run in it."""
    yield fresh(template, tmp_path / "desk")


def fresh(template: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    return folder


def state(book: CardBook) -> State:
    def looked_at(snapshot: Snapshot) -> State:
        everyone = contacts.load(snapshot, contacts.all_ids(snapshot))
        names = sorted(c.details.name.printed for c in everyone.values())
        return State(
            tuple(names),
            len(cards.scans_of_contacts(snapshot, list(everyone))),
            len(cards.open_scans(snapshot)),
        )

    return book.ask(looked_at)


def state_of(folder: Path) -> State:
    """The state of a book that is sound."""
    book = CardBook(folder)
    try:
        assert check(Folders(folder)).problems == ()
        return state(book)
    finally:
        book.disconnect()


def moments(name: str, calls: int) -> list[int]:
    return sorted(random.Random(name).sample(range(1, calls + 1), min(KILLS, calls)))


def calls_of(how: list[str], desk: Path, *arguments: str) -> int:
    """How many calls that may change the disk a command makes."""
    count = desk / "calls.txt"
    answer = in_hard_surroundings([f"count={count}", *how], *arguments)
    assert answer.status == 0, answer.err
    return int(count.read_text())


COMMANDS = {
    "accept": ("review", "accept", "1"),
    "merge": ("contact", "merge", "1", "2"),
    "import": ("import", "{desk}/people.vcf"),
    "delete": ("contact", "delete", "1"),
    "restore": ("restore", "{desk}/kept.zip"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_done_or_not_begun(name: str, template: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    command = [part.format(desk=desk) for part in COMMANDS[name]]
    fresh(template, desk)
    before = state_of(desk / "book")
    calls = calls_of([], desk, "--data", str(desk / "book"), *command)
    after = state_of(desk / "book")
    for moment in moments(name, calls):
        fresh(template, desk)
        killed = hampered([f"die={moment}"], desk / "book", *command)
        assert killed.status == -9, killed.err
        found = state_of(desk / "book")
        assert found in (before, after), moment
        if killed.out:
            assert found == after, f"said and not done: {killed.out}"
    again = enishi(desk / "book", *command)
    assert again.status == (0 if found == before or name in ("import", "restore") else 2)
    assert state_of(desk / "book") == after


def test_a_backup_is_whole_or_the_old_one(desk: Path) -> None:
    data, archive = desk / "book", desk / "kept.zip"
    calls = calls_of([], desk, "--data", str(data), "backup", str(archive))
    for moment in moments("backup", calls):
        assert hampered([f"die={moment}"], data, "backup", str(archive)).status == -9
        with zipfile.ZipFile(archive) as whole:
            assert whole.testzip() is None
            assert len(json.loads(whole.read("manifest.json"))["sha256"]) == 3
    assert enishi(data, "backup", str(archive)).status == 0
    assert enishi(data, "check").status == 0


def test_a_first_start_begins_again(tmp_path: Path) -> None:
    calls = calls_of([], tmp_path, "--data", str(tmp_path / "book"), "contacts")
    for moment in moments("first start", calls):
        data = tmp_path / f"killed-{moment}"
        assert hampered([f"die={moment}"], data, "contacts").status == -9
        assert state_of(data) == State((), 0, 0)


def test_a_migration_is_done_or_not_begun(template: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    upgrade = ["run=tests.doubles.upgrade:main"]
    fresh(template, desk)
    calls = calls_of(upgrade, desk, str(desk / "book"))
    for moment in moments("migration", calls):
        fresh(template, desk)
        assert in_hard_surroundings([f"die={moment}", *upgrade], str(desk / "book")).status == -9
        version, later = looked_into(desk / "book" / "cards.db")
        assert (version, later) in ((CURRENT, 0), (CURRENT + 1, 12))
        assert in_hard_surroundings(upgrade, str(desk / "book")).status == 0
        assert looked_into(desk / "book" / "cards.db") == (CURRENT + 1, 12)


def looked_into(database: Path) -> tuple[int, int]:
    """Format, and how many of the later format's tables are there; everyone must be too."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM contact").fetchone() == (2,)
        later = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'later_%'"
        return version_of(connection), connection.execute(later).fetchone()[0]


def test_intake_goes_on_where_it_was(tmp_path: Path) -> None:
    stack = [str(SAMPLES / name) for name in ("en-01.png", "dark-01.png", "en-02.png")]
    scan = ("scan", *stack, "--event", "朝活", "--accept", "all", "--engine", "ppocr", "--json")
    data = tmp_path / "book"
    calls = calls_of([], tmp_path, "--data", str(tmp_path / "whole"), *scan)
    whole = state_of(tmp_path / "whole")
    said: set[str] = set()
    for moment in moments("intake", calls)[::2]:
        killed = hampered([f"die={moment}"], data, *scan)
        said |= contacts_said(killed)
        assert said <= set(everyone(data))
    done = enishi(data, *scan)
    assert done.status == 0, done.err
    assert [line["status"] for line in done.lines] == ["accepted"] * 3
    assert state_of(data) == whole


def contacts_said(answer: Answer) -> set[str]:
    """The contacts that a scan said it had made; its last line may be cut off."""
    lines = [json.loads(line) for line in answer.out.split("\n")[:-1]]
    return {line["contact"] for line in lines if line["contact"]}


def everyone(data: Path) -> list[str]:
    return [contact["id"] for contact in enishi(data, "contacts", "--json").json]

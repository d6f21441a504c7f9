"""A program that is killed, interrupted or doubled amid a stack loses and doubles nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.scanning.workers import WorkerPool
from tests.doubles.book import scans, take_in
from tests.doubles.processes import READER, eventually

ANOTHER = """
import sys
from pathlib import Path
from app.cardbook import CardBook
from app.scanning.workers import WorkerPool
from tests.doubles.processes import READER

if __name__ == "__main__":
    book = CardBook(Path(sys.argv[1]))
    print("open", flush=True)
    try:
        book.reading_runner(reader=READER, pool=lambda: WorkerPool(1)).drain()
    except KeyboardInterrupt:
        sys.exit(130)
"""
SCRIPTS = ["slow 0.05", "recorded 2"] * 6
CARDS = 18


@pytest.fixture
def book(tmp_path: Path) -> Iterator[CardBook]:
    book = CardBook(tmp_path / "book")
    book.run(take_in, book.folders, SCRIPTS)
    yield book
    book.disconnect()


def another_program(book: CardBook, folder: Path) -> subprocess.Popen[str]:
    """A second program that reads what waits in the same card book."""
    script = folder / "another.py"
    script.write_text(ANOTHER)
    path = os.pathsep.join([str(Path.cwd()), *filter(None, sys.path)])
    program = subprocess.Popen(
        [sys.executable, str(script), str(book.folders.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    return program


def drain(book: CardBook) -> None:
    book.reading_runner(reader=READER, pool=lambda: WorkerPool(1)).drain()


def is_under_way(book: CardBook) -> bool:
    return any(scan.state is ScanState.TO_REVIEW for scan in scans(book))


def names(book: CardBook) -> list[str]:
    """The names on all cards that were read."""
    cards = [scan.reading.card for scan in scans(book) if scan.reading]
    return sorted(card.fields[0].value for card in cards if card)


def test_after_a_kill_the_rest_is_read_and_nothing_twice(book: CardBook, tmp_path: Path) -> None:
    with another_program(book, tmp_path) as program:
        assert eventually(lambda: is_under_way(book))
        program.kill()
    acknowledged = {scan.id for scan in scans(book) if scan.reading}
    assert 0 < len(acknowledged) < CARDS
    drain(book)
    assert acknowledged <= {scan.id for scan in scans(book)}
    assert names(book) == ["Card 1"] * 12 + ["Card 2"] * 6


def test_two_programs_read_the_same_stack_once(book: CardBook, tmp_path: Path) -> None:
    with another_program(book, tmp_path) as program:
        drain(book)
        assert program.communicate(timeout=20) == ("", "")
    assert program.returncode == 0
    assert names(book) == ["Card 1"] * 12 + ["Card 2"] * 6


def test_an_interrupt_reaches_the_program_alone(book: CardBook, tmp_path: Path) -> None:
    with another_program(book, tmp_path) as program:
        assert eventually(lambda: is_under_way(book))
        os.killpg(program.pid, signal.SIGINT)
        assert program.communicate(timeout=20) == ("", ""), "and no process of its says a word"
    assert program.returncode == 130
    drain(book)
    assert len(names(book)) == CARDS

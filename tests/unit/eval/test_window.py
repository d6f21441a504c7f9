"""The measurement of the window on a small book."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.eval.big_book import make_book
from tests.eval.window import Reading, Searching, Start, lines, reading, searching, start


def test_the_same_seed_makes_the_same_people(tmp_path: Path) -> None:
    names = []
    for folder in ("one", "two"):
        make_book(tmp_path / folder, 30, seed=7)
        with closing(sqlite3.connect(tmp_path / folder / "cards.db")) as database:
            names.append(database.execute("SELECT printed, uid FROM contact").fetchall())
    assert names[0] == names[1]
    assert len(set(names[0])) == 30


def test_all_figures_are_taken_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.environ.get("DISPLAY"):
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    make_book(tmp_path / "book", 3000)
    searched = searching(tmp_path / "book")
    assert searched.contacts == 3000
    assert searched.keys > 20
    assert 0 < searched.window <= searched.result
    assert searched.held < 3000, "scrolling must not hold all rows"
    started = start(runs=1)
    assert set(started.seconds) == {"bare", "empty", "quiet day", "busy day", "event ahead"}
    assert all(seconds > 0 for seconds in started.seconds.values())
    assert any("ratio" in line for line in lines(started, searched))


def test_the_table_says_what_is_aimed_at() -> None:
    times = {"bare": 0.1, "empty": 0.15}
    text = "\n".join(lines(Start(times, times), Searching(1_000_000, 9, 1, 2, 3, 4, 5)))
    assert "| – ratio to the bare window | 1.50 | ≤ 1.6 |" in text
    assert "< 150" in text


def test_the_event_loop_is_watched_while_cards_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.environ.get("DISPLAY"):
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    read = reading(1)
    assert read.beats > 10
    assert 0 < read.window <= read.whole
    assert isinstance(read, Reading) and any(
        "event loop" in line for line in lines(None, None, read)
    )

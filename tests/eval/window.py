"""How fast the window is: `python -m tests.eval.window`.

Start-up is a ratio to a bare PySide6 main window, both taken alternately in one run and both with
their code compiled before, as it is from the second start on: to the first page of an empty book,
of one for which the day asks nothing, of one with twenty people to write to, and of one with an
event ahead. Searching is measured in a real window on a made-up book: for each key typed, the
processor time of the window's thread and of the whole program until the result is painted, and the
time by the clock. Reading: how long the event loop got no turn while all workers read a stack of
different cards.
On a machine that is busy with other things only ratios and processor times mean something.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from app.cardbook import CardBook
from app.domain.contact import ContactDetails, PersonName
from app.domain.event import Budget, Event
from app.domain.history import Encounter
from app.domain.ids import ContactId
from app.domain.money import Money
from app.services import events
from app.services.contacts import add_contact
from app.services.history import meet
from tests.eval.big_book import make_book
from tests.eval.window_start import START_CODE

TYPED = (
    "山田太郎",
    "やまだ",
    "yamada",
    "satoh",
    "髙橋",
    "あおば不動産",
    "03-0000-12",
    "工務店",
    "eigyou",
)


@dataclass(frozen=True, slots=True)
class Start:
    """From the start of the process to the first page: medians in seconds, and their ratios.

    Attributes:
        seconds: by the clock, by the name of what was started.
        processor: seconds of the processor, likewise.
    """

    seconds: dict[str, float]
    processor: dict[str, float]

    def ratio(self, name: str) -> float:
        """How many times a bare window by the clock."""
        return self.seconds[name] / self.seconds["bare"]


@dataclass(frozen=True, slots=True)
class Searching:
    """The 95th percentile over all keys, in milliseconds; memory in megabytes.

    Attributes:
        window: processor time of the window's thread for a key, from press to painted result.
        result: processor time of the whole program for the same.
        clock: the same by the clock, the 40 ms in which further keys are waited for left out.
        held: the most rows in memory after going through all of them.
    """

    contacts: int
    keys: int
    window: float
    result: float
    clock: float
    memory: float
    held: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How long the window's event loop got no turn while cards were read, in milliseconds.

    Attributes:
        beats: how often the loop was looked at.
        clock, late: the longest time by the clock, and how often it was over 50; on a busy
            machine other programs are in it.
        window: the most processor time of the window's thread between two beats.
        whole: the most of all threads of the program, one of which may have held the others up.
    """

    cards: int
    beats: int
    clock: float
    late: int
    window: float
    whole: float


def start(runs: int = 5) -> Start:
    """Start each in turn and take the medians; a round before them compiles what is imported."""
    with tempfile.TemporaryDirectory() as folder:
        books = _books(Path(folder))
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in ("bare", *books)}
        for turn in range(runs + 1):
            for name, found in times.items():
                code = START_CODE["bare" if name == "bare" else "enishi"]
                taken = _started(code, books.get(name), Path(folder) / "compiled")
                if turn:
                    found.append(taken)
    return Start(
        {name: median(clock for _cpu, clock in found) for name, found in times.items()},
        {name: median(cpu for cpu, _clock in found) for name, found in times.items()},
    )


def _books(folder: Path) -> dict[str, Path]:
    """Books that were opened before: an empty one, a quiet day's, and two with things to do."""
    books = {name: folder / name for name in ("empty", "quiet day", "busy day", "event ahead")}
    for name, place in books.items():
        book = CardBook(place)
        if name != "empty":
            added = [book.run(add_contact, details).value for details in _people()]
            if name == "busy day":
                for contact_id in added:
                    book.run(meet, Encounter(contact_id, book.clock()))
            if name == "event ahead":
                _plan(book, added[0])
        book.disconnect()
    return books


def _plan(book: CardBook, met: ContactId) -> None:
    """An event to come, with a budget and somebody who was met at an earlier one."""
    today = book.clock().astimezone().date()
    held = Event("朝活", today - timedelta(days=7), series="朝活", purpose="紹介")
    before = book.run(events.add_event, held).value
    book.run(meet, Encounter(met, held.day, before, note="犬の話"))
    book.run(events.set_budget, Budget(today.replace(day=1), Money(10_000)))
    book.run(events.add_event, replace(held, starts_at=today + timedelta(days=2)))


def _people() -> list[ContactDetails]:
    return [ContactDetails(PersonName(f"山田 {n}郎")) for n in range(1, 21)]


def _started(code: str, book: Path | None, compiled: Path) -> tuple[float, float]:
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", code, str(book)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={
            **surroundings,
            "PYTHONPYCACHEPREFIX": str(compiled),
            "STARTED_AT": str(time.monotonic()),
        },
    )
    cpu, clock = run.stdout.split()
    return float(cpu), float(clock)


def searching(folder: Path) -> Searching:
    """Measure a window on a card book in a process of its own, whose memory is its alone."""
    measured = _measured("tests.eval.window_typing", str(folder), *TYPED)
    return Searching(
        measured["contacts"],
        len(measured["window"]),
        _p95(measured["window"]),
        _p95(measured["result"]),
        _p95(measured["clock"]),
        measured["memory"],
        measured["held"],
    )


def reading(cards: int) -> Reading:
    """Measure the event loop of a window, in a process of its own, while cards are read."""
    beats = _measured("tests.eval.window_reading", str(cards))
    return Reading(
        cards,
        len(beats["clock"]),
        max(beats["clock"]),
        sum(gap > 50 for gap in beats["clock"]),
        max(beats["processor"]),
        max(beats["whole"]),
    )


def _measured(module: str, *arguments: str) -> dict[str, Any]:
    """What a module prints last, as JSON."""
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=4000,
    )
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def lines(
    started: Start | None, searched: Searching | None, read: Reading | None = None
) -> list[str]:
    """The figures as a table, each beside what is aimed at."""
    rows = ["| what | measured | aim |", "| --- | --: | --: |"]
    if started is not None:
        bare = started.processor["bare"]
        rows.append(f"| bare main window painted, s | {started.seconds['bare']:.3f} | |")
        for name in [n for n in started.seconds if n != "bare"]:
            rows.append(f"| first page, {name}, s | {started.seconds[name]:.3f} | |")
            rows.append(f"| – ratio to the bare window | {started.ratio(name):.2f} | ≤ 1.6 |")
            cpu = started.processor[name] / bare
            rows.append(f"| – the same in processor time | {cpu:.2f} | |")
    if searched is not None:
        limit = 50 if searched.contacts <= 100_000 else 150
        rows += [
            f"| contacts | {searched.contacts:,} | |",
            f"| keys typed | {searched.keys} | |",
            f"| window's thread for a key, p95 of processor ms | {searched.window:.1f} | < 16 |",
            f"| key to painted result, p95 of processor ms | {searched.result:.1f} | < {limit} |",
            f"| key to painted result, p95 by the clock, ms | {searched.clock:.1f} | < {limit} |",
            f"| memory, MB | {searched.memory:.0f} | < 400 |",
            f"| rows held after scrolling through all | {searched.held} | ≤ 2048 |",
        ]
    if read is not None:
        rows += [
            f"| cards read by all workers | {read.cards} | |",
            f"| event loop held, longest by the clock, ms | {read.clock:.0f} | < 50 |",
            f"| – so often over 50 ms, of {read.beats:,} beats | {read.late} | 0 |",
            f"| – most processor time of the window's thread, ms | {read.window:.1f} | < 50 |",
            f"| – most of all threads of the program, ms | {read.whole:.1f} | < 50 |",
        ]
    return rows


def main(arguments: list[str] | None = None) -> int:
    """The command line; exit status 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.window", description=__doc__)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument(
        "--book",
        type=Path,
        help="keep the made-up book here, or use this one (a million take 5 minutes)",
    )
    parser.add_argument("--runs", type=int, default=5, help="starts of each program")
    parser.add_argument("--only", choices=("start", "search", "read"))
    parser.add_argument("--cards", type=int, default=200, help="cards to read; 0 for none")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = start(chosen.runs) if chosen.only in (None, "start") else None
    read = reading(chosen.cards) if chosen.only in (None, "read") and chosen.cards else None
    searched = None
    if chosen.only in (None, "search"):
        with tempfile.TemporaryDirectory() as temporary:
            folder = chosen.book or Path(temporary) / "book"
            if not (folder / "cards.db").exists():
                make_book(folder, chosen.contacts)
            searched = searching(folder)
    if chosen.json:
        parts = {"start": started, "search": searched, "read": read}
        print(json.dumps({k: asdict(v) for k, v in parts.items() if v is not None}))
    else:
        print("\n".join(lines(started, searched, read)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long the relationship view takes on a large card book, and how that grows with it.

    python -m tests.eval.relationships [--times 1,2,4] [--scale 1]

20,000 contacts, 500 events, 60,000 encounters, 60,000 follow-ups and 30,000 exchanges by chance,
once, twice and four times as many. From cold: every stage and every event's numbers. Then what
the window does: the question that opens the view where nothing was prepared; what is prepared
at the start, once the first page is painted; the question that opens the view for the first time
after that, the same later, after one more record, filtered by event, by stage, what the window
itself does with the answer, and sorting: the slowest column for the first time, and once its keys
are known. Then what is asked for now and then, beside the window's thread: the year in review, all
dates for a calendar, a letter to one person and one to a hundred, and the matches. The middle of
five; seconds of the processor.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.cardbook import CardBook
from app.domain.conditions import EVERYBODY, Conditions
from app.domain.contact import Promotion
from app.domain.history import FollowUp
from app.domain.ids import ContactId, EventId
from app.domain.stage import Stage
from app.services import dates, history, letters, matching, relationships, year
from app.services.derived_table import DerivedTable
from tests.eval.busy_book import LAST_DAY, Size, make_book
from tests.eval.figures import commit, machine
from tests.eval.tables import table
from ui.relationships.query import load_relationships

TIMES = 5
AIMS = {
    "cold": 1000.0,
    "events": 1000.0,
    "unprepared": 1000.0,
    "prepare": 1000.0,
    "first": 100.0,
    "open": 100.0,
    "record": 100.0,
    "event": 100.0,
    "stage": 100.0,
    "shown": 100.0,
    "keys": 100.0,
    "sort": 100.0,
    "year": 1000.0,
    "calendar": 1000.0,
    "letter": 1000.0,
    "letters": 1000.0,
    "matches": 1000.0,
}
"""Milliseconds; cold and events together have one second."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of each step on one book."""

    size: Size
    steps: dict[str, float]


def measure(folder: Path, size: Size) -> Figures:
    """Make a book of a size and time each step."""
    book = make_book(folder, size)
    try:
        steps = _from_cold(book) | _warm(book) | _now_and_then(book)
    finally:
        book.disconnect()
    return Figures(size, steps)


def _from_cold(book: CardBook) -> dict[str, float]:
    """Once each, for there is one cold start."""
    derived = DerivedTable()
    cold = timed(lambda: book.ask(derived.rows), 1)
    report = timed(lambda: book.ask(relationships.event_report, derived), 1)
    ask = partial(book.ask, load_relationships, book, DerivedTable(), EVERYBODY, with_ended=True)
    return {"cold": cold, "events": report, "unprepared": timed(ask, 1)}


def _warm(book: CardBook) -> dict[str, float]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui.pictures import Pictures
    from ui.relationships.table import RelationshipTable
    from ui.theme.theme import theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme()
    shown = RelationshipTable(Pictures())

    def ask(conditions: Conditions) -> Callable[[], object]:
        return lambda: book.ask(load_relationships, book, book.derived, conditions, with_ended=True)

    def after_a_record() -> object:
        book.run(history.record_follow_up, FollowUp(ContactId(1), done_at=LAST_DAY))
        return ask(EVERYBODY)()

    prepare = timed(lambda: book.ask(book.derived.prepare), 1)
    first = timed(ask(EVERYBODY), 1)
    book.derived.complete()  # as the window does, off its thread, once it shows the answer
    answer = book.ask(load_relationships, book, book.derived, EVERYBODY, with_ended=True)
    columns = range(len(shown.rows.columns))
    order = Qt.SortOrder.DescendingOrder
    steps = {
        "prepare": prepare,
        "first": first,
        "open": timed(ask(EVERYBODY)),
        "record": timed(after_a_record),
        "event": timed(ask(Conditions(events=frozenset({EventId(1)})))),
        "stage": timed(ask(Conditions(stages=frozenset({Stage.WANTED})))),
        "shown": timed(lambda: shown.show_rows(answer.rows)),
        "keys": max(timed(lambda c=c: shown.rows.sort(c, order), 1) for c in columns),  # type: ignore[misc]
        "sort": max(timed(lambda c=c: shown.rows.sort(c, order)) for c in columns),  # type: ignore[misc]
    }
    app.processEvents()
    return steps


def _now_and_then(book: CardBook) -> dict[str, float]:
    """What the window asks for on its second thread."""
    derived = book.derived
    ids = tuple(book.ask(derived.rows))[:100]
    book.run(letters.allow_promotion, ids, Promotion.YES)
    return {
        "year": timed(lambda: book.ask(year.year, derived, LAST_DAY.year)),
        "calendar": timed(lambda: book.ask(dates.dates, derived)),
        "letter": timed(lambda: book.ask(letters.correspondence, ids[:1])),
        "letters": timed(lambda: book.ask(letters.correspondence, ids)),
        "matches": timed(lambda: book.ask(matching.find_matches, derived)),
    }


def timed(call: Callable[[], object], times: int = TIMES) -> float:
    """Milliseconds of this process's time, the middle of so many calls."""
    taken = []
    for _ in range(times):
        gc.collect()
        before = time.process_time()
        call()
        taken.append((time.process_time() - before) * 1000)
    return statistics.median(taken)


def main(arguments: list[str]) -> None:
    """Print the figures of each size."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--times", default="1,2,4", help="sizes, as multiples")
    parser.add_argument("--scale", type=float, default=1.0, help="of all sizes, for a trial run")
    chosen = parser.parse_args(arguments)
    print(f"{machine()}, {commit()}")
    found = []
    for factor in map(float, chosen.times.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder) / "book", Size().times(factor * chosen.scale))
        found.append([f"{factor:g}×", *(f"{ms:.0f}" for ms in figures.steps.values())])
    print(table(["ms", *AIMS], found))


if __name__ == "__main__":
    main(sys.argv[1:])

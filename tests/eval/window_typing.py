"""Typing into the search box of a real window: prints the times of each key as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.cardbook import CardBook
from ui.contacts.list import ContactList
from ui.contacts.page import PAUSE_MS, ContactsPage
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.preferences import Preferences

SECONDS = 300
SETTLE_MS = 1000


class Typist:
    """Types one letter after the other and waits for each result to be painted."""

    def __init__(self, page: ContactsPage) -> None:
        self._page = page
        self.window: list[float] = []
        self.result: list[float] = []
        self.clock: list[float] = []

    def type_all(self, words: list[str]) -> None:
        """Type each word letter by letter, and take it away again."""
        for word in words:
            for length in range(1, len(word) + 1):
                self._key(word[:length])
            self._key("")

    def _key(self, text: str) -> None:
        before = self._page.answers
        own, whole, clock = time.thread_time(), time.process_time(), time.perf_counter()
        self._page.search.setText(text)
        wait(lambda: self._page.answers > before)
        self.window.append(1000 * (time.thread_time() - own))
        self.result.append(1000 * (time.process_time() - whole))
        self.clock.append(1000 * (time.perf_counter() - clock) - PAUSE_MS)


def wait(until: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    end = time.monotonic() + SECONDS
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError
    QApplication.processEvents()  # paint


def let_settle(desk: Desk) -> None:
    """Wait until all is done that a start asks for, such as what stands in the frame."""
    settled: list[None] = []
    QTimer.singleShot(
        SETTLE_MS, lambda: desk.tasks.count(lambda _snapshot: None).then(settled.append)
    )
    wait(lambda: bool(settled))


def is_complete(rows: ContactList) -> bool:
    """Whether all rows in view are there."""
    bottom = rows.viewport().height() - 1
    ends = (rows.indexAt(QPoint(1, 1)).row(), rows.indexAt(QPoint(1, bottom)).row())
    return all(rows.rows.windows.is_there(at) for at in ends if at >= 0)


def scroll_through(page: ContactsPage, steps: int = 60) -> int:
    """Go from the first to the last row; the most rows that were held."""
    bar = page.list.verticalScrollBar()
    most = 0
    for step in range(steps + 1):
        bar.setValue(bar.maximum() * step // steps)
        wait(lambda: is_complete(page.list))
        most = max(most, page.list.rows.windows.held)
    return most


def memory() -> float:
    """Megabytes of this process that are its own."""
    text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    kilobytes = [int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")]
    return kilobytes[0] / 1024


def main(folder: Path, words: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, settings)
        app = QApplication(sys.argv[:1])
        desk = Desk(CardBook(folder))
        window = MainWindow(desk, Preferences())
        window.resize(1280, 800)
        window.show()
        window.open_page("contacts")
        page = window.page
        assert isinstance(page, ContactsPage)
        wait(lambda: page.answers > 0 and page.is_counted)
        let_settle(desk)
        typist = Typist(page)
        typist.type_all(words)
        held = scroll_through(page)
        found = {"window": typist.window, "result": typist.result, "clock": typist.clock}
        size = len(page.contact_ids() or ())
        print(json.dumps({**found, "contacts": size, "held": held, "memory": memory()}))
        window.close()
        desk.close()
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

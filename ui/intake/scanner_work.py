"""Looking for scanners and scanning, in a thread of its own: both take as long as they take."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import EnishiError
from app.services import scanners
from app.services.scanner_options import Feed, Source
from app.services.scanners import Scanner


class ScannerWork(QObject):
    """One thing at a time; answers come by signals on the window's thread."""

    found = Signal(tuple)  # Scanner, …
    abilities = Signal(object, tuple)  # Scanner, its Sources
    sheet = Signal(tuple)  # the files of a card: its front, and its back if it was scanned
    finished = Signal(int)  # pages
    failed = Signal(object)  # EnishiError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "scanner")
        self._stopped = threading.Event()
        self._folder = Path(tempfile.mkdtemp(prefix="enishi-scan-"))

    def look(self) -> None:
        """Look for scanners."""
        self._do(lambda: self.found.emit(scanners.find_scanners()))

    def ask(self, scanner: Scanner) -> None:
        """Ask what a scanner can do."""
        self._do(lambda: self.abilities.emit(scanner, scanners.abilities_of(scanner).sources))

    def scan(self, scanner: Scanner, source: Source) -> None:
        """Scan what lies in a scanner; each card is told when it is complete."""
        self._stopped.clear()
        self._do(lambda: self._scan(scanner, source))

    def stop(self) -> None:
        """End the scan after the page under way."""
        self._stopped.set()

    def close(self) -> None:
        """End the thread; the pages remain until `remove_pages`."""
        self.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def remove_pages(self) -> None:
        """Remove what was scanned, once it is taken in."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _scan(self, scanner: Scanner, source: Source) -> None:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        front: list[Path] = []

        def on_page(path: Path) -> None:
            front.append(path)
            if source.feed is not Feed.BOTH_SIDES or len(front) == 2:
                self.sheet.emit(tuple(front))
                front.clear()

        try:
            pages = scanners.scan(scanner, source, folder, on_page, self._stopped)
        finally:
            if front:  # the feeder ended after a front
                self.sheet.emit(tuple(front))
        self.finished.emit(pages)

    def _do(self, work: Callable[[], object]) -> None:
        def guarded() -> None:
            try:
                work()
            except EnishiError as error:
                self.failed.emit(error)

        self._pool.submit(guarded)

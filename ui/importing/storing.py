"""Taking a file in on the writer thread; it says how far it is and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.errors import EnishiError
from app.i18n import N_
from app.services.import_findings import Choices
from app.services.import_sources import ImportSource
from app.services.imports import ImportResult, import_files
from ui.tasks import Failed, Tasks


class Stopped(EnishiError):
    """Somebody stopped it: nothing of the file was taken in."""


class Storing(QObject):
    """One import at a time, as one step."""

    stored = Signal(int)  # so many people so far

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop = threading.Event()

    def store(
        self,
        source: ImportSource,
        choices: Choices,
        then: Callable[[ImportResult], object],
        failed: Failed,
    ) -> None:
        """Take in a file."""
        self._stop = stop = threading.Event()

        def tell(count: int) -> None:
            if stop.is_set():
                raise Stopped(N_("You stopped it. The card book is as it was before."))
            if shiboken6.isValid(self):
                self.stored.emit(count)

        self._tasks.run(import_files, [source], choices, tell).then(then, failed)

    def stop(self) -> None:
        """Stop it; what was stored so far is taken back."""
        self._stop.set()

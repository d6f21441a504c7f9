"""Looking through a file aside, so that neither the window nor its pages wait."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.cardbook import CardBook
from app.errors import EnishiError
from app.services.import_preview import ImportPreview, preview
from app.services.import_sources import ImportSource
from ui.tasks import Failed, Newest, Tasks


class GaveUp(EnishiError):
    """Nobody waits for the answer any more."""


class Looking(QObject):
    """Keeps one preview going; a newer one, or the program's end, stops the older."""

    looked_at = Signal(int)  # so many people so far

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._turn = 0
        self._answers: Newest[ImportPreview] = Newest()

    def look(
        self, source: ImportSource, then: Callable[[ImportPreview], object], failed: Failed
    ) -> None:
        """Find out what importing a file would do."""
        self._turn += 1
        turn = self._turn

        def tell(count: int) -> None:
            if self._tasks.is_closed or not shiboken6.isValid(self) or self._turn != turn:
                raise GaveUp("")
            self.looked_at.emit(count)

        def work(book: CardBook) -> ImportPreview:
            return book.ask(preview, source, tell)

        self._answers.only(self._tasks.aside(work)).then(then, failed)

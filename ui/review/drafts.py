"""What is typed is kept while it is typed: a crash costs less than half a second of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.ids import ScanId
from app.services import review
from ui.review.form import ReviewForm
from ui.tasks import Tasks

SAVE_MS = 400


class Drafts(QObject):
    """Saves the form of one card after another."""

    def __init__(self, form: ReviewForm, tasks: Tasks) -> None:
        super().__init__(form)
        self._form, self._tasks = form, tasks
        self._scan_id: ScanId | None = None
        self._being_saved = 0
        self._next: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self._save)
        form.edited.connect(self._note)

    def begin(self, scan_id: ScanId) -> None:
        """From here on the form is that of this card; see `save_now`."""
        if scan_id != self._scan_id:
            self.save_now()
        self._scan_id = scan_id

    def save_now(self) -> None:
        """Another card is coming: save what was not saved yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def once_saved(self, go_on: Callable[[], object]) -> None:
        """Go on when nothing is being saved any more, so that what is read next has it all."""
        self._next = go_on
        self._go_on()

    def end(self) -> None:
        """The card is decided on: nothing typed is a draft any more."""
        self._timer.stop()
        self._scan_id = None

    def _note(self, _key: str) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        if self._scan_id is not None:
            self._being_saved += 1
            saving = self._tasks.run(review.save_draft, self._scan_id, self._form.as_draft())
            saving.at_last(self._saved)

    def _saved(self) -> None:
        """What was typed is kept, or cannot be: whatever waited goes on."""
        self._being_saved -= 1
        self._go_on()

    def _go_on(self) -> None:
        if not self._being_saved and self._next is not None:
            go_on, self._next = self._next, None
            go_on()

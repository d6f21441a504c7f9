"""A folder of one file a contact, looked at whenever something changes in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.errors import EnishiError
from ui.preferences import Preferences
from ui.tasks import Newest, Tasks

if TYPE_CHECKING:
    from app.cardbook import CardBook
    from app.services.shared_folder import Gone, Look, SharedFolder

SETTLE_MS = 1500
"""A file counts as complete when it did not change between two looks so far apart."""

EVERY_MS = 60_000
"""Programs that write into a file rather than replace it are noticed after so long."""


class ContactsFolder(QObject):
    """Off until a folder is chosen; what others changed meanwhile comes in at the start."""

    looked = Signal(object)  # Look in which something came or went
    changed = Signal()  # another folder, or none
    troubled = Signal(str)  # why the folder cannot be read

    def __init__(self, tasks: Tasks, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._preferences = tasks, preferences
        self._shared: SharedFolder | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._answers: Newest[tuple[SharedFolder, Look]] = Newest()
        self.gone: tuple[Gone, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look)
        self._now_and_then = QTimer(self, interval=EVERY_MS)
        self._now_and_then.timeout.connect(self._look)
        if self.folder is not None:
            self._begin(self.folder)

    @property
    def folder(self) -> Path | None:
        """The folder that is looked at."""
        return self._preferences.contacts_folder

    def watch(self, folder: Path | None) -> None:
        """Look at another folder from now on, or at none."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._soon.stop()
        self._now_and_then.stop()
        self._shared, self.gone = None, ()
        self._preferences.contacts_folder = folder
        if folder is not None:
            self._begin(folder)
        self.changed.emit()

    def forget(self) -> None:
        """Ask no more about the contacts whose files went."""
        if self._shared is not None and self.gone:
            shared, gone, self.gone = self._shared, self.gone, ()
            self._tasks.work(lambda _book: shared.forget(gone))

    def _begin(self, folder: Path) -> None:
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(lambda _path: self._look_soon())
        self._now_and_then.start()
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        folder, shared = self.folder, self._shared
        if folder is None:
            return

        def work(book: CardBook) -> tuple[SharedFolder, Look]:
            looked_at = shared or book.shared_folder(folder)
            return looked_at, looked_at.look(settle=True)

        self._answers.only(self._tasks.work(work)).then(self._take, self._fail)

    def _take(self, answer: tuple[SharedFolder, Look]) -> None:
        self._shared, look = answer
        if self._shared.waiting:
            self._look_soon()
        news = look.gone != self.gone
        self.gone = look.gone
        if news or look.result.count or look.result.failures.count:
            self.looked.emit(look)

    def _fail(self, error: EnishiError) -> None:
        self.troubled.emit(str(error))

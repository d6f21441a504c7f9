"""A folder of one file a contact: looked at when something changes there, written to when here.

One thing at a time: what others changed is taken in before anything is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.changes import Changes
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
    """Off until a folder is chosen; what others changed meanwhile comes in at the start.

    Contacts are written there only if that is wanted, some moments after they change.
    """

    looked = Signal(object)  # Look in which something came or went
    changed = Signal()  # another folder, or none
    written = Signal()  # all contacts stand there as they are here
    troubled = Signal(str)  # why the folder cannot be read or written to

    def __init__(self, tasks: Tasks, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._preferences = tasks, preferences
        self._shared: SharedFolder | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._answers: Newest[tuple[SharedFolder, Look]] = Newest()
        self._writing = False
        self._is_due = True  # at the start too: the command line may have changed contacts
        self.gone: tuple[Gone, ...] = ()
        tasks.changed.connect(self._note)
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

    @property
    def writes(self) -> bool:
        """Whether contacts are written there too."""
        return self._preferences.writes_contacts

    def set_writes(self, writes: bool) -> None:
        """Write contacts there from now on, or write them no more."""
        self._preferences.writes_contacts = writes
        self._is_due = writes
        if writes:
            self._look_soon()

    def watch(self, folder: Path | None) -> None:
        """Look at another folder from now on, or at none; nothing is written there unasked."""
        self.set_writes(False)
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
            self._tasks.work(lambda _book: shared.forget(gone)).then(lambda _none: self._note())

    def _begin(self, folder: Path) -> None:
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(lambda _path: self._look_soon())
        self._now_and_then.start()
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _note(self, changes: Changes | None = None) -> None:
        if self.writes and (changes is None or changes.touches("contact", "event", "company")):
            self._is_due = True
            self._look_soon()

    def _look(self) -> None:
        folder, shared = self.folder, self._shared
        if self._writing:
            self._look_soon()
            return
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
        if self.writes and self._is_due and not self._shared.waiting:
            self._write(self._shared)

    def _write(self, shared: SharedFolder) -> None:
        """Write aside: it reads all files there, and commands need not wait for that."""
        self._writing, self._is_due, gone = True, False, self.gone

        def wrote(is_all: bool) -> None:
            self._writing = False
            if is_all:
                self.written.emit()
            else:
                self._note()

        def failed(error: EnishiError) -> None:
            self._writing = False
            self._fail(error)

        self._tasks.aside(lambda _book: shared.write(gone)).then(wrote, failed)

    def _fail(self, error: EnishiError) -> None:
        self.troubled.emit(str(error))

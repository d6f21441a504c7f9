"""A folder whose new pictures are taken in by themselves, once they have stopped growing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.preferences import Preferences
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.cardbook import CardBook

SETTLE_MS = 1000
"""A file counts as complete when it did not change between two looks so far apart."""


class Seen(NamedTuple):
    """A picture as it was seen: how large it was, and when it last changed in any way."""

    size: int
    changed: float


class WatchedFolder(QObject):
    """Off until a folder is chosen; what came while the program was closed is taken in too."""

    arrived = Signal(list)  # list[Path]
    changed = Signal()
    settled = Signal()  # from here on, what comes is new

    def __init__(self, tasks: Tasks, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._preferences = tasks, preferences
        self._watcher: QFileSystemWatcher | None = None  # most people watch none
        self._before: dict[Path, Seen] = {}
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look)
        if self.folder is not None:
            self._begin(self.folder)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._preferences.watched_folder

    def watch(self, folder: Path | None) -> None:
        """Watch another folder from now on, or none; what lies there already stays there."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._soon.stop()
        self._before = {}
        self._preferences.watched_folder = folder
        self._preferences.watched_until = 0.0
        if folder is not None:
            self._tasks.work(partial(_look_at, folder)).then(self._leave_what_is_there)
            self._begin(folder)
        self.changed.emit()

    def _leave_what_is_there(self, found: dict[Path, Seen]) -> None:
        newest = max((seen.changed for seen in found.values()), default=0.0)
        self._preferences.watched_until = max(newest, self._preferences.watched_until)
        self.settled.emit()

    def _begin(self, folder: Path) -> None:
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(lambda _path: self._look_soon())
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        if self.folder is not None:
            self._tasks.work(partial(_look_at, self.folder)).then(self._compare)

    def _compare(self, found: dict[Path, Seen]) -> None:
        """Take what did not change since the last look; look again as long as something does."""
        since = self._preferences.watched_until
        new = {path: seen for path, seen in found.items() if seen.changed > since}
        settled = {path: seen for path, seen in new.items() if self._before.get(path) == seen}
        self._before = new
        if settled:
            newest = max(seen.changed for seen in settled.values())
            growing = [s.changed for p, s in new.items() if p not in settled]
            self._preferences.watched_until = min(newest, *growing, newest)
            self.arrived.emit(sorted(settled))
        if len(settled) < len(new):
            self._look_soon()


def _look_at(folder: Path, _book: CardBook) -> dict[Path, Seen]:
    """The pictures directly in a folder; nothing where it cannot be read at present."""
    from app.services.image_files import EXTENSIONS

    found = {}
    try:
        entries = list(folder.iterdir())
    except OSError:
        return {}
    for path in entries:
        if path.suffix.lower() in EXTENSIONS and not path.name.startswith("."):
            try:
                state = path.stat()
            except OSError:
                continue
            found[path] = Seen(state.st_size, max(state.st_mtime, state.st_ctime))
    return found

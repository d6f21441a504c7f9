"""What all pages share: the threads, the derived relationships, the reading, the pictures."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.cardbook import CardBook
from app.services.likely_known import LikelyKnown
from app.services.relationships import DerivedTable
from ui.contacts_folder import ContactsFolder
from ui.garbage import GarbageCollector
from ui.pictures import Pictures
from ui.preferences import Preferences
from ui.tasks import Tasks
from ui.watched_folder import WatchedFolder


class Desk(QObject):
    """One open card book with everything that works on it for the window."""

    closing = Signal()
    trouble = Signal(object)  # EnishiError after which the reading paused

    def __init__(self, book: CardBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self._garbage = GarbageCollector(self)
        self.folders = book.folders
        self.derived = DerivedTable()
        self.likely_known = LikelyKnown()
        book.bus.subscribe(self.derived.changed)  # before the pages ask
        self.tasks = Tasks(book, self)
        self.reading = book.reading_runner(on_trouble=self.trouble.emit)
        self.pictures = Pictures(self)
        self.watched = WatchedFolder(self.tasks, Preferences(), self)
        self.contacts_folder = ContactsFolder(self.tasks, Preferences(), self)

    def close(self) -> None:
        """Stop what runs; what waits to be read still waits at the next start."""
        self.closing.emit()
        self.reading.stop()
        self.tasks.close()
        self.pictures.close()
        self._garbage.stop()

"""What all pages share: the threads, the derived relationships, the reading, the pictures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.garbage import GarbageCollector
from ui.pictures import Pictures
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.cardbook import CardBook, Runner
    from app.services.derived_table import DerivedTable
    from app.services.likely_known import LikelyKnown
    from ui.contacts_folder import ContactsFolder
    from ui.notifying import Notifications
    from ui.watched_folder import WatchedFolder


class Desk(QObject):
    """One open card book with everything that works on it for the window.

    What the first page does not need is made when it is first asked for.
    """

    closing = Signal()
    trouble = Signal(object)  # EnishiError after which the reading paused

    def __init__(self, book: CardBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self._garbage = GarbageCollector(self)
        self.folders = book.folders
        self.tasks = Tasks(book, self)
        self._reading: Runner | None = None
        self.pictures = Pictures(self)

    @property
    def derived(self) -> DerivedTable:
        """Every contact's relationship."""
        return self.book.derived

    @property
    def reading(self) -> Runner:
        """Who reads the cards that wait."""
        if self._reading is None:
            self._reading = self.book.reading_runner(on_trouble=self.trouble.emit)
        return self._reading

    @cached_property
    def likely_known(self) -> LikelyKnown:
        """Which cards are likely of somebody known."""
        from app.services.likely_known import LikelyKnown

        return LikelyKnown()

    @cached_property
    def watched(self) -> WatchedFolder:
        """The folder whose new pictures are taken in."""
        from ui.preferences import Preferences
        from ui.watched_folder import WatchedFolder

        return WatchedFolder(self.tasks, Preferences(), self)

    @cached_property
    def contacts_folder(self) -> ContactsFolder:
        """The folder of one file a contact."""
        from ui.contacts_folder import ContactsFolder
        from ui.preferences import Preferences

        return ContactsFolder(self.tasks, Preferences(), self)

    @cached_property
    def notifications(self) -> Notifications:
        """What the desktop is asked to show, by whomever."""
        from ui.notifying import Notifications

        made = Notifications(parent=self)
        self.closing.connect(made.withdraw)
        return made

    def close(self) -> None:
        """Stop what runs; what waits to be read still waits at the next start."""
        self.closing.emit()
        if self._reading is not None:
            self._reading.stop()
        self.tasks.close()
        self.pictures.close()
        self._garbage.stop()

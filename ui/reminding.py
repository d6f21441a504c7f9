"""Looks each minute for what the desktop is to remind of, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.desk import Desk
from ui.notifying import Notifications
from ui.preferences import Preferences
from ui.tasks import Newest

if TYPE_CHECKING:
    from app.services.reminders import Reminders

MINUTE_MS = 60_000


class Reminding(QObject):
    """What was told is kept on this machine, so that a restart does not tell it again."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        notifications: Notifications,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self.notifications = notifications
        self._answers: Newest[Reminders] = Newest()
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from then on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask what the moment asks for."""
        from app.services.reminders import reminders

        told = self._preferences.told
        pending = self._desk.tasks.count(reminders, self._desk.derived, told)
        self._answers.only(pending).then(self._show, failed=lambda _error: None)

    def _show(self, found: Reminders) -> None:
        """A note that the desktop does not take is not tried again: the page Today has it."""
        if found.told != self._preferences.told:
            self._preferences.told = found.told
        for note in found.notes:
            self.notifications.show(note)

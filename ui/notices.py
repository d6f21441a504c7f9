"""Saying that a long run ended: in the window, and to whoever looks at another one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.reminding import Note
from app.i18n import ngettext
from ui.notifying import Notifications
from ui.status import Status

ENDED = "ended"
"""The key of the note that something ended; the newest takes the place of the one before."""


def end_of_reading(before: Status | None, now: Status) -> str | None:
    """The sentence for a stack whose last card has just been read; None while nothing ended."""
    was_reading = before is not None and before.read < before.total
    if not was_reading or now.read < now.total or not now.total:
        return None
    said = ngettext("{n} card is read.", "All {n} cards are read.", now.total).format(n=now.total)
    left = now.counts.get("review", 0)
    if not left:
        return said
    look = ngettext("{n} needs a look.", "{n} need a look.", left).format(n=left)
    return f"{said} {look}"


class Notices(QObject):
    """Tells a person who looks elsewhere, by the task bar and the system's notifications."""

    def __init__(self, window: QWidget, notifications: Notifications) -> None:
        super().__init__(window)
        self._window = window
        self._notifications = notifications
        notifications.opened.connect(self._opened)
        self.told: list[str] = []
        """What was said to whoever looked elsewhere."""

    def say(self, text: str) -> None:
        """Say that something ended, unless the window is being looked at anyway."""
        if self._window.isActiveWindow():
            return
        self.told.append(text)
        QApplication.alert(self._window)
        self._notifications.show(Note(ENDED, "Enishi", text))

    def _opened(self, key: str) -> None:
        if key == ENDED:
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

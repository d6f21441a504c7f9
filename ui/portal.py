"""Notifications over the session's D-Bus, by the portal of freedesktop.org.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Notification.html
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from app.domain.reminding import Note

SERVICE = "org.freedesktop.portal.Desktop"
PLACE = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
PREFIX = "enishi-"
"""Before the keys of our notes, which all programs' share one list with."""


class Portal(QObject):
    """The desktop at the other end of a bus; the session's where none is given."""

    clicked = Signal(str)  # the key of a note

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.sessionBus()
        self._listens = False

    def show(self, note: Note) -> bool:
        """Ask for a note without waiting for the answer; False where there is no bus."""
        if not self._bus.isConnected():
            return False
        self._listen()
        call = QDBusMessage.createMethodCall(SERVICE, PLACE, INTERFACE, "AddNotification")
        told = {"title": note.title, "body": note.text, "default-action": "open"}
        call.setArguments([f"{PREFIX}{note.key}", told])
        return self._bus.send(call)

    def _listen(self) -> None:
        """Hear of clicks; the portal tells every program of those on its own notes."""
        if not self._listens:
            slot = SLOT("_clicked(QDBusMessage)")
            # From whomever: a portal answers under its own number. It takes the text of SLOT,
            # not the bytes that its stub names.
            self._listens = self._bus.connect(  # type: ignore[call-overload]
                "", PLACE, INTERFACE, "ActionInvoked", self, slot
            )

    @Slot(QDBusMessage)
    def _clicked(self, message: QDBusMessage) -> None:
        named = str(next(iter(message.arguments()), ""))
        self.clicked.emit(named.removeprefix(PREFIX))

"""Notifications of the desktop: by its tray where it has one, else by its portal.

The tray is what Windows, macOS and most Linux desktops have. GNOME has none: there the portal of
freedesktop.org takes notifications, over the session's D-Bus. Text is plain in both.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QSystemTrayIcon

from app.domain.reminding import Note
from ui.widgets.seal import app_icon

PORTAL = "org.freedesktop.portal.Desktop"
PLACE = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
SHOWN_MS = 20_000


class Notifications(QObject):
    """Asks the desktop to show notes; `opened` when one is clicked."""

    opened = Signal()

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.sessionBus()
        self._tray: QSystemTrayIcon | None = None
        self._listens = False

    def show(self, note: Note) -> bool:
        """Show a note; False where this desktop takes none."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            icon = QSystemTrayIcon.MessageIcon.NoIcon
            self._in_tray().showMessage(note.title, note.text, icon, SHOWN_MS)
            return True
        return self._by_portal(note)

    def withdraw(self) -> None:
        """Leave the tray."""
        if self._tray is not None:
            self._tray.hide()

    def _in_tray(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.setToolTip("Enishi")
            self._tray.messageClicked.connect(self.opened)
            self._tray.activated.connect(lambda _why: self.opened.emit())
        self._tray.show()
        return self._tray

    def _by_portal(self, note: Note) -> bool:
        if not self._bus.isConnected():
            return False
        self._listen()
        call = QDBusMessage.createMethodCall(PORTAL, PLACE, INTERFACE, "AddNotification")
        told = {"title": note.title, "body": note.text, "default-action": "open"}
        call.setArguments([f"enishi-{note.key}", told])
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
    def _clicked(self, _message: QDBusMessage) -> None:
        self.opened.emit()

"""The desktop's portal for notifications, at the other end of a D-Bus connection of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from ui.portal import INTERFACE, PLACE


@ClassInfo({"D-Bus Interface": INTERFACE})  # type: ignore[call-arg]
class Desktop(QObject):  # type: ignore[operator]
    """Takes notifications as a desktop does; no other program can see them."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, dict[str, Any]]] = []
        self._lines: list[QDBusConnection] = []
        self._server = QDBusServer()
        self._server.newConnection.connect(self._answer)
        self.bus = QDBusConnection.connectToPeer(self._server.address(), f"portal-{id(self)}")

    def _answer(self, line: QDBusConnection) -> None:
        everything = QDBusConnection.RegisterOption.ExportAllSlots
        line.registerObject(PLACE, self, everything)
        self._lines.append(line)

    @Slot(str, "QVariantMap")
    def AddNotification(self, key: str, told: dict[str, Any]) -> None:
        """Show one."""
        self.shown.append((key, dict(told)))

    def click(self, key: str) -> None:
        """Somebody clicks on a notification."""
        signal = QDBusMessage.createSignal(PLACE, INTERFACE, "ActionInvoked")
        signal.setArguments([key, "open"])
        for line in self._lines:
            line.send(signal)

    def close(self) -> None:
        """Hang up."""
        QDBusConnection.disconnectFromPeer(self.bus.name())

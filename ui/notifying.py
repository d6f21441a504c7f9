"""Notifications of the desktop: by its tray where it has one, else by its portal.

The tray is what Windows, macOS and most Linux desktops have. GNOME has none: there the portal takes
notifications. Text is plain in both.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from app.domain.reminding import Note
from ui.widgets.seal import app_icon

if TYPE_CHECKING:
    from ui.portal import Portal

SHOWN_MS = 20_000


class Notifications(QObject):
    """Asks the desktop to show notes, by one icon for all of them; `opened` when one is clicked."""

    opened = Signal(str)  # the key of the note; a click on the icon is one on the newest

    def __init__(self, portal: Portal | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portal = portal
        self._tray: QSystemTrayIcon | None = None
        self._newest = ""
        if portal is not None:
            portal.clicked.connect(self.opened)

    def show(self, note: Note) -> bool:
        """Show a note; False where this desktop takes none."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._newest = note.key
            icon = QSystemTrayIcon.MessageIcon.NoIcon
            self._in_tray().showMessage(note.title, note.text, icon, SHOWN_MS)
            return True
        portal = self._by_portal()
        return portal is not None and portal.show(note)

    def withdraw(self) -> None:
        """Leave the tray."""
        if self._tray is not None:
            self._tray.hide()

    def _in_tray(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.setToolTip("Enishi")
            self._tray.messageClicked.connect(self._open)
            self._tray.activated.connect(lambda _why: self._open())
        self._tray.show()
        return self._tray

    def _open(self) -> None:
        self.opened.emit(self._newest)

    def _by_portal(self) -> Portal | None:
        """The session's portal, where there may be one: D-Bus is a matter of Linux."""
        if self._portal is None and sys.platform.startswith("linux"):
            from ui.portal import Portal

            self._portal = Portal(parent=self)
            self._portal.clicked.connect(self.opened)
        return self._portal

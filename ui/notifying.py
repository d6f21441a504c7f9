"""Notifications of the desktop: by its service on Linux, else by its tray, else by its portal.

The tray is what Windows, macOS and old Linux desktops have. In a sandbox the portal alone takes
notifications. Text is plain in all of them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from app.domain.reminding import Note
from ui.widgets.seal import app_icon

if TYPE_CHECKING:
    from ui.desktop_notes import DesktopNotes
    from ui.portal import Portal

SHOWN_MS = 20_000


class Notifications(QObject):
    """Asks the desktop to show notes, by one icon for all of them; `opened` when one is clicked."""

    opened = Signal(str)  # the key of the note; a click on the icon is one on the newest

    def __init__(self, portal: Portal | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portal = portal
        self._tray: QSystemTrayIcon | None = None
        self._desktop: DesktopNotes | None = None
        self._may_ask_desktop = portal is None and sys.platform.startswith("linux")
        self._newest = ""
        if portal is not None:
            portal.clicked.connect(self.opened)

    def show(self, note: Note) -> bool:
        """Show a note; False where this desktop takes none."""
        return self._by_desktop(note) or self._otherwise(note)

    def _by_desktop(self, note: Note) -> bool:
        """By the service of Linux desktops, where there may be one."""
        if not self._may_ask_desktop:
            return False
        if self._desktop is None:
            from ui.desktop_notes import DesktopNotes

            self._desktop = DesktopNotes(self)
            self._desktop.clicked.connect(self.opened)
            self._desktop.refused.connect(self._otherwise)
        return self._desktop.show(note)

    def _otherwise(self, note: Note) -> bool:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._newest = note.key
            icon = QSystemTrayIcon.MessageIcon.NoIcon
            self._in_tray().showMessage(note.title, note.text, icon, SHOWN_MS)
            return True
        portal = self._by_portal()
        return portal is not None and portal.show(note)

    def withdraw(self) -> None:
        """Leave the desktop."""
        if self._desktop is not None:
            self._desktop.close()
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

"""Saying that a long run ended: in the window, and to whoever looks at another one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.i18n import ngettext
from ui.status import Status
from ui.widgets.seal import app_icon

SHOWN_MS = 10_000


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

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self.told: list[str] = []
        """What was said to whoever looked elsewhere."""

    def say(self, text: str) -> None:
        """Say that something ended, unless the window is being looked at anyway."""
        if self._window.isActiveWindow():
            return
        self.told.append(text)
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show(text)

    def _show(self, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.setToolTip("Enishi")
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda _reason: self._come_forward())
        self._tray.show()
        self._tray.showMessage("Enishi", text, app_icon(), SHOWN_MS)
        QTimer.singleShot(SHOWN_MS, self._tray, self._tray.hide)

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()

"""When the window stands painted with its first answer: what can wait begins then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.tasks import Tasks

SHOWN_MS = 150
"""A window whose answer takes longer is shown without it."""
LATEST_MS = 3000
"""What waits for the paint begins after so long in any case, as in a window that is minimised."""


class FirstPaint(QObject):
    """Says once that the first answer that the window's page was given has been painted."""

    over = Signal()

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        tasks.answered.connect(self._answered)
        self._tasks: Tasks | None = tasks
        self._is_wanted = self._is_seen = self._is_over = False
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._latest.timeout.connect(self._end)
        self._latest.start()

    def show(self) -> None:
        """Show the window with the answer, so that it is painted once and does not flicker."""
        self._is_wanted = True
        QTimer.singleShot(SHOWN_MS, self._show)

    def _show(self) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self._window.show()

    def _answered(self) -> None:
        if self._tasks is not None:
            self._tasks.answered.disconnect(self._answered)
            self._tasks = None
        self._show()
        self._window.update()

    def painted(self) -> None:
        """The window paints itself, and after it its page; an event filter would be told too.

        But the bindings load the classes of all events for a filter.
        """
        if self._tasks is None and not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        """By the paint or by the clock, whichever comes first."""
        if not self._is_over:
            self._is_over = True
            self._latest.stop()
            self.over.emit()

"""What changed, handed to the pages at most four times a second."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.changes import Changes

PAUSE_MS = 250


class ChangeFeed(QObject):
    """Collects changes; the first comes through at once, those close after it together."""

    due = Signal(object)  # Changes

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = Changes()
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._hand_out)

    def add(self, changes: Changes) -> None:
        """Take in what a command changed."""
        self._waiting = merged(self._waiting, changes)
        if not self._timer.isActive():
            elapsed = self._since.elapsed() if self._since.isValid() else PAUSE_MS
            self._timer.start(max(0, PAUSE_MS - elapsed))

    def _hand_out(self) -> None:
        changes, self._waiting = self._waiting, Changes()
        self._since.restart()
        self.due.emit(changes)


def merged(one: Changes, other: Changes) -> Changes:
    """Both together; what may be all of a kind stays so."""
    rows = dict(one.rows)
    for kind, ids in other.rows.items():
        before = rows.get(kind, frozenset())
        rows[kind] = None if before is None or ids is None else before | ids
    return Changes(rows)

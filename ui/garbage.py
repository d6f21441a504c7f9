"""Cyclic garbage is collected on the window's thread alone.

Python collects in whichever thread happens to allocate; a widget that is freed by a reader or
worker thread takes Qt down with it.
"""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500
LONG_SECONDS = 0.01
"""A collection that takes longer went over a whole book in memory; it is not gone over again."""


class GarbageCollector(QObject):
    """Takes over from the automatic collection until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        """Collect the oldest generation that is due, as the automatic collection does."""
        counts = zip(gc.get_count(), self._thresholds, strict=True)
        due = [generation for generation, (n, limit) in enumerate(counts) if n > limit > 0]
        if due:
            began = perf_counter()
            gc.collect(due[-1])
            if perf_counter() - began > LONG_SECONDS:
                gc.freeze()

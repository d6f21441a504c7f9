"""How much of the processor a reading process gets: a busy machine is no fault of a card."""

from __future__ import annotations

import os
import time
from pathlib import Path

_LEAST, _MOST = 0.01, 0.5
"""Shares of a core between which a process works, but is kept waiting by others."""
_TIMES = 4


class Patience:
    """The time that one job may take, prolonged while others leave its process little of a core.

    A reader that waits for nothing uses no processor time, one that turns in a circle nearly all
    of it; what works at a small share only needs longer.
    """

    def __init__(self, pid: int | None, seconds: float) -> None:
        self._pid, self._seconds, self._left = pid, seconds, _TIMES
        self._begin()

    def _begin(self) -> None:
        self._since, self._spent = time.monotonic(), processor_seconds(self._pid)
        self.deadline = self._since + self._seconds

    def prolonged(self) -> bool:
        """Whether there is more time, asked when it is over; at most five times the seconds."""
        now, spent = time.monotonic(), processor_seconds(self._pid)
        if spent is None or self._spent is None or self._left == 0:
            return False
        share = (spent - self._spent) / max(now - self._since, 0.001)
        if not _LEAST < share < _MOST:
            return False
        self._left -= 1
        self._begin()
        return True


def processor_seconds(pid: int | None) -> float | None:
    """Processor time of a process and of its ended children; None where the system tells none.

    From Linux's /proc/PID/stat, fields 14 to 17 (proc(5)).
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()[11:15]
    return sum(map(int, fields)) / float(os.sysconf("SC_CLK_TCK"))

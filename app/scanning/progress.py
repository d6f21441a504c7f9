"""How far the reading of a stack is, and how long it will take."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

_RECENT = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """Where reading stands.

    Attributes:
        waiting: scans that wait.
        reading: scans that are being read.
        done_since_start: scans answered since the runner was made, failed ones included.
        cards_per_minute: over the last answers; None while too few came.
        seconds_left: for all that wait and are being read, at that pace; 0 when there are none.
    """

    waiting: int = 0
    reading: int = 0
    done_since_start: int = 0
    cards_per_minute: float | None = None
    seconds_left: float | None = 0.0


class Pace:
    """Measures progress; times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._done = 0
        self._times: deque[float] = deque(maxlen=_RECENT + 1)

    def begin(self, now: float) -> None:
        """Work begins after a pause, whose length is nobody's pace."""
        self._times.clear()
        self._times.append(now)

    def finish(self, now: float) -> None:
        """One scan is done."""
        self._done += 1
        self._times.append(now)

    def progress(self, waiting: int, reading: int) -> Progress:
        """Where reading stands with so many scans to come."""
        rate = self._per_second()
        left = 0.0 if not waiting + reading else (waiting + reading) / rate if rate else None
        return Progress(waiting, reading, self._done, rate * 60 if rate else None, left)

    def _per_second(self) -> float | None:
        if len(self._times) < 2 or self._times[-1] <= self._times[0]:
            return None
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

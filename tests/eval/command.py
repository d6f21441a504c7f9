"""A command as a process of its own, with the time and the memory that it took."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command answered and what it cost.

    `cpu_seconds` and `peak_mb` count the processes that it started itself and waited for: their
    sum, and the largest of them.
    """

    status: int
    out: bytes
    seconds: float
    cpu_seconds: float
    peak_mb: float


def timed_command(words: Sequence[str]) -> Outcome:
    """Runs a command in the checkout's root to its end; what it says to people is dropped."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        started = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, used = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        cpu = used.ru_utime + used.ru_stime
        return Outcome(started.returncode, out.read(), seconds, cpu, used.ru_maxrss / _KIB)

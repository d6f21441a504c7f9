"""A command as a process of its own, with the time and the memory that it took."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# A process inherits the peak of the one that starts it, so a small one stands between.
_LAUNCHER = """
import json, os, subprocess, sys, time
out, notes, *words = sys.argv[1:]
with open(out, "wb") as answer:
    began = time.perf_counter()
    started = subprocess.Popen(words, stdout=answer, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - began
    started.returncode = os.waitstatus_to_exitcode(status)
cost = [started.returncode, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]
with open(notes, "w") as file:
    json.dump(cost, file)
"""


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
    with tempfile.TemporaryDirectory() as scratch:
        out, notes = Path(scratch) / "out", Path(scratch) / "notes"
        launcher = [sys.executable, "-S", "-c", _LAUNCHER, str(out), str(notes)]
        subprocess.run([*launcher, *words], cwd=ROOT, check=True)
        status, seconds, cpu, peak = json.loads(notes.read_text("utf-8"))
        return Outcome(status, out.read_bytes(), seconds, cpu, peak)

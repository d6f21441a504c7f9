"""Scripted jobs, and whether a process still runs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from ocr.model import SideSource
from ocr.worker import Answer, Job

READER = "tests.doubles.readers:scripted"


def scripted_jobs(folder: Path, scripts: list[str]) -> list[Job]:
    """A job for each script of `tests.doubles.readers`, numbered from 0."""
    jobs = []
    for number, script in enumerate(scripts):
        path = folder / f"{number}.png"
        path.write_text(script)
        jobs.append(Job(number, (SideSource(path),), reader=READER))
    return jobs


def outcome(answer: Answer) -> str:
    """The engine of a result, or the code of a problem."""
    if answer.result is not None:
        return answer.result.engine
    assert answer.problem is not None
    return answer.problem.code


def is_running(pid: int) -> bool:
    """Whether a process runs; one that ended and was not yet waited for does not."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self").exists():
        try:
            return stat.read_text().rpartition(")")[2].split()[0] not in "ZX"
        except (FileNotFoundError, ProcessLookupError):
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(condition: Callable[[], bool], seconds: float = 5.0, every: float = 0.01) -> bool:
    """Whether a condition comes true within some seconds; looks `every` so many of them."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(every)
    return condition()

"""Commands as processes of their own, with what they cost."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.eval.command import timed_command
from tests.eval.speed import WithMemory


def test_answer_time_and_memory_are_told() -> None:
    words = "import time; block = bytearray(60_000_000); time.sleep(0.2); print('done')"
    outcome = timed_command([sys.executable, "-c", words])
    assert (outcome.status, outcome.out.strip()) == (0, b"done")
    assert outcome.seconds >= 0.2
    assert 60 < outcome.peak_mb < 400


def test_the_memory_of_whoever_asks_does_not_count() -> None:
    own = bytearray(b"x") * 300_000_000
    assert timed_command([sys.executable, "-S", "-c", "pass"]).peak_mb < 100 < len(own)


def test_a_failure_is_told() -> None:
    assert timed_command([sys.executable, "-c", "raise SystemExit(3)"]).status == 3


def test_the_memory_of_processes_that_a_command_starts_counts() -> None:
    big = "bytearray(90_000_000)"
    words = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{big}'])"
    assert timed_command([sys.executable, "-c", words]).peak_mb > 90


def test_reading_with_memory_gives_the_peak_of_the_process() -> None:
    assert WithMemory(str)(Path("card.png")) > 1

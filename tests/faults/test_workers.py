"""Readers that die, hang, and send rubbish: each costs its own card and no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.scanning.workers import WorkerPool, read_in_order
from ocr.worker import Answer
from tests.doubles.processes import eventually, is_running, outcome, scripted_jobs


def test_a_stack_survives_two_kills_and_a_hang(tmp_path: Path) -> None:
    scripts = ["recorded"] * 12
    scripts[2], scripts[5], scripts[8] = "killed", "dying", "hanging"
    with WorkerPool(2, time_limit=1.0) as pool:
        answers = list(read_in_order(scripted_jobs(tmp_path, scripts), pool))
    outcomes = [outcome(answer) for answer in answers]
    assert [answer.id for answer in answers] == list(range(12))
    assert [outcomes.pop(i) for i in (8, 5, 2)] == ["timed-out", "worker-crashed", "worker-crashed"]
    assert outcomes == ["recorded"] * 9


@pytest.mark.parametrize("first", ["once killed", "once dying", "once hanging"])
def test_a_card_is_given_once_more(tmp_path: Path, first: str) -> None:
    with WorkerPool(1, time_limit=1.0) as pool:
        (answer,) = read_in_order(scripted_jobs(tmp_path, [first]), pool)
    assert outcome(answer) == "recorded"


@pytest.mark.parametrize(
    "rubbish", ["wrong-type", "unsendable", "wrong-id", "noise", "half-an-answer"]
)
def test_rubbish_counts_as_a_crash(tmp_path: Path, rubbish: str) -> None:
    with WorkerPool(1, time_limit=1.0) as pool:
        answers = list(read_in_order(scripted_jobs(tmp_path, [rubbish, "recorded"]), pool))
    assert [outcome(answer) for answer in answers] == ["worker-crashed", "recorded"]


def test_a_death_is_noticed_at_once(tmp_path: Path) -> None:
    with WorkerPool(1, time_limit=60.0) as pool:
        begun = time.monotonic()
        (answer,) = read_in_order(scripted_jobs(tmp_path, ["killed"]), pool)
    assert time.monotonic() - begun < 5.0
    assert outcome(answer) == "worker-crashed"


def test_a_worker_that_dies_idle_is_replaced(tmp_path: Path) -> None:
    first, second = scripted_jobs(tmp_path, ["surroundings", "surroundings"])
    with WorkerPool(1) as pool:
        pool.submit(first)
        (answer,) = pool.wait()
        assert answer.result is not None
        os.kill(int(answer.result.warnings[0]), signal.SIGKILL)
        pool.submit(second)
        assert [outcome(a) for a in read_rest(pool)] == ["surroundings"]


def read_rest(pool: WorkerPool) -> list[Answer]:
    answers: list[Answer] = []
    while pool.busy:
        answers += pool.wait()
    return answers


def test_a_hung_worker_is_killed_with_the_program_it_started(tmp_path: Path) -> None:
    with WorkerPool(1, time_limit=1.0) as pool:
        (answer,) = read_in_order(scripted_jobs(tmp_path, ["starting-a-program"]), pool)
        pids = [int(pid) for pid in (tmp_path / "0.pid").read_text().split()]
        assert eventually(lambda: not any(map(is_running, pids)))
    assert outcome(answer) == "timed-out"


PARENT = """
import sys
from pathlib import Path
from app.scanning.workers import WorkerPool
from tests.doubles.processes import scripted_jobs

if __name__ == "__main__":
    pool = WorkerPool(2)
    for job in scripted_jobs(Path(sys.argv[1]), ["starting-a-program", "surroundings"]):
        pool.submit(job)
    answer, = pool.wait()
    while not Path(sys.argv[1], "0.pid").exists():
        pass
    print(answer.result.warnings[0], answer.result.warnings[1], flush=True)
    pool.wait()
"""


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    paths = os.pathsep.join(path for path in sys.path if path)
    parent = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), paths])},
    )
    with parent:
        assert parent.stdout is not None
        idle, folder = parent.stdout.readline().split()
        pids = [int(idle), *map(int, (tmp_path / "0.pid").read_text().split())]
        assert all(map(is_running, pids))
        parent.kill()
    assert eventually(lambda: not any(map(is_running, pids)))
    assert eventually(lambda: not Path(folder).exists())

"""Real processes, readers that do as they are told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.scanning.workers import WorkerPool, read_in_order
from ocr.model import ReadResult
from tests.doubles.processes import eventually, is_running, outcome, scripted_jobs


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, time_limit=2.0) as pool:
        yield pool


def told(pool: WorkerPool, folder: Path, scripts: list[str]) -> list[ReadResult]:
    answers = read_in_order(scripted_jobs(folder, scripts), pool)
    return [answer.result for answer in answers if answer.result is not None]


def test_answers_come_in_the_order_of_the_jobs(pool: WorkerPool, tmp_path: Path) -> None:
    scripts = ["slow 0.3", "recorded 2", "recorded", "recorded 3"]
    answers = list(read_in_order(scripted_jobs(tmp_path, scripts), pool))
    assert [answer.id for answer in answers] == [0, 1, 2, 3]
    assert [len(answer.result.cards) for answer in answers if answer.result] == [1, 2, 1, 3]


@pytest.mark.parametrize(
    ("script", "code", "words"),
    [
        ("failing", "unreadable-image", "0.png is no image."),
        ("buggy", "internal-error", "KeyError in readers.py:"),
        ("hungry", "out-of-memory", "more memory"),
        ("missing-reader", "internal-error", "KeyError"),
    ],
)
def test_what_a_reader_raises_is_a_problem_of_this_card(
    pool: WorkerPool, tmp_path: Path, script: str, code: str, words: str
) -> None:
    bad, good = read_in_order(scripted_jobs(tmp_path, [script, "recorded"]), pool)
    assert bad.problem is not None
    assert bad.problem.code == code
    assert words in bad.problem.message
    assert "Yamada" not in bad.problem.message, "what stands on cards stays on cards"
    assert outcome(good) == "recorded"


def test_a_picture_of_many_cards_has_time_for_each_of_them(
    pool: WorkerPool, tmp_path: Path
) -> None:
    many, hanging = read_in_order(scripted_jobs(tmp_path, ["many 6 0.5", "hanging"]), pool)
    assert many.result is not None
    assert len(many.result.cards) == 6
    assert hanging.problem is not None
    assert hanging.problem.code == "timed-out"


def test_a_busy_machine_is_no_fault_of_the_card(tmp_path: Path) -> None:
    with WorkerPool(1, time_limit=1.0) as pool:
        slow, circling = read_in_order(scripted_jobs(tmp_path, ["crawling 2.5", "spinning"]), pool)
    told = Path("/proc/self/stat").exists()  # where the system tells a process's time
    assert outcome(slow) == ("recorded" if told else "timed-out")
    assert outcome(circling) == "timed-out"


def test_half_an_installation_is_no_fault_of_the_card(pool: WorkerPool, tmp_path: Path) -> None:
    (job,) = scripted_jobs(tmp_path, ["recorded"])
    (answer,) = read_in_order([replace(job, reader="tests.doubles.nowhere:read")], pool)
    assert outcome(answer) == "engine-missing"
    assert answer.problem is not None
    assert "tests.doubles.nowhere" in answer.problem.message


def test_a_worker_is_modest_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with WorkerPool(1) as pool:
        (result,) = told(pool, tmp_path, ["surroundings"])
        pid, folder, threads, niceness, *loaded = result.warnings
        assert Path(folder).is_dir()
    assert (threads, int(niceness) > os.nice(0)) == ("1", True)
    assert loaded == [], "a worker needs neither window nor database"
    assert not Path(folder).exists()
    assert not Path(folder).parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_what_engines_print_reaches_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with WorkerPool(1) as pool:
        told(pool, tmp_path, ["chatty"])
    assert capfd.readouterr() == ("", "")


def test_a_worker_is_replaced_after_its_share(tmp_path: Path) -> None:
    with WorkerPool(1, cards_per_worker=2) as pool:
        pids = [r.warnings[0] for r in told(pool, tmp_path, ["surroundings"] * 5)]
    assert [pids[0] == pids[1], pids[1] == pids[2], pids[2] == pids[3]] == [True, False, True]
    assert len(set(pids)) == 3


def test_processes_are_started_as_needed_and_rest(pool: WorkerPool, tmp_path: Path) -> None:
    (first,) = told(pool, tmp_path, ["surroundings"])
    (second,) = told(pool, tmp_path, ["surroundings"])
    assert first.warnings[0] == second.warnings[0]
    pool.rest()
    assert not is_running(int(first.warnings[0]))
    assert len(told(pool, tmp_path, ["surroundings"])) == 1


def test_a_busy_pool_takes_no_more(pool: WorkerPool, tmp_path: Path) -> None:
    first, second, third = scripted_jobs(tmp_path, ["slow 0.2", "slow 0.2", "recorded"])
    pool.submit(first)
    pool.submit(second)
    assert (pool.idle, pool.busy) == (0, 2)
    with pytest.raises(RuntimeError):
        pool.submit(third)
    answered = 0
    while answered < 2:
        answered += len(pool.wait(1.0))
    assert (pool.idle, pool.busy) == (2, 0)


def test_waiting_ends_at_the_timeout(pool: WorkerPool, tmp_path: Path) -> None:
    (job,) = scripted_jobs(tmp_path, ["slow 0.5"])
    pool.submit(job)
    assert pool.wait(0.05) == []
    assert [answer.id for answer in pool.wait()] == [0]


def test_closing_does_not_wait_for_cards_in_hand(tmp_path: Path) -> None:
    pool = WorkerPool(1)
    (job,) = scripted_jobs(tmp_path, ["starting-a-program"])
    pool.submit(job)
    note = tmp_path / "0.pid"
    assert eventually(lambda: note.exists() and len(note.read_text().split()) == 2)
    pool.close()
    pool.close()
    pids = [int(pid) for pid in note.read_text().split()]
    assert eventually(lambda: not any(is_running(pid) for pid in pids))


@pytest.mark.parametrize("size", [None, 1, 3])
def test_size(size: int | None) -> None:
    with WorkerPool(size) as pool:
        assert 1 <= pool.size <= 4
        assert size is None or pool.size == size


def test_the_parent_loads_no_pixels() -> None:
    """OpenCV redirects Qt's plugins; the window's process must never import it."""
    pixels = "{'cv2', 'numpy', 'ocr.pipeline'}"
    code = f"import sys, app.scanning.runner; print({pixels} & set(sys.modules))"
    paths = os.pathsep.join([str(Path.cwd()), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"

"""A pool of supervised reading processes: a crash or a hang costs one card and no more."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from multiprocessing import connection, get_context
from pathlib import Path
from types import TracebackType
from typing import Any

from app.errors import SetupError, reason_of
from app.i18n import N_
from app.scanning.worker_process import WorkerCrashed, WorkerProcess
from ocr.model import Problem
from ocr.worker import Answer, Job

TIME_LIMIT = 60.0
CARDS_PER_WORKER = 200
"""After so many cards a process is replaced, so that leaks of engines do not add up."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerPool:
    """Reading processes, started when there is work for them; for one thread at a time.

    Args:
        size: how many processes at most; None leaves a core to the window and takes four at most.
        time_limit: seconds for one card, after which its process is killed; longer where other
            programs leave it little of a core.
        cards_per_worker: cards after which a process is replaced.
    """

    def __init__(
        self,
        size: int | None = None,
        *,
        time_limit: float = TIME_LIMIT,
        cards_per_worker: int = CARDS_PER_WORKER,
    ) -> None:
        self.size = size or max(1, min(4, cores() - 1))
        self._time_limit = time_limit
        self._cards_per_worker = cards_per_worker
        self._context = get_context("spawn")
        self._folder = tempfile.TemporaryDirectory(prefix="enishi-", ignore_cleanup_errors=True)
        self._names = count()
        self._workers: list[WorkerProcess] = []
        self._again: deque[Job] = deque()
        self._failed_once: set[int] = set()

    @property
    def busy(self) -> int:
        """How many jobs were submitted and not yet answered."""
        return sum(worker.job is not None for worker in self._workers) + len(self._again)

    @property
    def idle(self) -> int:
        """How many jobs can be submitted now."""
        return self.size - self.busy

    def submit(self, job: Job) -> None:
        """Hand a job to a free process; its id must be unlike those of all jobs in hand.

        Raises:
            RuntimeError: all processes are busy.
            SetupError: the system refuses to start a process.
        """
        if self.idle < 1:
            raise RuntimeError("all readers are busy")
        free = next((worker for worker in self._workers if worker.job is None), None)
        (free or self._start()).give(job, self._time_limit)

    def wait(
        self, timeout: float | None = None, also: Sequence[connection.Connection[Any, Any]] = ()
    ) -> list[Answer]:
        """Wait for answers; empty where the time is over, or a card is to be tried again.

        Args:
            timeout: seconds; None waits as long as it takes.
            also: further pipes that end the waiting when they become readable.
        """
        self._try_again()
        busy = [worker for worker in self._workers if worker.job is not None]
        pipes = [worker.connection for worker in busy]
        sentinels = [worker.sentinel for worker in self._workers]
        ready = connection.wait([*pipes, *sentinels, *also], self._patience(timeout))
        for worker in [w for w in self._workers if w.job is None and w.sentinel in ready]:
            self._remove(worker)
        answers = [self._look_after(worker, ready) for worker in busy]
        return [answer for answer in answers if answer is not None]

    def rest(self) -> None:
        """End the processes that have nothing to do; the next job starts one again."""
        idle = [worker for worker in self._workers if worker.job is None]
        for worker in idle:
            worker.dismiss()
        for worker in idle:
            self._remove(worker)

    def close(self) -> None:
        """End all processes; jobs in hand are given up."""
        self._again.clear()
        self.rest()
        for worker in tuple(self._workers):
            self._remove(worker)
        self._folder.cleanup()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self) -> WorkerProcess:
        folder = Path(self._folder.name) / str(next(self._names))
        try:
            worker = WorkerProcess(self._context, folder)
        except OSError as error:
            raise SetupError(
                N_(
                    "No process for reading could be started: {reason}. "
                    "The cards that were taken in are safe and wait. "
                    "Close other programs, then start reading again."
                ),
                reason=reason_of(error),
            ) from error
        self._workers.append(worker)
        return worker

    def _try_again(self) -> None:
        while self._again:
            self._start().give(self._again[0], self._time_limit)
            self._again.popleft()

    def _patience(self, timeout: float | None) -> float | None:
        limits = [worker.seconds_left for worker in self._workers if worker.job is not None]
        if timeout is not None:
            limits.append(timeout)
        return max(0.0, min(limits)) if limits else None

    def _look_after(self, worker: WorkerProcess, ready: Sequence[object]) -> Answer | None:
        if worker.connection in ready:
            return self._receive(worker)
        if worker.sentinel in ready:
            return self._lose(worker, Problem("worker-crashed", "Reading this card crashed twice."))
        if worker.seconds_left <= 0 and not worker.prolonged():
            message = f"Reading this card took longer than {self._time_limit:g} seconds, twice."
            return self._lose(worker, Problem("timed-out", message))
        return None

    def _receive(self, worker: WorkerProcess) -> Answer | None:
        try:
            answer = worker.receive()
        except WorkerCrashed:
            return self._lose(worker, Problem("worker-crashed", "Reading this card crashed twice."))
        if answer is None:
            return None
        self._failed_once.discard(answer.id)
        if worker.jobs_done >= self._cards_per_worker:
            self._remove(worker)
        return answer

    def _lose(self, worker: WorkerProcess, problem: Problem) -> Answer | None:
        """Give the job of a lost process to a fresh one, or up if this was the second time."""
        job = worker.job
        assert job is not None, "an idle process has nothing to lose"
        self._remove(worker)
        if job.id not in self._failed_once:
            self._failed_once.add(job.id)
            self._again.append(job)
            return None
        self._failed_once.remove(job.id)
        return Answer(job.id, problem=problem)

    def _remove(self, worker: WorkerProcess) -> None:
        self._workers.remove(worker)
        worker.end()


def read_in_order(jobs: Iterable[Job], pool: WorkerPool) -> Iterator[Answer]:
    """Read jobs with distinct ids and give their answers in the order of the jobs.

    The jobs are taken from their source as processes become free. An idle pool is expected.
    """
    coming = iter(jobs)
    order: deque[int] = deque()
    answers: dict[int, Answer] = {}
    while True:
        for job in islice(coming, pool.idle):
            order.append(job.id)
            pool.submit(job)
        if not order:
            return
        answers.update((answer.id, answer) for answer in pool.wait())
        while order and order[0] in answers:
            yield answers.pop(order.popleft())

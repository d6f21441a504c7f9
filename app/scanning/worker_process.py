"""One reading process as its parent sees it: give a job, receive the answer, end it."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from pathlib import Path

from app.scanning.processor_time import Patience
from ocr.model import Problem, ReadResult
from ocr.worker import Answer, CardRead, Job, serve

_LARGEST_ANSWER = 64 << 20
_SECONDS_TO_END = 2.0


class WorkerCrashed(Exception):
    """The process died or sent something that is no answer to its job."""


class WorkerProcess:
    """A spawned process that has at most one job at a time.

    Attributes:
        connection: readable when an answer has come or the process has ended.
        sentinel: readable when the process has ended.
        job: what it is reading.
        jobs_done: how many it has read.
    """

    def __init__(self, context: SpawnContext, folder: Path) -> None:
        self._folder = folder
        self.job: Job | None = None
        self.jobs_done = 0
        self._time_limit = 0.0
        folder.mkdir()
        theirs: Connection[Answer | CardRead, Job]
        self.connection: Connection[Job, Answer | CardRead]
        self.connection, theirs = context.Pipe()
        with theirs, _interrupts_held_back():
            self._process = context.Process(target=serve, args=(theirs, folder), daemon=True)
            self._process.start()
        self._patience = Patience(self._process.pid, 0.0)

    @property
    def sentinel(self) -> int:
        """A handle to wait on for the end of the process."""
        return self._process.sentinel

    @property
    def seconds_left(self) -> float:
        """Seconds until the job in hand has taken too long."""
        return self._patience.deadline - time.monotonic()

    def prolonged(self) -> bool:
        """Whether the job in hand gets more time, because the machine is busy with others."""
        return self._patience.prolonged()

    def give(self, job: Job, time_limit: float) -> None:
        """Start a job; a process that is dead already shows by its sentinel."""
        self.job = job
        self._time_limit = time_limit
        self._patience = Patience(self._process.pid, time_limit)
        with suppress(ConnectionError):
            self.connection.send(job)

    def receive(self) -> Answer | None:
        """The answer to the job in hand, after which the process is free.

        None for news that a card of a picture is read: then the time for the next one begins.

        Raises:
            WorkerCrashed: there is none, and there will be none.
        """
        answer = self._receive_anything()
        if self.job is not None and answer == CardRead(self.job.id):
            self._patience = Patience(self._process.pid, self._time_limit)
            return None
        if not isinstance(answer, Answer) or self.job is None or answer.id != self.job.id:
            raise WorkerCrashed("not an answer to its job")
        if isinstance(answer.result, ReadResult) == isinstance(answer.problem, Problem):
            raise WorkerCrashed("neither a result nor a problem")
        self.job = None
        self.jobs_done += 1
        return answer

    def _receive_anything(self) -> object:
        # Half a message would block for ever: a process that stops amid one is killed.
        watchdog = threading.Timer(self._time_limit, self._process.kill)
        watchdog.daemon = True  # and an interrupted program does not wait for its end
        try:
            watchdog.start()
            return pickle.loads(self.connection.recv_bytes(_LARGEST_ANSWER))
        except Exception as error:  # what a broken process sends can fail in any way
            raise WorkerCrashed("unreadable answer") from error
        finally:
            watchdog.cancel()

    def dismiss(self) -> None:
        """Let an idle process end by itself; `end` waits for it."""
        self.connection.close()

    def end(self) -> None:
        """Return when the process is gone: an idle one by itself, any other killed."""
        self.dismiss()
        if self.job is None:
            self._process.join(_SECONDS_TO_END)
        if self.job is not None or self._process.is_alive():
            self._kill()
        self._process.join()
        self._process.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _kill(self) -> None:
        """Kill it together with the programs that it started."""
        pid = self._process.pid
        if sys.platform != "win32" and pid is not None:
            with suppress(ProcessLookupError, PermissionError):  # ended, or not yet a group
                os.killpg(pid, signal.SIGKILL)
        self._process.kill()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl+C is for the program: a process started in here never hears it, not even at first."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker  # not for Windows

    resource_tracker.ensure_running()  # starting it would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

"""A reading process: jobs in through one pipe, answers out, and an end when the pipe closes."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import cast

from ocr.errors import OcrError
from ocr.model import ReadResult, SideSource
from ocr.options import ReadOptions

READER = "ocr.pipeline:read_cards"
NICENESS = 10
MEMORY_BYTES = 1_500_000_000
"""Most data memory of a worker; beyond it a card fails instead of the whole machine swapping."""

Reader = Callable[[Sequence[SideSource], ReadOptions], ReadResult]


@dataclass(frozen=True, slots=True)
class Job:
    """One card or picture to read.

    Attributes:
        id: the caller's own number, given back in the answer.
        sides: see `ocr.pipeline.read_cards`.
        reader: `module:function` of what reads, by name so that any process can load it.
    """

    id: int
    sides: tuple[SideSource, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    reader: str = READER


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a job has no result: the code of an `OcrError`, `memory`, or `crash` for a bug."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job: a result or a problem."""

    id: int
    result: ReadResult | None = None
    problem: Problem | None = None


def serve(connection: Connection) -> None:
    """Answers jobs until the other end of the pipe is closed; the entry of a worker process."""
    _be_modest()
    with _own_temporary_folder(), connection:
        while True:
            try:
                job = cast(Job, connection.recv())
            except (EOFError, OSError):
                return
            answer = answer_to(job)
            try:
                connection.send(answer)
            except (BrokenPipeError, OSError):
                return


def answer_to(job: Job) -> Answer:
    """Reads one job; whatever goes wrong becomes a problem."""
    try:
        reader = _reader(job.reader)
        return Answer(job.id, result=reader(job.sides, job.options))
    except OcrError as problem:
        return Answer(job.id, problem=Problem(problem.code, str(problem)))
    except MemoryError:
        names = ", ".join(side.path.name for side in job.sides)
        return Answer(job.id, problem=Problem("memory", f"{names} needs too much memory."))
    except Exception as problem:
        # The edge of the process: one card fails, the next ones are read.
        return Answer(job.id, problem=Problem("crash", f"{type(problem).__name__}: {problem}"))


def _reader(name: str) -> Reader:
    if name == READER:
        import ocr.pipeline

        return ocr.pipeline.read_cards
    module, _, function = name.partition(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def _be_modest() -> None:
    """One thread, lowered priority, bounded memory: the window stays quick while cards are read."""
    for variable in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


@contextmanager
def _own_temporary_folder() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        tempfile.tempdir = folder
        os.environ["TMPDIR"] = folder
        yield

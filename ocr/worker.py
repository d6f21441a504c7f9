"""The entry of a reading process: jobs come in through one pipe, answers go out of it.

Importing this module loads no pixels: the reader is named in the job and imported here, inside
the process, when the first job comes.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from ocr.errors import EngineMissing, OcrError
from ocr.model import Problem, ReadResult, SideSource
from ocr.options import ReadOptions

READER = "ocr.pipeline:read_cards"
REGION_READER = "ocr.region:read_region"
PREVIEW_WRITER = "ocr.preview:write_preview"
GLANCE = "ocr.glance:glance"
MEMORY_LIMIT = 4 << 30
"""Bytes of address space; five times what reading an ordinary photograph takes."""

_NICENESS = 10

Reader = Callable[..., ReadResult]
"""Called with sides and options; it calls `on_card` after each card of a picture."""


@dataclass(frozen=True, slots=True)
class Job:
    """One card to read: its sides, the options, and `module:function` of the reader."""

    id: int
    sides: tuple[SideSource, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    reader: str = READER


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job: a result or a problem."""

    id: int
    result: ReadResult | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class CardRead:
    """News of a job in hand: one more of its cards is read, so it does not hang."""

    id: int


def serve(connection: Connection[Answer | CardRead, Job], folder: Path) -> None:
    """Read what comes through the pipe until it closes.

    Args:
        connection: receives `Job`, sends one `Answer` for each, and `CardRead` before it.
        folder: an empty folder for temporary files of this process alone; it is removed.
    """
    _settle(folder)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    with suppress(EOFError, ConnectionError):
        while True:
            job = connection.recv()
            connection.send(answer(job, partial(connection.send, CardRead(job.id))))
    shutil.rmtree(folder, ignore_errors=True)


def answer(job: Job, on_card: Callable[[], object] = lambda: None) -> Answer:
    """Do one job; whatever the reader raises becomes a problem of this job alone."""
    try:
        return Answer(job.id, _load(job.reader)(job.sides, job.options, on_card=on_card))
    except OcrError as error:
        return Answer(job.id, problem=Problem(error.code, str(error)))
    except ImportError as error:  # half an installation is no fault of the card
        message = f"A part of the reader is missing: {error}."
        return Answer(job.id, problem=Problem(EngineMissing.code, message))
    except MemoryError:
        message = "The image needs more memory than a reader may use."
        return Answer(job.id, problem=Problem("out-of-memory", message))
    except Exception as error:  # the edge of the worker: a bug costs one card
        return Answer(job.id, problem=Problem("internal-error", _describe(error)))


def _load(name: str) -> Reader:
    module, _, function = name.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader


def _describe(error: Exception) -> str:
    """Kind and place of an error, without its message: that may quote the card."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _settle(folder: Path) -> None:
    """Take a modest place on the machine, before any engine is loaded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    os.environ["OMP_THREAD_LIMIT"] = "1"
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    _silence()
    if sys.platform != "win32":
        os.setpgid(0, 0)  # programs that it starts are ended together with it
        os.nice(_NICENESS)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _silence() -> None:
    """Engines print as they like; standard output belongs to the command line."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _end_with_parent(folder: Path) -> None:
    """A reader that hangs would not notice the closed pipe."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    shutil.rmtree(folder, ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)

"""Runs a function over pictures in single-threaded processes and takes the time."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Generic, TypeVar

from ocr.errors import OcrError

Answer = TypeVar("Answer")
_THREADS = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_START_SECONDS = 180
_everybody: Barrier


@dataclass(frozen=True, slots=True)
class Timed(Generic[Answer]):
    """An answer, None where the picture could not be read, with the seconds it took."""

    answer: Answer | None
    seconds: float
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Run(Generic[Answer]):
    """All answers in the order of the pictures, the seconds from first to last, the processes."""

    answers: tuple[Timed[Answer], ...]
    wall_seconds: float
    jobs: int


def run(function: Callable[[Path], Answer], paths: Sequence[Path], jobs: int) -> Run[Answer]:
    """The function on each path in `jobs` processes; each warms up on the first path, untimed."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(jobs)
    with ProcessPoolExecutor(jobs, context, _start, (barrier,)) as pool:
        for ready in [pool.submit(_warm_up, function, paths[0]) for _ in range(jobs)]:
            ready.result()
        began = time.perf_counter()
        answers = tuple(pool.map(_Timing(function), paths))
        return Run(answers, time.perf_counter() - began, jobs)


def _start(barrier: Barrier) -> None:
    import cv2

    global _everybody
    _everybody = barrier
    cv2.setNumThreads(1)


def _warm_up(function: Callable[[Path], object], path: Path) -> None:
    try:
        _Timing(function)(path)
    except BaseException:
        _everybody.abort()
        raise
    # Nobody goes on before all are warm, so that each process takes exactly one of these.
    _everybody.wait(_START_SECONDS)


@dataclass(frozen=True, slots=True)
class _Timing(Generic[Answer]):
    function: Callable[[Path], Answer]

    def __call__(self, path: Path) -> Timed[Answer]:
        began = time.perf_counter()
        try:
            answer = self.function(path)
        except OcrError as error:
            return Timed(None, time.perf_counter() - began, f"{error.code}: {error}")
        return Timed(answer, time.perf_counter() - began)

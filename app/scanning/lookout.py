"""Looks for cards in a camera's pictures, in a process beside those that read."""

from __future__ import annotations

from pathlib import Path

from app.scanning.workers import WorkerPool
from ocr.model import SideReading, SideSource
from ocr.worker import GLANCE, Job

LOOK_SECONDS = 10.0
LOOKS_PER_PROCESS = 5_000


class Lookout:
    """For one thread; the process starts with the first picture and ends with `close`."""

    def __init__(self) -> None:
        self._pool = WorkerPool(1, time_limit=LOOK_SECONDS, cards_per_worker=LOOKS_PER_PROCESS)

    def look(self, picture: Path) -> tuple[SideReading, ...]:
        """The whole cards in a picture, the largest first; none where the look failed.

        Raises:
            SetupError: the system refuses to start a process.
        """
        self._pool.submit(Job(1, (SideSource(picture),), reader=GLANCE))
        answers = self._pool.wait()
        while not answers:
            answers = self._pool.wait()
        result = answers[0].result
        return tuple(card.sides[0] for card in result.cards) if result else ()

    def rest(self) -> None:
        """End the process; the next picture starts one again."""
        self._pool.rest()

    def close(self) -> None:
        """End the process for good."""
        self._pool.close()

"""Regions that somebody waits for in front of the screen: read before the cards that wait."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.errors import EnishiError
from app.scanning.workers import WorkerPool
from ocr.geometry import Quad
from ocr.model import SideSource
from ocr.worker import REGION_READER, Answer, Job

Heard = Callable[[tuple[str, ...]], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    picture: Path
    region: Quad
    heard: Heard


class Aside:
    """Asked by any thread; handed out and answered in the runner's."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
        self._in_hand: dict[int, Heard] = {}
        self._ids = count(-1, -1)  # scans have the positive numbers

    def ask(self, picture: Path, region: Quad, heard: Heard) -> None:
        """Note a region to be read."""
        self._asked.put(_Asked(picture, region, heard))

    def hand_out(self, pool: WorkerPool) -> None:
        """Give free processes what was asked for."""
        while pool.idle and not self._asked.empty():
            asked = self._asked.get()
            side = SideSource(asked.picture, outline=asked.region)
            job = Job(next(self._ids), (side,), reader=REGION_READER)
            try:
                pool.submit(job)
            except EnishiError:
                asked.heard(())
                raise
            self._in_hand[job.id] = asked.heard

    def heard_of(self, answers: Iterable[Answer]) -> list[Answer]:
        """Tell what was heard of regions; the other answers are left."""
        left = []
        for answer in answers:
            heard = self._in_hand.pop(answer.id, None)
            if heard is None:
                left.append(answer)
            else:
                heard(_lines(answer))
        return left


def _lines(answer: Answer) -> tuple[str, ...]:
    if answer.result is None:
        return ()
    sides = [side for card in answer.result.cards for side in card.sides]
    return tuple(line.text for side in sides for line in side.lines)

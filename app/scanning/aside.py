"""What somebody waits for in front of the screen: done before the cards that wait."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count

from app.errors import EnishiError
from app.scanning.workers import WorkerPool
from ocr.model import SideReading, SideSource
from ocr.options import ReadOptions
from ocr.worker import Answer, Job

Heard = Callable[[SideReading | None], None]


@dataclass(frozen=True, slots=True)
class _Asked:
    reader: str
    side: SideSource
    options: ReadOptions
    heard: Heard


class Aside:
    """Asked by any thread; handed out and answered in the runner's."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
        self._in_hand: dict[int, Heard] = {}
        self._ids = count(-1, -1)  # scans have the positive numbers

    def ask(self, reader: str, side: SideSource, options: ReadOptions, heard: Heard) -> None:
        """Note something to be done, by `module:function`, for one side."""
        self._asked.put(_Asked(reader, side, options, heard))

    def hand_out(self, pool: WorkerPool) -> None:
        """Give free processes what was asked for."""
        while pool.idle and not self._asked.empty():
            asked = self._asked.get()
            job = Job(next(self._ids), (asked.side,), asked.options, asked.reader)
            try:
                pool.submit(job)
            except EnishiError:
                asked.heard(None)
                raise
            self._in_hand[job.id] = asked.heard

    def heard_of(self, answers: Iterable[Answer]) -> list[Answer]:
        """Tell what was heard; the answers about cards are left."""
        left = []
        for answer in answers:
            heard = self._in_hand.pop(answer.id, None)
            if heard is None:
                left.append(answer)
            else:
                heard(_side(answer))
        return left


def _side(answer: Answer) -> SideReading | None:
    cards = answer.result.cards if answer.result else ()
    return cards[0].sides[0] if cards else None

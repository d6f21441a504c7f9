"""The runner: hands waiting scans to reading processes and has their answers stored."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import ScanId
from app.errors import EnishiError, SetupError
from app.i18n import N_
from app.scanning.aside import Aside, Heard
from app.scanning.bell import Bell
from app.scanning.jobs import Request
from app.scanning.progress import Pace, Progress
from app.scanning.workers import WorkerPool
from ocr.errors import EngineMissing, LanguageMissing
from ocr.geometry import Quad
from ocr.model import SideSource
from ocr.options import ReadOptions
from ocr.worker import PREVIEW_WRITER, REGION_READER, Answer

_POLL_SECONDS = 1.0
_REST_AFTER_SECONDS = 60.0
_STOP_SECONDS = 10.0
_OF_THE_MACHINE = {EngineMissing.code, LanguageMissing.code}
"""Problems that no card is to blame for: it waits until they are solved."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The scans of a card book that wait, as four things to do with them.

    Attributes:
        waiting: at most so many requests, without those for the given scans.
        count: how many scans wait, those being read included.
        store: stores an answer, or drops it if it came too late.
        disconnect: ends the calling thread's use of the card book.
    """

    waiting: Callable[[int, Collection[ScanId]], tuple[Request, ...]]
    count: Callable[[], int]
    store: Callable[[Request, Answer], object]
    disconnect: Callable[[], None]


class Runner:
    """Reads all that waits, in a thread (`start`, `stop`) or in the caller's (`drain`).

    What is being read when it stops is read again at the next start: only the card book knows
    what waits.

    Args:
        queue: where work comes from and answers go.
        pool: makes the pool of processes when reading begins.
        on_trouble: told, in the runner's thread, of an error of the surroundings (disk full,
            engine missing) after which the thread pauses; the scans wait.
    """

    def __init__(
        self,
        queue: Queue,
        pool: Callable[[], WorkerPool] = WorkerPool,
        on_trouble: Callable[[EnishiError], None] = lambda _: None,
    ) -> None:
        self._queue = queue
        self._make_pool = pool
        self._on_trouble = on_trouble
        self._bell = Bell()
        self._stopping = threading.Event()
        self._paused = threading.Event()
        self._trouble: EnishiError | None = None
        self._thread: threading.Thread | None = None
        self._in_hand: dict[int, Request] = {}
        self._aside = Aside()
        self._rests = True
        self._pace = Pace()
        self._progress = Progress()

    def start(self) -> None:
        """Read in a thread of its own until `stop`."""
        assert self._thread is None, "the runner runs already"
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Return when the thread and all its processes have ended; cards in hand still wait."""
        self._stopping.set()
        self._bell.ring()
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)
            self._thread = None

    def pause(self) -> None:
        """Begin no further card; those in hand are finished."""
        self._paused.set()

    def resume(self) -> None:
        """Go on after a pause or after trouble."""
        self._trouble = None
        self._paused.clear()
        self._bell.ring()

    @property
    def is_paused(self) -> bool:
        """Whether it begins no further card, as asked or after trouble."""
        return self._paused.is_set()

    @property
    def trouble(self) -> EnishiError | None:
        """The error after which it paused."""
        return self._trouble

    @property
    def in_hand(self) -> frozenset[ScanId]:
        """The scans that are being read at this moment."""
        return frozenset(request.scan_id for request in tuple(self._in_hand.values()))

    def wake(self) -> None:
        """Look for waiting scans at once, not only at the next second."""
        self._bell.ring()

    def read_region(self, picture: Path, region: Quad, heard: Heard) -> None:
        """Read a part of a flat picture before all that waits, also during a pause.

        Args:
            picture: a file, upright.
            region: the part, in its pixels.
            heard: told the side with its lines, in the runner's thread; None where that failed.
        """
        self._ask_aside(REGION_READER, SideSource(picture, outline=region), None, heard)

    def make_preview(self, picture: Path, page: int, folder: Path, heard: Heard) -> None:
        """Write a page of a file, upright and not too large, as a JPEG that any program shows.

        Args:
            picture: a file of any kind that can be taken in.
            page: the page in it, from 0.
            folder: where the JPEG goes.
            heard: told the page's size and the file's name, as a side; None where that failed.
        """
        self._ask_aside(PREVIEW_WRITER, SideSource(picture, page=page), folder, heard)

    def _ask_aside(self, reader: str, side: SideSource, folder: Path | None, heard: Heard) -> None:
        self._aside.ask(reader, side, ReadOptions(flat_dir=folder), heard)
        self._bell.ring()

    def progress(self) -> Progress:
        """Where reading stood a moment ago; asks no database."""
        return self._progress

    def drain(self, on_progress: Callable[[Progress], None] = lambda _: None) -> None:
        """Read until nothing waits, in the calling thread; tells each change of the progress.

        Raises:
            EnishiError: trouble of the surroundings; what was stored stays stored.
            KeyboardInterrupt: as above; what was not finished waits.
        """
        with self._make_pool() as pool:
            try:
                while self._hand_out(pool) or self._in_hand:
                    self._take_in(pool.wait(_POLL_SECONDS))  # Windows hears Ctrl+C between waits
                    before = self._progress
                    self._note_progress()
                    if self._progress != before:
                        on_progress(self._progress)
            finally:
                self._in_hand.clear()

    def _run(self) -> None:
        try:
            with self._make_pool() as pool:
                last_busy = time.monotonic()
                while not self._stopping.is_set():
                    self._turn(pool)
                    if pool.busy:
                        last_busy = time.monotonic()
                    elif time.monotonic() - last_busy > _REST_AFTER_SECONDS:
                        pool.rest()
        finally:
            self._in_hand.clear()
            self._queue.disconnect()

    def _turn(self, pool: WorkerPool) -> None:
        try:
            self._aside.hand_out(pool)
            if not self._paused.is_set():
                self._hand_out(pool)
            elif not self._in_hand:
                self._rests = True
            if self._trouble is None:
                self._note_progress()
            answers = pool.wait(_POLL_SECONDS, [self._bell.connection])
            self._bell.quiet()
            self._take_in(self._aside.heard_of(answers))
        except EnishiError as error:
            self._pause_for(error)
            self._stopping.wait(_POLL_SECONDS)

    def _pause_for(self, error: EnishiError) -> None:
        is_new = self._trouble is None
        self._trouble = error
        self._paused.set()
        if is_new:
            self._on_trouble(error)

    def _hand_out(self, pool: WorkerPool) -> int:
        """Give each free process a scan; answers how many."""
        if not pool.idle:
            return 0
        requests = self._queue.waiting(pool.idle, [r.scan_id for r in self._in_hand.values()])
        if requests and self._rests:
            self._pace.begin(time.monotonic())
        for request in requests:
            pool.submit(request.job)
            self._in_hand[request.job.id] = request
        self._rests = not self._in_hand  # between two cards of a single process it does not
        return len(requests)

    def _take_in(self, answers: Collection[Answer]) -> None:
        """Store answers; one that cannot be stored leaves its scan waiting."""
        taken = [(self._in_hand.pop(answer.id), answer) for answer in answers]
        for request, answer in taken:
            if answer.problem and answer.problem.code in _OF_THE_MACHINE:
                raise _setup_error()
            self._queue.store(request, answer)
            self._pace.finish(time.monotonic())

    def _note_progress(self) -> None:
        reading = len(self._in_hand)
        waiting = max(0, self._queue.count() - reading)
        self._progress = self._pace.progress(waiting, reading)


def _setup_error() -> SetupError:
    return SetupError(
        N_(
            "Cards cannot be read: the text recognition or its Japanese data is missing. "
            "The cards that were taken in are safe and wait. How to get it: enishi doctor"
        )
    )

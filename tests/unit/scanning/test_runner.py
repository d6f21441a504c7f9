"""The runner with a real card book and real processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import pytest
from PIL import Image

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.domain.ids import ScanId
from app.errors import EnishiError, SetupError
from app.scanning.jobs import Request, waiting
from app.scanning.progress import Progress
from app.scanning.runner import Queue, Runner
from app.scanning.workers import WorkerPool
from ocr.geometry import Box
from ocr.model import SideReading
from ocr.options import ReadOptions
from ocr.worker import Answer
from tests.doubles.book import discard, scans, take_in
from tests.doubles.processes import READER, eventually
from tests.unit.ocr.drawn import card


def small_pool() -> WorkerPool:
    return WorkerPool(2, time_limit=3.0)


def runner_of(book: CardBook) -> Runner:
    return book.reading_runner(reader=READER, pool=small_pool)


@contextmanager
def running(runner: Runner) -> Iterator[Runner]:
    runner.start()
    try:
        yield runner
    finally:
        runner.stop()


def states(book: CardBook) -> list[ScanState]:
    return [scan.state for scan in scans(book)]


def is_all_read(book: CardBook) -> bool:
    return ScanState.WAITING not in states(book)


def test_draining_reads_all_that_waits(book: CardBook) -> None:
    book.run(take_in, book.folders, ["recorded", "recorded 3", "failing", "killed", "recorded"])
    seen: list[Progress] = []
    runner_of(book).drain(seen.append)
    assert sorted(states(book)) == ["failed"] * 2 + ["to_review"] * 5
    assert (seen[-1].waiting, seen[-1].reading, seen[-1].done_since_start) == (0, 0, 5)
    assert seen[-1].seconds_left == 0.0
    assert seen[-1].cards_per_minute is not None
    assert all(p.waiting + p.reading + p.done_since_start == 5 for p in seen)


def test_a_single_process_has_a_pace_too(book: CardBook) -> None:
    book.run(take_in, book.folders, ["slow 0.05"] * 4)
    seen: list[Progress] = []
    book.reading_runner(reader=READER, pool=lambda: WorkerPool(1)).drain(seen.append)
    under_way = [progress for progress in seen if progress.waiting or progress.reading]
    assert under_way[-1].cards_per_minute is not None
    assert under_way[-1].seconds_left is not None


def test_draining_an_empty_book_ends_at_once(book: CardBook) -> None:
    runner_of(book).drain()


def test_an_interrupted_drain_keeps_what_was_stored_and_goes_on_later(book: CardBook) -> None:
    book.run(take_in, book.folders, ["recorded"] * 6)

    def interrupt(progress: Progress) -> None:
        if progress.done_since_start >= 2:
            raise KeyboardInterrupt

    runner = runner_of(book)
    with pytest.raises(KeyboardInterrupt):
        runner.drain(interrupt)
    stored = states(book).count(ScanState.TO_REVIEW)
    assert 2 <= stored < 6
    runner.drain()
    assert states(book) == [ScanState.TO_REVIEW] * 6


def test_the_thread_reads_what_is_taken_in_while_it_runs(book: CardBook) -> None:
    with running(runner_of(book)) as runner:
        book.run(take_in, book.folders, ["recorded"])
        assert eventually(lambda: is_all_read(book))
        book.run(take_in, book.folders, ["recorded", "recorded"])
        assert eventually(lambda: is_all_read(book))
        assert eventually(lambda: runner.progress().done_since_start == 3)


def test_a_stopped_runner_leaves_cards_in_hand_waiting_for_the_next(book: CardBook) -> None:
    book.run(take_in, book.folders, ["slow 20", "recorded", "recorded"])
    runner = runner_of(book)
    with running(runner):
        assert eventually(lambda: states(book).count(ScanState.TO_REVIEW) == 2)
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 3.0
    assert states(book).count(ScanState.WAITING) == 1
    assert not [thread for thread in threading.enumerate() if thread.name == "reading"]
    with running(runner):
        assert eventually(lambda: runner.progress().reading == 1)


def test_what_waited_at_the_last_end_is_read_at_the_next_start(
    book: CardBook, tmp_path: Path
) -> None:
    book.run(take_in, book.folders, ["recorded", "recorded"])
    book.disconnect()
    reopened = CardBook(tmp_path / "book")
    with running(runner_of(reopened)):
        assert eventually(lambda: is_all_read(reopened))
    reopened.disconnect()


def test_a_pause_begins_no_further_card(book: CardBook) -> None:
    with running(runner_of(book)) as runner:
        runner.pause()
        book.run(take_in, book.folders, ["recorded"])
        assert not eventually(lambda: is_all_read(book), 0.5)
        assert runner.is_paused
        runner.resume()
        assert eventually(lambda: is_all_read(book))


def test_a_scan_discarded_while_being_read_stays_discarded(book: CardBook) -> None:
    scan_id, other = book.run(take_in, book.folders, ["slow 0.5", "slow 0.6"]).value
    with running(runner_of(book)) as runner:
        assert eventually(lambda: runner.progress().reading == 2)
        book.run(discard, scan_id)
        assert eventually(lambda: runner.progress().done_since_start == 2)
    (left,) = scans(book)
    assert (left.id, left.state) == (other, ScanState.TO_REVIEW)


def test_waiting_costs_no_time(book: CardBook) -> None:
    book.run(take_in, book.folders, ["slow 1.5"])
    with running(runner_of(book)) as runner:
        assert eventually(lambda: runner.progress().reading == 1)
        before = time.process_time()
        time.sleep(1.0)
        assert time.process_time() - before < 0.1


class FullDisk:
    """A queue whose disk is full until somebody clears it."""

    def __init__(self, book: CardBook, requests: list[Request]) -> None:
        self.book = book
        self.requests = requests
        self.is_full = True
        self.stored: list[ScanId] = []

    def queue(self) -> Queue:
        return Queue(self.waiting, lambda: len(self.requests), self.store, self.book.disconnect)

    def waiting(self, limit: int, without: Collection[ScanId]) -> tuple[Request, ...]:
        return tuple(r for r in self.requests if r.scan_id not in without)[:limit]

    def store(self, request: Request, answer: Answer) -> None:
        if self.is_full:
            raise SetupError("The disk is full.")
        self.requests.remove(request)
        self.stored.append(request.scan_id)


@pytest.fixture
def full_disk(book: CardBook) -> FullDisk:
    book.run(take_in, book.folders, ["recorded"] * 3)
    asked = book.ask(waiting, book.folders.images, ReadOptions(), 9, (), READER)
    return FullDisk(book, list(asked))


def test_a_full_disk_pauses_and_is_told_and_nothing_is_lost(full_disk: FullDisk) -> None:
    told: list[EnishiError] = []
    runner = Runner(full_disk.queue(), small_pool, told.append)
    with running(runner):
        assert eventually(lambda: runner.trouble is not None)
        assert runner.is_paused
        time.sleep(0.2)
        full_disk.is_full = False
        runner.resume()
        assert eventually(lambda: len(full_disk.stored) == 3)
    assert [str(error) for error in told] == ["The disk is full."]
    assert runner.trouble is None


def test_a_full_disk_ends_draining_with_its_error(full_disk: FullDisk) -> None:
    runner = Runner(full_disk.queue(), small_pool)
    with pytest.raises(SetupError):
        runner.drain()
    full_disk.is_full = False
    runner.drain()
    assert len(full_disk.stored) == 3


def test_a_missing_engine_is_no_fault_of_the_cards(book: CardBook) -> None:
    book.run(take_in, book.folders, ["without-engine", "without-engine"])
    with pytest.raises(SetupError, match="text recognition"):
        runner_of(book).drain()
    assert states(book) == [ScanState.WAITING] * 2


def test_a_region_is_read_before_all_that_waits_also_during_a_pause(
    book: CardBook, tmp_path: Path
) -> None:
    picture = tmp_path / "flat.png"
    cv2.imwrite(str(picture), card())
    book.run(take_in, book.folders, ["recorded"])
    runner = book.reading_runner(reader=READER)
    runner.pause()
    heard: list[SideReading | None] = []
    with running(runner):
        runner.read_region(picture, Box(0, 0, 728, 440).to_quad(), heard.append)
        runner.read_region(tmp_path / "missing.png", Box(0, 0, 9, 9).to_quad(), heard.append)
        eventually(lambda: len(heard) == 2)
    assert sorted(side is not None and len(side.lines) > 2 for side in heard) == [False, True]
    assert states(book) == ["waiting"]


def test_a_preview_is_written_of_a_page(book: CardBook, tmp_path: Path) -> None:
    pages = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "two.tiff", save_all=True, append_images=pages[1:])
    runner = book.reading_runner(reader=READER)
    heard: list[SideReading | None] = []
    with running(runner):
        runner.make_preview(tmp_path / "two.tiff", 1, tmp_path / "cache", heard.append)
        eventually(lambda: bool(heard))
    (side,) = heard
    assert side is not None and side.flat_name is not None and side.size == (400, 300)
    with Image.open(tmp_path / "cache" / side.flat_name) as preview:
        red, _, blue = preview.convert("RGB").getpixel((9, 9))  # type: ignore[misc]
    assert blue > 200 and red < 50

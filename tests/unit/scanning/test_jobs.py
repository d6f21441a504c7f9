"""What waits, and what becomes of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import CardScan, ScanState
from app.domain.ids import ScanId
from app.scanning import jobs
from app.scanning.jobs import Request
from app.store import cards
from app.store.database import Transaction
from app.store.journal import next_undo
from ocr.geometry import Box
from ocr.model import Face, Problem, ReadResult
from ocr.options import EngineChoice, ReadOptions
from ocr.worker import Answer
from tests.doubles import readers
from tests.doubles.book import discard, read_again, scans, take_in

OPTIONS = ReadOptions(engine=EngineChoice.TESSERACT)


def requests(book: CardBook, limit: int = 100, without: tuple[ScanId, ...] = ()) -> list[Request]:
    return list(book.ask(jobs.waiting, book.folders.images, OPTIONS, limit, without))


def read(request: Request, count: int = 1) -> Answer:
    """The answer of a reader that finds some cards."""
    return Answer(request.job.id, readers.recorded(request.job.sides, [str(count)]))


def store(book: CardBook, request: Request, answer: Answer) -> tuple[ScanId, ...]:
    return book.run(jobs.store_answer, request, answer).value


def scan_of(book: CardBook, scan_id: ScanId) -> CardScan:
    return book.ask(cards.get, scan_id)


def test_the_longest_waiting_come_first_and_only_those_that_wait(book: CardBook) -> None:
    a, b, c, d = book.run(take_in, book.folders, ["recorded"] * 4).value
    book.run(discard, b)
    book.run(read_again, a)
    assert [request.scan_id for request in requests(book)] == [c, d, a]
    assert [request.scan_id for request in requests(book, limit=1)] == [c]
    assert [request.scan_id for request in requests(book, without=(c,))] == [d, a]
    assert book.ask(cards.count_waiting) == 3


def test_a_job_names_the_original_and_the_language_of_the_stack(book: CardBook) -> None:
    book.run(take_in, book.folders, ["recorded"], "ja")
    book.run(take_in, book.folders, ["recorded"])
    first, second = (request.job for request in requests(book))
    assert first.sides[0].path.read_text() == "recorded\nimage 0"
    assert first.options == replace(OPTIONS, language="ja")
    assert second.options == OPTIONS


def test_a_reading_is_stored_and_waits_for_review(book: CardBook) -> None:
    (scan_id,) = book.run(take_in, book.folders, ["recorded"]).value
    (request,) = requests(book)
    assert store(book, request, read(request)) == (scan_id,)
    scan = scan_of(book, scan_id)
    assert scan.state is ScanState.TO_REVIEW
    assert scan.reading is not None
    assert scan.reading.card == readers.recorded(request.job.sides, []).cards[0]
    assert (scan.reading.engine, scan.reading.seconds) == ("recorded", 0.5)
    assert scan.reading.pipeline_version == jobs.PIPELINE_VERSION
    assert scan.sides[0].outline == scan.reading.card.sides[0].outline
    assert scan.sides[0].turn == 0
    assert requests(book) == []
    assert book.ask(next_undo) is None or book.ask(next_undo).label != "Read a card"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(0, problem=Problem("worker-crashed", "Twice.")), "worker-crashed"),
        (Answer(0, ReadResult((), 0.1, "tesseract")), "no-card"),
    ],
)
def test_a_problem_marks_the_scan_failed(book: CardBook, answer: Answer, code: str) -> None:
    (scan_id,) = book.run(take_in, book.folders, ["recorded"]).value
    (request,) = requests(book)
    assert store(book, request, answer) == (scan_id,)
    scan = scan_of(book, scan_id)
    assert scan.state is ScanState.FAILED
    assert scan.reading is not None
    assert scan.reading.problem is not None
    assert scan.reading.problem.code == code


def test_several_cards_in_an_image_become_siblings_once(book: CardBook) -> None:
    (first,) = book.run(take_in, book.folders, ["recorded"]).value
    (request,) = requests(book)
    stored = store(book, request, read(request, 3))
    assert stored[0] == first
    assert len(stored) == 3
    siblings = [scan_of(book, scan_id) for scan_id in stored]
    assert {(s.batch_id, s.file_name, s.sides[0].image_sha256) for s in siblings} == {
        (siblings[0].batch_id, "0.png", siblings[0].sides[0].image_sha256)
    }
    names = [s.reading.card.fields[0].value for s in siblings if s.reading and s.reading.card]
    assert names == ["Card 1", "Card 2", "Card 3"]
    lefts = [s.sides[0].outline.box.left for s in siblings if s.sides[0].outline]
    assert lefts == [0.0, 100.0, 200.0]
    assert sum(s.reading.seconds for s in siblings if s.reading) == pytest.approx(0.5)
    for scan_id in stored:
        book.run(read_again, scan_id)
        (again,) = requests(book)
        assert again.job.sides[0].outline is not None
        assert store(book, again, read(again, 3)) == (scan_id,)
    assert len(scans(book)) == 3


def test_a_page_divided_before_is_not_divided_again(book: CardBook) -> None:
    """Also where a person took the outline back, so that the card is looked for anew."""
    (first,) = book.run(take_in, book.folders, ["recorded"]).value
    (request,) = requests(book)
    store(book, request, read(request, 2))

    @command("forget the outline")
    def forget(tx: Transaction) -> None:
        cards.set_outline(tx, replace(cards.get(tx, first).sides[0], outline=None))
        cards.request_reading(tx, first)

    book.run(forget)
    (request,) = requests(book)
    assert store(book, request, read(request, 2)) == (first,)
    assert len(scans(book)) == 2


def test_the_outline_that_a_person_drew_stays(book: CardBook) -> None:
    (scan_id,) = book.run(take_in, book.folders, ["recorded"]).value
    drawn = Box(1, 2, 30, 40).to_quad()

    @command("draw")
    def draw(tx: Transaction) -> None:
        side = scan_of(book, scan_id).sides[0]
        cards.set_outline(tx, replace(side, outline=drawn, turn=90))

    book.run(draw)
    (request,) = requests(book)
    assert (request.job.sides[0].outline, request.job.sides[0].turn) == (drawn, 90)
    store(book, request, read(request, 1))
    side = scan_of(book, scan_id).sides[0]
    assert (side.outline, side.turn) == (drawn, 90)


def test_both_sides_of_a_card_get_their_outline(book: CardBook) -> None:
    (front, back) = book.run(take_in, book.folders, ["recorded", "recorded"]).value

    @command("pair")
    def pair(tx: Transaction) -> None:
        side = cards.get(tx, back).sides[0]
        cards.add_side(tx, front, replace(side, id=None, face=Face.BACK))
        cards.discard_scan(tx, back, tx.now)

    book.run(pair)
    (request,) = requests(book)
    assert [side.face for side in request.job.sides] == [Face.FRONT, Face.BACK]
    store(book, request, read(request, 1))
    assert all(side.outline for side in scan_of(book, front).sides)


def test_late_answers_are_dropped(book: CardBook) -> None:
    discarded, asked_anew, taken = book.run(take_in, book.folders, ["recorded"] * 3).value
    late = requests(book)
    book.run(discard, discarded)
    book.run(read_again, asked_anew)
    store(book, late[2], read(late[2], 2))
    assert [store(book, request, read(request, 2)) for request in late] == [(), (), ()]
    assert scan_of(book, discarded).state is ScanState.DISCARDED
    assert scan_of(book, asked_anew).state is ScanState.WAITING
    assert scan_of(book, taken).state is ScanState.TO_REVIEW
    assert len(scans(book)) == 3


def test_an_answer_for_a_purged_scan_is_dropped(book: CardBook) -> None:
    book.run(take_in, book.folders, ["recorded"])
    (request,) = requests(book)
    gone = replace(request, scan_id=ScanId(999))
    done = book.run(jobs.store_answer, gone, read(request))
    assert (done.value, bool(done.changes)) == ((), False)


class SettableClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 4, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def timed_book(tmp_path: Path, clock: SettableClock) -> Iterator[CardBook]:
    book = CardBook(tmp_path / "timed", clock)
    yield book
    book.disconnect()


def test_a_clock_set_back_leaves_nothing_waiting(
    timed_book: CardBook, clock: SettableClock
) -> None:
    timed_book.run(take_in, timed_book.folders, ["recorded"])
    (request,) = requests(timed_book)
    clock.now -= timedelta(days=1)
    store(timed_book, request, read(request, 2))
    assert {scan.state for scan in scans(timed_book)} == {ScanState.TO_REVIEW}
    assert requests(timed_book) == []

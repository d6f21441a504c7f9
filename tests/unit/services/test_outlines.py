"""Outlines, turns and pairs that a person chose: the reading follows, and undo brings back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cardbook import CardBook
from app.domain.card import ScanState
from app.domain.ids import ScanId
from app.errors import UserInputError
from app.services import intake, outlines, review, undo
from ocr.geometry import Box, Quad
from ocr.model import CardReading, Problem
from tests.doubles.clock import FixedClock
from tests.doubles.readings import FULL, reading
from tests.unit.services.test_review import TANAKA, picture, scanned, start, store

ELSEWHERE = Box(10, 10, 80, 50).to_quad()


def read_at(outline: Quad) -> CardReading:
    card = reading(TANAKA)
    return replace(card, sides=(replace(card.sides[0], outline=outline),))


@pytest.fixture
def scan(book: CardBook, tmp_path: Path, clock: FixedClock) -> ScanId:
    scan_id = scanned(book, tmp_path, read_at(FULL))
    book.run(outlines.move_outline, scan_id, FULL)
    clock.forward(seconds=1)
    book.run(store, scan_id, read_at(FULL))
    clock.forward(seconds=1)
    return scan_id


def state(book: CardBook, scan_id: ScanId) -> ScanState:
    return book.ask(intake.scan, scan_id).state


def test_a_moved_outline_is_read_anew_and_after_undo_once_more(
    book: CardBook, scan: ScanId, clock: FixedClock
) -> None:
    book.run(outlines.move_outline, scan, ELSEWHERE)
    assert state(book, scan) is ScanState.WAITING
    clock.forward(seconds=1)
    book.run(store, scan, read_at(ELSEWHERE))
    assert book.run(outlines.follow_outlines).value == 0
    clock.forward(seconds=1)
    book.run(undo.undo)
    assert book.ask(intake.scan, scan).sides[0].outline == FULL
    assert book.run(outlines.follow_outlines).value == 1
    assert state(book, scan) is ScanState.WAITING


def test_a_turned_card_keeps_its_outline(book: CardBook, scan: ScanId) -> None:
    book.run(outlines.turn_card, scan, 1)
    side = book.ask(intake.scan, scan).sides[0]
    assert (side.outline, side.turn) == (FULL, 270)
    assert state(book, scan) is ScanState.WAITING


def test_an_added_outline_is_a_card_of_the_same_stack(book: CardBook, scan: ScanId) -> None:
    added = book.ask(intake.scan, book.run(outlines.add_outline, scan, ELSEWHERE).value)
    first = book.ask(intake.scan, scan)
    assert (added.batch_id, added.state) == (first.batch_id, ScanState.WAITING)
    assert added.sides[0].image_sha256 == first.sides[0].image_sha256
    assert added.sides[0].outline == ELSEWHERE


def test_front_and_back_are_parted(book: CardBook, scan: ScanId, tmp_path: Path) -> None:
    other = scanned(book, tmp_path, reading(TANAKA), "b.png", 2)
    book.run(intake.pair, scan, other)
    back = book.run(outlines.part, scan).value
    assert [len(book.ask(intake.scan, s).sides) for s in (scan, back)] == [1, 1]
    with pytest.raises(UserInputError, match="no back"):
        book.run(outlines.part, scan)


def test_the_card_of_a_contact_is_not_changed_any_more(book: CardBook, scan: ScanId) -> None:
    book.run(review.accept, scan)
    with pytest.raises(UserInputError, match="accepted before"):
        book.run(outlines.move_outline, scan, ELSEWHERE)


def test_a_back_is_taken_in_beside_its_front(book: CardBook, tmp_path: Path) -> None:
    batch = start(book)
    sides = [picture(tmp_path, f"{n}.png", n) for n in range(2)]
    front = book.run(intake.take_in, book.folders, batch, sides[0]).value.scans[0]
    book.run(intake.take_in, book.folders, batch, sides[1], front)
    (scan,) = book.ask(intake.scans_of_batch, batch)
    assert [side.face for side in scan.sides] == ["front", "back"]


def test_failed_cards_of_a_stack_are_tried_again(
    book: CardBook, tmp_path: Path, clock: FixedClock
) -> None:
    failed = scanned(book, tmp_path, Problem("worker-crashed", ""))
    clock.forward(seconds=1)
    batch = book.ask(intake.scan, failed).batch_id
    assert book.run(intake.read_failed_again, batch).value == 1
    assert state(book, failed) is ScanState.WAITING
    assert book.run(intake.stop_batch, batch).value == 1
    assert state(book, failed) is ScanState.DISCARDED

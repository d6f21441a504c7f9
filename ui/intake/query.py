"""What the intake asks: the newest stack, its cards and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanBatch, ScanState
from app.domain.event import Event
from app.domain.ids import ScanId
from app.services import events, intake, listing
from app.services.problems import problem_text
from ocr.geometry import Quad
from ocr.model import FieldKind


class CardState(Enum):
    """How far a card is, as the grid shows it."""

    SURE = "sure"
    LOOK = "look"
    FAILED = "failed"
    FILED = "filed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class IntakeCard:
    """One card of the stack; `outline` is in pixels of the upright original."""

    scan_id: ScanId
    name: str
    state: CardState
    unsure: int
    picture: Path | None
    original: Path | None
    outline: Quad | None
    file_name: str
    digest: str
    problem: str


@dataclass(frozen=True, slots=True)
class Stack:
    """The newest stack; `batch` is None before the first one."""

    batch: ScanBatch | None
    cards: tuple[IntakeCard, ...]
    events: tuple[Event, ...]
    today: date

    @property
    def counts(self) -> Mapping[CardState, int]:
        """How many cards are in each state."""
        return Counter(card.state for card in self.cards)


def load_stack(snapshot: Any, book: CardBook) -> Stack:
    """The newest stack with all its cards."""
    held = events.events(snapshot)
    today = snapshot.now.astimezone().date()
    batch_id = intake.newest_batch(snapshot)
    if batch_id is None:
        return Stack(None, (), held, today)
    scans = intake.scans_of_batch(snapshot, batch_id)
    batch = intake.progress(snapshot, batch_id).batch
    return Stack(batch, tuple(_card(snapshot, book, s) for s in scans), held, today)


def _card(snapshot: Any, book: CardBook, scan: CardScan) -> IntakeCard:
    card = scan.reading.card if scan.reading else None
    name = card.first(FieldKind.NAME) if card else None
    problem = scan.reading.problem if scan.reading else None
    unsure = sum(not field.sure for field in card.fields) if card else 0
    return IntakeCard(
        scan.id,
        name.value if name else scan.file_name,
        _state(scan, unsure),
        unsure,
        listing.flat_picture(book.folders, scan),
        listing.original_picture(snapshot, book.folders, scan.sides[0]),
        card.sides[0].outline if card else scan.sides[0].outline,
        scan.file_name,
        scan.sides[0].image_sha256,
        problem_text(problem, scan.file_name) if problem else "",
    )


def _state(scan: CardScan, unsure: int) -> CardState:
    if scan.state is ScanState.FILED:
        return CardState.FILED
    if scan.state is ScanState.FAILED:
        return CardState.FAILED
    if scan.state is ScanState.TO_REVIEW:
        return CardState.LOOK if unsure else CardState.SURE
    return CardState.WAITING

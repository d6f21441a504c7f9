"""What the intake asks: the newest stack, its cards and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanBatch, ScanState
from app.domain.event import Event
from app.domain.ids import BatchId, ScanId
from app.services import events, intake, listing
from app.services.likely_known import LikelyKnown
from app.services.met_before import MetBefore, met_before
from app.services.problems import problem_text
from ocr.geometry import Quad
from ocr.model import FieldKind


class CardState(Enum):
    """How far a card is, as the grid shows it."""

    SURE = "sure"
    LOOK = "look"
    KNOWN = "known"
    FAILED = "failed"
    FILED = "filed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where one side of a card lies: a page of an original, and the outline in it once known."""

    digest: str
    page: int
    original: Path | None
    outline: Quad | None

    @property
    def sheet(self) -> tuple[str, int]:
        """What is equal for all cards in one picture."""
        return self.digest, self.page


@dataclass(frozen=True, slots=True)
class IntakeCard:
    """One card of the stack; outlines are in pixels of the upright originals."""

    scan_id: ScanId
    name: str
    state: CardState
    unsure: int
    picture: Path | None
    places: tuple[CardPlace, ...]
    file_name: str
    problem: str
    before: MetBefore | None = None  # of the contact who it likely is

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed here."""
        return self.state is not CardState.FILED


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


class StackLoader:
    """Asks for a stack again and again while it is read; what did not change is the same object.

    It works on the reader thread alone, so that the window's has little to compare.
    """

    def __init__(self, book: CardBook, likely_known: LikelyKnown) -> None:
        self._book, self._likely_known = book, likely_known
        self._parsed = intake.ParsedReadings()
        self._before: dict[ScanId, IntakeCard] = {}

    def __call__(self, snapshot: Any, with_scan: ScanId | None = None) -> Stack:
        """The newest stack with all its cards, or the one that a scan belongs to."""
        held = events.events(snapshot)
        today = snapshot.now.astimezone().date()
        batch_id = intake.newest_batch(snapshot)
        if with_scan is not None:
            batch_id = intake.scan(snapshot, with_scan).batch_id
        if batch_id is None:
            return Stack(None, (), held, today)
        batch = intake.progress(snapshot, batch_id).batch
        return Stack(batch, self._cards(snapshot, batch_id), held, today)

    def _cards(self, snapshot: Any, batch_id: BatchId) -> tuple[IntakeCard, ...]:
        scans = intake.scans_of_batch(snapshot, batch_id, self._parsed)
        digests = {side.image_sha256 for scan in scans for side in scan.sides}
        originals = listing.original_pictures(snapshot, self._book.folders, digests)
        known = self._known(snapshot, scans)
        cards = [_card(self._book, scan, originals, known.get(scan.id)) for scan in scans]
        return tuple(self._kept(card) for card in cards)

    def _known(self, snapshot: Any, scans: Sequence[CardScan]) -> Mapping[ScanId, MetBefore | None]:
        waiting = [scan for scan in scans if scan.state is not ScanState.FILED]
        who = {scan.id: self._likely_known(snapshot, scan) for scan in waiting}
        before = met_before(snapshot, {i for i in who.values() if i is not None})
        return {scan_id: before.get(i) for scan_id, i in who.items() if i is not None}

    def _kept(self, card: IntakeCard) -> IntakeCard:
        """The card as it was told before, if nothing of it changed."""
        before = self._before.get(card.scan_id)
        kept = before if before == card else card
        self._before[card.scan_id] = kept
        return kept


def _card(
    book: CardBook, scan: CardScan, originals: Mapping[str, Path], before: MetBefore | None
) -> IntakeCard:
    card = scan.reading.card if scan.reading else None
    name = card.first(FieldKind.NAME) if card else None
    problem = scan.reading.problem if scan.reading else None
    unsure = sum(not field.sure for field in card.fields) if card else 0
    return IntakeCard(
        scan.id,
        name.value if name else scan.file_name,
        _state(scan, unsure, before is not None),
        unsure,
        listing.flat_picture(book.folders, scan),
        tuple(_place(scan, at, originals) for at in range(len(scan.sides))),
        scan.file_name,
        problem_text(problem, scan.file_name) if problem else "",
        before,
    )


def _place(scan: CardScan, at: int, originals: Mapping[str, Path]) -> CardPlace:
    """What a person said of the outline counts before what was read."""
    side = scan.sides[at]
    card = scan.reading.card if scan.reading else None
    read = card.sides[at].outline if card and at < len(card.sides) else None
    original = originals.get(side.image_sha256)
    return CardPlace(side.image_sha256, side.page, original, side.outline or read)


def _state(scan: CardScan, unsure: int, is_known: bool) -> CardState:
    if scan.state is ScanState.FILED:
        return CardState.FILED
    if scan.state is ScanState.FAILED:
        return CardState.FAILED
    if scan.state is not ScanState.TO_REVIEW:
        return CardState.WAITING
    if is_known:
        return CardState.KNOWN
    return CardState.LOOK if unsure else CardState.SURE

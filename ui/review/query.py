"""What the review asks: the cards that wait, and one of them with its picture and proposal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanState
from app.domain.ids import CompanyId, ContactId, ReadingId, ScanId
from app.services import intake, listing, review, same_person
from app.services.derived_table import row_of
from app.services.likely_known import LikelyKnown
from app.services.met_before import MetBefore, met_before
from app.services.nuisances import Caution, marked
from app.services.review import Proposal
from app.services.same_person import Comparison
from ocr.model import FieldKind, SideReading

SHOWN_DONE = 3
"""How many of the cards done last stay in sight."""


class Waiting(Enum):
    """How a card in the film-strip stands."""

    DONE = "done"
    SURE = "sure"
    LOOK = "look"
    KNOWN = "known"
    FAILED = "failed"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card in the film-strip; `unsure` counts the fields to look at."""

    scan_id: ScanId
    name: str
    state: Waiting
    unsure: int
    picture: Path | None
    reading_id: ReadingId | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a look."""
        return self.state is not Waiting.DONE


@dataclass(frozen=True, slots=True)
class Known:
    """A contact who may be the same person; `picture` is that of the newest card."""

    comparison: Comparison
    is_likely: bool
    before: MetBefore
    picture: Path | None

    @property
    def contact_id(self) -> ContactId:
        """Who it may be."""
        return self.comparison.contact_id

    @property
    def likelier(self) -> frozenset[FieldKind]:
        """The fields in which what is known is likelier right than what was read now."""
        rows = self.comparison.rows
        return frozenset(row.kind for row in rows if row.is_asked and row.prefers_known)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One card to look at; `pictures` are those of its sides, flat where they were read.

    Attributes:
        cautions: what it has in common with people marked as a nuisance.
    """

    proposal: Proposal
    pictures: tuple[Path | None, ...]
    draft: str | None
    known: Known | None
    cautions: tuple[Caution, ...] = ()

    @property
    def scan(self) -> CardScan:
        """The scan itself."""
        return self.proposal.scan

    @property
    def reading_id(self) -> ReadingId | None:
        """The reading that is shown."""
        return self.scan.reading.id if self.scan.reading else None

    @property
    def company_id(self) -> CompanyId | None:
        """The known company whose card it seems to be."""
        return self.proposal.company.id if self.proposal.company else None

    def side_reading(self, at: int) -> SideReading | None:
        """What was read on a side; None where nothing was."""
        card = self.proposal.reading
        return card.sides[at] if card and at < len(card.sides) else None


class QueueLoader:
    """Asks for the queue again and again while cards are read; works on the reader thread alone."""

    def __init__(self, book: CardBook, likely_known: LikelyKnown) -> None:
        self._book, self._likely_known = book, likely_known
        self._parsed = intake.ParsedReadings()

    def __call__(self, snapshot: Any, anew: Collection[ScanId]) -> tuple[WaitingCard, ...]:
        """All cards that wait for a look, with a few done before them.

        Args:
            snapshot: what is asked.
            anew: cards that stay among them while they are read anew.
        """
        queue = review.queue(snapshot, self._parsed)
        again = intake.scans(snapshot, anew, self._parsed)
        queue = (*queue, *(scan for scan in again if scan.state is ScanState.WAITING))
        ordered = (*self._done(snapshot, queue), *sorted(queue, key=lambda scan: scan.id))
        known = self._likely_known
        return tuple(
            _waiting(snapshot, self._book, scan, is_known=known(snapshot, scan) is not None)
            for scan in ordered
        )

    def _done(self, snapshot: Any, queue: Collection[CardScan]) -> list[CardScan]:
        filed = [
            scan
            for batch_id in {scan.batch_id for scan in queue}
            for scan in intake.scans_of_batch(snapshot, batch_id, self._parsed)
            if scan.state is ScanState.FILED
        ]
        return sorted(filed, key=lambda scan: scan.id)[-SHOWN_DONE:]


def _waiting(snapshot: Any, book: CardBook, scan: CardScan, *, is_known: bool) -> WaitingCard:
    card = scan.reading.card if scan.reading else None
    name = card.first(FieldKind.NAME) if card else None
    picture = listing.flat_picture(book.folders, scan)
    if picture is None:
        picture = listing.original_picture(snapshot, book.folders, scan.sides[0])
    unsure = sum(not field.sure for field in card.fields) if card else 0
    return WaitingCard(
        scan.id,
        name.value if name else scan.file_name,
        _state(scan, unsure, is_known),
        unsure,
        picture,
        scan.reading.id if scan.reading else None,
    )


def _state(scan: CardScan, unsure: int, is_known: bool) -> Waiting:
    by_scan = {
        ScanState.FILED: Waiting.DONE,
        ScanState.FAILED: Waiting.FAILED,
        ScanState.WAITING: Waiting.READING,
    }
    if scan.state in by_scan:
        return by_scan[scan.state]
    if unsure:
        return Waiting.LOOK
    return Waiting.KNOWN if is_known else Waiting.SURE


def load_item(snapshot: Any, book: CardBook, scan_id: ScanId) -> ReviewItem:
    """One card with what was read, what was typed, and who it may be."""
    proposal = review.propose(snapshot, scan_id)
    scan = proposal.scan
    pictures = tuple(
        listing.flat_picture(book.folders, scan, at)
        or listing.original_picture(snapshot, book.folders, side)
        for at, side in enumerate(scan.sides)
    )
    known = _known(snapshot, book, proposal)
    draft = review.draft(snapshot, scan_id)
    return ReviewItem(proposal, pictures, draft, known, _cautions(snapshot, proposal, known))


def _cautions(snapshot: Any, proposal: Proposal, known: Known | None) -> tuple[Caution, ...]:
    work = proposal.details.current if proposal.details else None
    row = row_of(snapshot, known.contact_id) if known and known.is_likely else None
    return marked(snapshot).about(work.company if work else None, row)


def _known(snapshot: Any, book: CardBook, proposal: Proposal) -> Known | None:
    if not proposal.duplicates or proposal.details is None:
        return None
    likeliest = proposal.duplicates[0]
    told = same_person.comparison(snapshot, likeliest.contact_id, proposal.details)
    before = met_before(snapshot, [likeliest.contact_id])[likeliest.contact_id]
    picture = listing.flat_picture(book.folders, told.newest) if told.newest else None
    return Known(told, likeliest.level.value in ("medium", "strong"), before, picture)

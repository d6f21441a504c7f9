"""What the review asks: the cards that wait, and one of them with its picture and proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.card import CardScan, ScanState
from app.domain.contact import ContactSummary
from app.domain.ids import ContactId, ScanId
from app.domain.moments import day_of
from app.domain.relationship import Relationship
from app.services import listing, review
from app.services.relationships import DerivedTable
from app.services.review import Proposal
from ocr.model import FieldKind


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card in the film-strip; `unsure` counts the fields to look at."""

    scan_id: ScanId
    name: str
    unsure: int
    is_failed: bool
    picture: Path | None


@dataclass(frozen=True, slots=True)
class Known:
    """A contact who may be the same person."""

    contact: ContactSummary
    agrees: tuple[str, ...]
    is_likely: bool
    last_met: date | None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One card to look at; `pictures` are those of its sides, flat where they were read."""

    proposal: Proposal
    pictures: tuple[Path | None, ...]
    draft: str | None
    known: Known | None

    @property
    def scan(self) -> CardScan:
        """The scan itself."""
        return self.proposal.scan


def load_queue(snapshot: Any, book: CardBook) -> tuple[WaitingCard, ...]:
    """All cards that wait for a look."""
    return tuple(_waiting(snapshot, book, scan) for scan in review.queue(snapshot))


def _waiting(snapshot: Any, book: CardBook, scan: CardScan) -> WaitingCard:
    card = scan.reading.card if scan.reading else None
    fields = card.fields if card else ()
    name = card.first(FieldKind.NAME) if card else None
    picture = listing.flat_picture(book.folders, scan)
    if picture is None:
        picture = listing.original_picture(snapshot, book.folders, scan.sides[0])
    return WaitingCard(
        scan.id,
        name.value if name else scan.file_name,
        sum(not field.sure for field in fields),
        scan.state is ScanState.FAILED,
        picture,
    )


def load_item(snapshot: Any, book: CardBook, derived: DerivedTable, scan_id: ScanId) -> ReviewItem:
    """One card with what was read, what was typed, and who it may be."""
    proposal = review.propose(snapshot, scan_id)
    scan = proposal.scan
    pictures = tuple(
        listing.flat_picture(book.folders, scan, at)
        or listing.original_picture(snapshot, book.folders, side)
        for at, side in enumerate(scan.sides)
    )
    known = _known(snapshot, proposal, derived.rows(snapshot))
    return ReviewItem(proposal, pictures, review.draft(snapshot, scan_id), known)


def _known(
    snapshot: Any, proposal: Proposal, table: Mapping[ContactId, Relationship]
) -> Known | None:
    if not proposal.duplicates:
        return None
    likeliest = proposal.duplicates[0]
    contact = listing.summaries(snapshot, [likeliest.contact_id])[likeliest.contact_id]
    row = table.get(likeliest.contact_id)
    last = day_of(row.met[-1].met_at) if row and row.met else None
    return Known(contact, likeliest.agrees, likeliest.level.value in ("medium", "strong"), last)

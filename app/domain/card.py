"""Scans: images that were taken in, their sides, and what was read on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from app.domain.ids import BatchId, ContactId, EventId, ReadingId, ScanId, SideId
from ocr.geometry import Quad
from ocr.model import CardReading, Face
from ocr.model import Problem as Problem


class Pairing(StrEnum):
    """How the images of a batch become cards."""

    SINGLE = "single"
    FRONT_BACK = "front_back"


class ScanState(StrEnum):
    """Where a scan stands; derived, never stored."""

    WAITING = "waiting"
    TO_REVIEW = "to_review"
    FAILED = "failed"
    FILED = "filed"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class ScanBatch:
    """One intake of a stack; what was chosen once holds for all its cards."""

    started_at: datetime
    event_id: EventId | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    pairing: Pairing = Pairing.SINGLE
    met_on: date | None = None
    id: BatchId | None = None


@dataclass(frozen=True, slots=True)
class CardSide:
    """One side of a scan: a page of a stored image, and the outline in it once known."""

    face: Face
    image_sha256: str
    page: int = 0
    outline: Quad | None = None
    turn: int | None = None
    id: SideId | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at some time: a card, or a problem."""

    scan_id: ScanId
    read_at: datetime
    engine: str
    pipeline_version: int
    seconds: float
    card: CardReading | None = None
    problem: Problem | None = None
    id: ReadingId | None = None

    def __post_init__(self) -> None:
        if (self.card is None) == (self.problem is None):
            raise ValueError("a reading is either a card or a problem")


@dataclass(frozen=True, slots=True)
class CardScan:
    """A card that was taken in, with its sides, batch and newest reading."""

    id: ScanId
    batch_id: BatchId
    requested_at: datetime
    sides: tuple[CardSide, ...]
    file_name: str
    contact_id: ContactId | None = None
    deleted_at: datetime | None = None
    reading: Reading | None = None

    @property
    def state(self) -> ScanState:
        """See `Standing`."""
        reading = self.reading
        return Standing(
            self.deleted_at is not None,
            self.contact_id is not None,
            self.requested_at,
            reading.read_at if reading else None,
            reading is not None and reading.card is not None,
        ).state


class Standing(NamedTuple):
    """What the state of a scan follows from.

    Attributes:
        read_at: when its newest reading was made; None without one.
        is_card: whether a card was read then, not a problem.
    """

    is_discarded: bool
    is_filed: bool
    requested_at: datetime
    read_at: datetime | None
    is_card: bool

    @property
    def state(self) -> ScanState:
        """Discarded, filed, waiting, failed or to review, in this order of precedence."""
        if self.is_discarded:
            return ScanState.DISCARDED
        if self.is_filed:
            return ScanState.FILED
        if self.read_at is None or self.read_at < self.requested_at:
            return ScanState.WAITING
        return ScanState.TO_REVIEW if self.is_card else ScanState.FAILED

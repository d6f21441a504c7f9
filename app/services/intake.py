"""Taking images in: every image is stored before it is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.changes import command
from app.domain.card import CardScan, CardSide, Pairing, ScanBatch, ScanState
from app.domain.ids import BatchId, EventId, ScanId
from app.errors import UserInputError
from app.i18n import N_
from app.services.problems import refusal
from app.store import cards, entities, scan_states
from app.store.database import Snapshot, Transaction
from app.store.folders import Folders
from app.store.images import digest_of, store_image
from app.store.parsed_readings import ParsedReadings as ParsedReadings
from ocr.errors import UnreadableImage
from ocr.model import Face
from ocr.pages import page_count


class TakenInAs(StrEnum):
    """What became of a file."""

    NEW = "new"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was taken in, and its scans; or the scans that it was taken in as before."""

    path: Path
    status: TakenInAs
    scans: tuple[ScanId, ...]
    in_trash: bool = False


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """A batch and how many of its scans are in each state."""

    batch: ScanBatch
    states: dict[ScanState, int]


@command(N_("Take in cards"), origin="system")
def start_batch(tx: Transaction, batch: ScanBatch) -> BatchId:
    """Begin an intake; what was chosen for the stack holds for all its cards."""
    return BatchId(entities.add(tx, batch))


def new_batch(
    snapshot: Snapshot,
    event_id: EventId | None = None,
    tags: tuple[str, ...] = (),
    language: str | None = None,
    pairing: Pairing = Pairing.SINGLE,
    met_on: date | None = None,
) -> ScanBatch:
    """A batch that begins now."""
    return ScanBatch(snapshot.now, event_id, tags, language, pairing, met_on)


@command(N_("Change the stack"))
def change_batch(tx: Transaction, batch: ScanBatch) -> None:
    """Change what was chosen for a stack; it counts for the cards accepted from now on."""
    entities.replace(tx, batch)


@command(N_("Take in cards"), origin="system")
def take_in(
    tx: Transaction,
    folders: Folders,
    batch_id: BatchId,
    path: Path,
    back_of: ScanId | None = None,
) -> TakenIn:
    """Store an image file, and a scan of each of its pages that waits to be read.

    A file whose content is known already, also in the trash, is named and not stored again.

    Args:
        tx: the open transaction.
        folders: where originals are kept.
        batch_id: the stack that it belongs to.
        path: the file.
        back_of: a scan of the same stack whose back its first page is.

    Raises:
        UserInputError: the file is missing or no image; nothing is stored.
        SetupError: the disk is full; nothing of this file is stored.
    """
    digest = digest_of(path)
    known = cards.scans_of_images(tx, [digest])
    if known:
        in_trash = all(scan.deleted_at is not None for scan in known)
        return TakenIn(path, TakenInAs.KNOWN, tuple(scan.id for scan in known), in_trash)
    pages = _pages(path)
    stored = store_image(path, folders.images, digest)
    if digest not in cards.images(tx, [digest]):
        size = stored.stat().st_size
        cards.add_image(tx, cards.StoredImage(digest, stored.suffix, path.name, size))
    if back_of is not None:
        cards.add_side(tx, back_of, CardSide(Face.BACK, digest))
        cards.request_reading(tx, back_of)
        return TakenIn(path, TakenInAs.NEW, (back_of,))
    scans = tuple(_new_scan(tx, batch_id, digest, page) for page in range(pages))
    return TakenIn(path, TakenInAs.NEW, tuple(dict.fromkeys(scans)))


def progress(snapshot: Snapshot, batch_id: BatchId) -> IntakeProgress:
    """How far the reading of a batch is."""
    states = dict.fromkeys(ScanState, 0) | scan_states.states(snapshot, batch_id)
    return IntakeProgress(entities.get(snapshot, ScanBatch, batch_id), states)


def newest_batch(snapshot: Snapshot) -> BatchId | None:
    """The batch taken in last."""
    return cards.newest_batch(snapshot)


def scans_of_batch(
    snapshot: Snapshot, batch_id: BatchId, parsed: ParsedReadings | None = None
) -> tuple[CardScan, ...]:
    """The scans of a batch in the order in which they were taken in, without discarded ones."""
    found = cards.scans_of_batch(snapshot, batch_id, parsed)
    return tuple(scan for scan in found if scan.deleted_at is None)


@command(N_("Read again"))
def read_again(tx: Transaction, scan_id: ScanId) -> None:
    """Ask for a scan to be read once more."""
    cards.request_reading(tx, scan_id)


@command(N_("Stop the stack"))
def stop_batch(tx: Transaction, batch_id: BatchId) -> int:
    """Put the scans of a batch that were not read yet into the trash; answers how many."""
    waiting = [s for s in cards.scans_of_batch(tx, batch_id) if s.state is ScanState.WAITING]
    for scan in waiting:
        cards.discard_scan(tx, scan.id, tx.now)
    return len(waiting)


@command(N_("Read failed cards again"))
def read_failed_again(tx: Transaction, batch_id: BatchId) -> int:
    """Ask for all scans of a batch that could not be read to be tried again; answers how many."""
    failed = [s for s in cards.scans_of_batch(tx, batch_id) if s.state is ScanState.FAILED]
    for scan in failed:
        cards.request_reading(tx, scan.id)
    return len(failed)


@command(N_("Pair front and back"))
def pair(tx: Transaction, front: ScanId, back: ScanId) -> None:
    """Make one card of two scans: the second one's front becomes the first one's back.

    Raises:
        UserInputError: one of them has two sides already, or belongs to somebody.
    """
    first, second = cards.get(tx, front), cards.get(tx, back)
    if len(first.sides) + len(second.sides) != 2 or first.contact_id or second.contact_id:
        raise UserInputError(N_("Only two open cards of one side each can be paired."))
    cards.add_side(tx, front, replace(second.sides[0], face=Face.BACK, id=None))
    cards.discard_scan(tx, back, tx.now)
    cards.request_reading(tx, front)


def _new_scan(tx: Transaction, batch_id: BatchId, digest: str, page: int) -> ScanId:
    """A scan of its own, or the back of the batch's last one where fronts and backs alternate."""
    if entities.get(tx, ScanBatch, batch_id).pairing is Pairing.FRONT_BACK:
        front = cards.last_front(tx, batch_id)
        if front is not None:
            cards.add_side(tx, front, CardSide(Face.BACK, digest, page))
            cards.request_reading(tx, front)
            return front
    return cards.add_scan(tx, batch_id, [CardSide(Face.FRONT, digest, page)])


def _pages(path: Path) -> int:
    try:
        return page_count(path)
    except UnreadableImage as error:
        raise refusal(error, path) from error


def scan(snapshot: Snapshot, scan_id: ScanId) -> CardScan:
    """One scan; NotFound if there is none."""
    return cards.get(snapshot, scan_id)


def scans(
    snapshot: Snapshot, ids: Collection[ScanId], parsed: ParsedReadings | None = None
) -> tuple[CardScan, ...]:
    """Those scans of some that there still are."""
    return cards.load(snapshot, ids, parsed)

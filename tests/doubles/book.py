"""A card book with scans to be read by scripted readers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from app.cardbook import CardBook
from app.changes import command
from app.domain.card import CardScan, CardSide, ScanBatch
from app.domain.ids import BatchId, ContactId, ScanId
from app.services import listing
from app.store import cards, entities
from app.store.database import Transaction
from app.store.folders import Folders
from app.store.images import place_of
from ocr.model import Face


@command("take in")
def take_in(
    tx: Transaction, folders: Folders, scripts: Sequence[str], language: str | None = None
) -> tuple[ScanId, ...]:
    """Store a batch of images that are scripts of `tests.doubles.readers`, all different."""
    batch_id = BatchId(entities.add(tx, ScanBatch(tx.now, language=language)))
    return tuple(_take_in_one(tx, folders, batch_id, script) for script in scripts)


def _take_in_one(tx: Transaction, folders: Folders, batch_id: BatchId, script: str) -> ScanId:
    number = len(cards.images(tx))
    content = f"{script}\nimage {number}".encode()
    digest = hashlib.sha256(content).hexdigest()
    path = place_of(folders.images, digest, ".png")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    cards.add_image(tx, cards.StoredImage(digest, ".png", f"{number}.png", len(content)))
    return cards.add_scan(tx, batch_id, [CardSide(Face.FRONT, digest)])


@command("discard")
def discard(tx: Transaction, scan_id: ScanId) -> None:
    cards.discard_scan(tx, scan_id, tx.now)


@command("read again")
def read_again(tx: Transaction, scan_id: ScanId) -> None:
    cards.request_reading(tx, scan_id)


def scans(book: CardBook) -> tuple[CardScan, ...]:
    """All scans that are not filed or discarded."""
    return book.ask(cards.open_scans)


def contact_named(book: CardBook, name: str) -> ContactId:
    """The one contact of this name."""
    people = book.ask(listing.summaries)
    return next(i for i, person in people.items() if person.name == name)

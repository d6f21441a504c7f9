"""Erasing for good: rows, what the journal remembers of them, and images nothing else uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.domain.ids import ContactId, EventId, OfferId, ScanId
from app.store import cards, tables
from app.store.cards import StoredImage
from app.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Files that nothing names any more, to be deleted once the transaction is committed.

    Attributes:
        images: originals.
        flats: file names of flattened cards in the cache.
        files: digests of attached files.
    """

    images: tuple[StoredImage, ...] = ()
    flats: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def purge(
    tx: Transaction,
    contacts: Collection[ContactId] = (),
    scans: Collection[ScanId] = (),
    events: Collection[EventId] = (),
    attachments: Collection[int] = (),
    offers: Collection[OfferId] = (),
) -> Leftovers:
    """Erase things with all that belongs to them; what only mentions them is unlinked.

    The cards and files of an erased contact go with it, and the files of an offer. Steps that
    touched what is gone can no longer be undone and stay in the history by name only.
    """
    tx.defer_foreign_keys()
    filed = {scan.id for scan in cards.scans_of_contacts(tx, contacts)}
    left = _erase_scans(tx, sorted({*scans, *filed}))
    left = replace(left, files=_erase_attachments(tx, contacts, attachments, offers))
    for contact_id in contacts:
        tx.delete(tables.Contact, contact_id)
    for event_id in events:
        tx.delete(tables.Event, event_id)
    for offer_id in offers:
        _erase_told(tx, offer_id)
        tx.delete(tables.Offer, offer_id)
    _forget(tx)
    return left


def _erase_scans(tx: Transaction, ids: Collection[ScanId]) -> Leftovers:
    scans = cards.load(tx, ids)
    digests = {side.image_sha256 for scan in scans for side in scan.sides}
    flats = {
        side.flat_name
        for scan in scans
        if scan.reading and scan.reading.card
        for side in scan.reading.card.sides
        if side.flat_name
    }
    for scan in scans:
        cards.drop_draft(tx, "review", scan.id)
        tx.delete(tables.CardScan, scan.id)
    images = tuple(_unused(tx, digests))
    for image in images:
        row = tables.Image.get(tables.Image.sha256 == image.sha256)
        tx.delete(tables.Image, row.id)
    return Leftovers(images, tuple(sorted(flats)))


def _erase_attachments(
    tx: Transaction,
    contacts: Collection[ContactId],
    ids: Collection[int],
    offers: Collection[OfferId],
) -> tuple[str, ...]:
    """Erase files, with those of contacts and offers; the digests that nothing names any more."""
    file = tables.Attachment
    owned = file.contact_id.in_(list(contacts)) | file.offer_id.in_(list(offers))
    wanted = file.id.in_(list(ids)) | owned
    gone = dict(file.select(file.id, file.sha256).where(wanted).tuples())
    for attachment_id in gone:
        tx.delete(file, attachment_id)
    digests = set(gone.values())
    used = file.select(file.sha256).where(file.sha256.in_(list(digests)))
    return tuple(sorted(digests - {digest for (digest,) in used.tuples()}))


def _erase_told(tx: Transaction, offer_id: OfferId) -> None:
    """To whom an offer was told cannot be unlinked from it: it was nothing else."""
    told = tables.OfferTold
    for row in list(told.select(told.id).where(told.offer_id == offer_id)):
        tx.delete(told, row.id)


def _unused(tx: Transaction, digests: Collection[str]) -> Iterable[StoredImage]:
    side = tables.CardSide
    query = side.select(side.image_sha256).where(side.image_sha256.in_(list(digests)))
    used = {digest for (digest,) in query.tuples()}
    return cards.images(tx, set(digests) - used).values()


def _forget(tx: Transaction) -> None:
    """Take what is gone out of the journal, and the steps that hold it off the undo stack."""
    change, step = tables.Change, tables.Step
    gone = change.select(change.table_name, change.row_id).where(
        (change.step_id == tx.step_id) & change.after.is_null()
    )
    for table_name, row_id in list(gone.tuples()):
        entries = (change.table_name == table_name) & (change.row_id == row_id)
        holding = change.select(change.step_id).where(entries)
        step.update(origin="system").where(step.id.in_(holding)).execute()
        change.delete().where(entries).execute()

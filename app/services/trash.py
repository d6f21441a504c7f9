"""The trash: what lies in it, taking things out, and erasing them for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.changes import command
from app.domain.attachment import Attachment
from app.domain.card import CardScan
from app.domain.event import Event
from app.domain.ids import ContactId, EventId, OfferId, ScanId
from app.domain.offers import Offer
from app.i18n import N_
from app.store import cards, contacts, entities
from app.store.database import Snapshot, Transaction
from app.store.folders import Folders
from app.store.images import place_of
from app.store.purge import Leftovers
from app.store.purge import purge as erase_rows
from ocr.model import FieldKind


class Kind(StrEnum):
    """What can lie in the trash."""

    CONTACT = "contact"
    CARD = "card"
    EVENT = "event"
    FILE = "file"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Trashed:
    """A thing in the trash; `merged` are contacts that live on in another one."""

    kind: Kind
    id: int
    name: str
    detail: str
    deleted_at: datetime
    merged: bool = False


def trashed(snapshot: Snapshot) -> tuple[Trashed, ...]:
    """Everything in the trash, the newest first."""
    found: list[Trashed] = [
        *(*_contacts(snapshot), *_cards(snapshot), *_events(snapshot)),
        *_files(snapshot),
        *_offers(snapshot),
    ]
    return tuple(sorted(found, key=lambda t: (t.deleted_at, t.kind, t.id), reverse=True))


@command(N_("Restore from the trash"))
def restore(tx: Transaction, things: Sequence[Trashed]) -> None:
    """Take things out of the trash; merged contacts are taken apart by undoing the merge."""
    for thing in things:
        if thing.kind is Kind.CONTACT and not thing.merged:
            contacts.set_deleted(tx, ContactId(thing.id), None)
        elif thing.kind is Kind.CARD:
            cards.discard_scan(tx, ScanId(thing.id), None)
        elif thing.kind is Kind.EVENT:
            event = entities.get(tx, Event, thing.id)
            entities.replace(tx, replace(event, deleted_at=None))
        elif thing.kind is Kind.FILE:
            attachment = entities.get(tx, Attachment, thing.id)
            entities.replace(tx, replace(attachment, deleted_at=None))
        elif thing.kind is Kind.OFFER:
            offer = entities.get(tx, Offer, thing.id)
            entities.replace(tx, replace(offer, deleted_at=None))


@command(N_("Erase for good"), origin="system")
def erase(tx: Transaction, things: Sequence[Trashed]) -> Leftovers:
    """Erase things in the trash for good; the answer is the files to delete afterwards."""
    return erase_rows(
        tx,
        contacts=[ContactId(t.id) for t in things if t.kind is Kind.CONTACT],
        scans=[ScanId(t.id) for t in things if t.kind is Kind.CARD],
        events=[EventId(t.id) for t in things if t.kind is Kind.EVENT],
        attachments=[t.id for t in things if t.kind is Kind.FILE],
        offers=[OfferId(t.id) for t in things if t.kind is Kind.OFFER],
    )


def delete_files(folders: Folders, left: Leftovers) -> None:
    """Delete what nothing names any more; call it after the erasing was committed."""
    for image in left.images:
        place_of(folders.images, image.sha256, image.extension).unlink(missing_ok=True)
    for sha256 in left.files:
        place_of(folders.files, sha256, "").unlink(missing_ok=True)
    for name in left.flats:
        (folders.cache / name).unlink(missing_ok=True)


def _contacts(snapshot: Snapshot) -> list[Trashed]:
    ids = contacts.all_ids(snapshot, trashed=True)
    found = []
    for contact in contacts.load(snapshot, ids).values():
        work = contact.details.current
        company = (work.company if work else None) or ""
        assert contact.deleted_at is not None  # only those in the trash were asked for
        name, merged = contact.details.name.printed, contact.merged_into is not None
        found.append(Trashed(Kind.CONTACT, contact.id, name, company, contact.deleted_at, merged))
    return found


def _cards(snapshot: Snapshot) -> list[Trashed]:
    return [
        Trashed(Kind.CARD, scan.id, _name_on(scan), scan.file_name, scan.deleted_at)
        for scan in cards.discarded_scans(snapshot)
        if scan.deleted_at is not None
    ]


def _name_on(scan: CardScan) -> str:
    """The name that was read, else the company, else the file's name."""
    card = scan.reading.card if scan.reading else None
    read = card and (card.first(FieldKind.NAME) or card.first(FieldKind.COMPANY))
    return read.value if read else scan.file_name


def _events(snapshot: Snapshot) -> list[Trashed]:
    return [
        Trashed(Kind.EVENT, event.id or 0, event.name, event.day.isoformat(), event.deleted_at)
        for event in entities.select(snapshot, Event)
        if event.deleted_at is not None
    ]


def _files(snapshot: Snapshot) -> list[Trashed]:
    """Attached files, with whose they were; those of a contact in the trash come back with it."""
    gone = [a for a in entities.select(snapshot, Attachment) if a.deleted_at is not None]
    people = contacts.load(snapshot, {a.contact_id for a in gone if a.contact_id is not None})
    names = {owner: person.details.name.printed for owner, person in people.items()}
    offers = {offer.id: offer.title for offer in entities.select(snapshot, Offer)}

    def owner(file: Attachment) -> str:
        return names[file.contact_id] if file.contact_id is not None else offers[file.offer_id]

    return [
        Trashed(Kind.FILE, a.id or 0, a.file_name, owner(a), a.deleted_at)
        for a in gone
        if a.deleted_at is not None
    ]


def _offers(snapshot: Snapshot) -> list[Trashed]:
    return [
        Trashed(Kind.OFFER, offer.id or 0, offer.title, offer.kind or "", offer.deleted_at)
        for offer in entities.select(snapshot, Offer)
        if offer.deleted_at is not None
    ]

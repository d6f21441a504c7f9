"""What lists and pages show of contacts and scans: their lines, and where their pictures lie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from app.domain.card import CardScan, CardSide
from app.domain.contact import ContactSummary
from app.domain.ids import ContactId
from app.store import cards, contacts
from app.store.database import Snapshot
from app.store.folders import Folders
from app.store.images import place_of


def summaries(
    snapshot: Snapshot, ids: Collection[ContactId] | None = None
) -> Mapping[ContactId, ContactSummary]:
    """What lists show of some contacts, or of all outside the trash."""
    return contacts.summaries(snapshot, ids)


def flat_picture(folders: Folders, scan: CardScan, side: int = 0) -> Path | None:
    """The flattened picture of one side of a card; None where it was not read."""
    card = scan.reading.card if scan.reading else None
    if card is None or side >= len(card.sides):
        return None
    name = card.sides[side].flat_name
    return folders.cache / name if name else None


def original_picture(snapshot: Snapshot, folders: Folders, side: CardSide) -> Path | None:
    """The stored original in which a side was found; None where the book does not know it."""
    image = cards.images(snapshot, [side.image_sha256]).get(side.image_sha256)
    return place_of(folders.images, image.sha256, image.extension) if image else None


def card_pictures(
    snapshot: Snapshot, folders: Folders, ids: Collection[ContactId]
) -> Mapping[ContactId, Path]:
    """The front of the newest card of each of some contacts that have one."""
    found: dict[ContactId, Path] = {}
    for scan in cards.scans_of_contacts(snapshot, ids):
        picture = flat_picture(folders, scan)
        if scan.contact_id is not None and picture is not None:
            found[scan.contact_id] = picture
    return found

"""What lists and pages show of contacts and scans: their lines, and where their pictures lie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from weakref import WeakKeyDictionary

from app.domain.card import CardScan, CardSide
from app.domain.contact import ContactSummary
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.picking import InOrder
from app.domain.relationship import Relationship
from app.domain.search import ListOrder
from app.i18n import language
from app.services import search
from app.services.relationships import DerivedTable
from app.services.search import Search
from app.store import cards, contacts, counts, few_facts, search_index
from app.store.database import Snapshot, connection_of
from app.store.folders import Folders
from app.store.images import place_of
from app.store.journal import newest_step

_SORTED_BELOW = 2000

_KEPT: WeakKeyDictionary[DerivedTable, tuple[object, InOrder[ContactId]]] = WeakKeyDictionary()
"""The last order that was asked for of each open book."""


def summaries(
    snapshot: Snapshot, ids: Collection[ContactId] | None = None
) -> Mapping[ContactId, ContactSummary]:
    """What lists show of some contacts, or of all outside the trash."""
    return contacts.summaries(snapshot, ids)


def found_in_order(
    snapshot: Snapshot, asked: Search, order: ListOrder, derived: DerivedTable
) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, in an order; kana come before Latin letters in Japanese.

    Few are sorted; many are picked out of everyone in order, which costs the same for any number.
    """
    ids = None if asked.is_everyone else search.matching(snapshot, asked, derived)
    if order is ListOrder.LAST_CONTACT:
        return _by_last_contact(snapshot, ids, derived)
    kana_first = language() == "ja"
    if ids is None:
        return _everyone(snapshot, order, kana_first, derived).ids
    if len(ids) <= _SORTED_BELOW:
        return search_index.in_order(snapshot, order, kana_first, ids)
    everyone = _everyone(snapshot, order, kana_first, derived)
    if len(ids) >= len(everyone.ids) + search_index.count_trashed(snapshot):
        return everyone.ids  # a letter that everybody has: no need to look who they are
    return everyone.picked(ids)


def _everyone(
    snapshot: Snapshot, order: ListOrder, kana_first: bool, derived: DerivedTable
) -> InOrder[ContactId]:
    """Everyone in order, kept from one key to the next as long as nothing is written."""
    wanted = (newest_step(snapshot), order, kana_first)
    kept = _KEPT.get(derived)
    if kept is None or kept[0] != wanted:
        kept = (wanted, InOrder(search_index.in_order(snapshot, order, kana_first)))
        _KEPT[derived] = kept
    return kept[1]


def _by_last_contact(
    snapshot: Snapshot, ids: Collection[ContactId] | None, derived: DerivedTable
) -> tuple[ContactId, ...]:
    """The latest first; those with whom nothing ever happened come last."""
    table = derived.rows(snapshot)
    wanted = table.keys() if ids is None else ids
    return tuple(sorted((i for i in wanted if i in table), key=lambda i: _last_day(table[i])))


def _last_day(row: Relationship) -> int:
    return 0 if row.last_contact is None else -day_of(row.last_contact).toordinal()


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
    names = few_facts.picture_names(connection_of(snapshot), ids)
    return {contact_id: folders.cache / name for contact_id, name in names.items()}


def count(snapshot: Snapshot) -> int:
    """How many contacts there are outside the trash."""
    return counts.contacts(snapshot)

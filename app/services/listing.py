"""What lists and pages show of contacts and scans: their lines, and where their pictures lie."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from app.domain import ordering
from app.domain.card import CardScan, CardSide
from app.domain.contact import ContactSummary
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.picking import InOrder
from app.domain.relationship import Relationship
from app.domain.search import ListOrder
from app.domain.stage import Stage
from app.i18n import language
from app.services import search
from app.services.relationships import DerivedTable
from app.services.search import Search
from app.store import cards, contacts, counts, list_values, search_index
from app.store.database import Snapshot
from app.store.folders import Folders
from app.store.images import place_of
from app.store.journal import newest_step

_SORTED_BELOW = 2000
_RANKS = {stage: rank for rank, stage in enumerate(Stage)}

_KEPT: WeakKeyDictionary[DerivedTable, tuple[object, InOrder[ContactId]]] = WeakKeyDictionary()
"""The last order that was asked for of each open book."""


def summaries(
    snapshot: Snapshot, ids: Collection[ContactId] | None = None
) -> Mapping[ContactId, ContactSummary]:
    """What lists show of some contacts, or of all outside the trash."""
    return contacts.summaries(snapshot, ids)


def found_in_order(
    snapshot: Snapshot,
    asked: Search,
    order: ListOrder,
    derived: DerivedTable,
    *,
    descending: bool = False,
) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, in an order; kana come before Latin letters in Japanese.

    Few are sorted; many are picked out of everyone in order, which costs the same for any number.
    Who lacks what the list is put in order by comes last either way.
    """
    ids = None if asked.is_everyone else search.matching(snapshot, asked, derived)
    if order is ListOrder.LAST_CONTACT:
        return _by_last_contact(snapshot, ids, derived, descending=descending)
    kana_first = language() == "ja"
    if order in (ListOrder.READING, ListOrder.COMPANY):
        return _in_order(snapshot, ids, _Order(order, kana_first, descending), derived)
    by_name = _in_order(snapshot, ids, _Order(ListOrder.READING, kana_first), derived)
    values = _values(snapshot, order, kana_first, derived)
    return ordering.ordered(by_name, values, descending=descending)


class _Order(NamedTuple):
    by: ListOrder
    kana_first: bool
    descending: bool = False


def _in_order(
    snapshot: Snapshot,
    ids: Collection[ContactId] | None,
    order: _Order,
    derived: DerivedTable,
) -> tuple[ContactId, ...]:
    if ids is not None and len(ids) <= _SORTED_BELOW:
        by, kana_first, descending = order
        return search_index.in_order(snapshot, by, kana_first, ids, descending=descending)
    everyone = _everyone(snapshot, order, derived)
    return everyone.ids if ids is None else everyone.picked(ids)


def _values(
    snapshot: Snapshot, order: ListOrder, kana_first: bool, derived: DerivedTable
) -> Mapping[ContactId, object]:
    """By what contacts are put in order, comparable with one another."""
    if order is ListOrder.STAGE:
        return {i: _RANKS[row.stage] for i, row in derived.rows(snapshot).items()}
    texts = list_values.texts(snapshot, order)
    if order is ListOrder.PLACE:
        return {i: ordering.place_key(text) for i, text in texts.items()}
    return {i: ordering.key(text, kana_first) for i, text in texts.items()}


def _everyone(snapshot: Snapshot, order: _Order, derived: DerivedTable) -> InOrder[ContactId]:
    """Everyone in order, kept from one key to the next as long as nothing is written."""
    wanted = (newest_step(snapshot), order)
    kept = _KEPT.get(derived)
    if kept is None or kept[0] != wanted:
        by, kana_first, descending = order
        ids = search_index.in_order(snapshot, by, kana_first, descending=descending)
        kept = (wanted, InOrder(ids))
        _KEPT[derived] = kept
    return kept[1]


def _by_last_contact(
    snapshot: Snapshot,
    ids: Collection[ContactId] | None,
    derived: DerivedTable,
    *,
    descending: bool,
) -> tuple[ContactId, ...]:
    """The latest first, or turned round; those with whom nothing ever happened come last."""
    table = derived.rows(snapshot)
    wanted = [i for i in (table.keys() if ids is None else ids) if i in table]
    days = {i: day for i in wanted if (day := _last_day(table[i]))}
    return ordering.ordered(wanted, days, descending=descending)


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
    found: dict[ContactId, Path] = {}
    for scan in cards.scans_of_contacts(snapshot, ids):
        picture = flat_picture(folders, scan)
        if scan.contact_id is not None and picture is not None:
            found[scan.contact_id] = picture
    return found


def all_pictures(scans: Sequence[CardScan], folders: Folders) -> tuple[Path, ...]:
    """The pictures of all sides of cards, the newest card first, fronts before backs."""
    sides = (
        flat_picture(folders, scan, side)
        for scan in sorted(scans, key=lambda scan: scan.requested_at, reverse=True)
        for side in range(len(scan.sides))
    )
    return tuple(picture for picture in sides if picture is not None)


def count(snapshot: Snapshot) -> int:
    """How many contacts there are outside the trash."""
    return counts.contacts(snapshot)

"""What lists and pages show of contacts and scans: their lines, and where their pictures lie."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from app.domain import ordering
from app.domain.card import CardScan, CardSide
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.picking import InOrder, packed
from app.domain.relationship import Relationship
from app.domain.search import ListOrder
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.i18n import language
from app.services import search
from app.services.derived_table import DerivedTable
from app.services.search import Search
from app.store import cards, contacts, counts, few_facts, list_values, search_index
from app.store.database import Snapshot, connection_of
from app.store.folders import Folders
from app.store.images import place_of
from app.store.journal import newest_step

_SORTED_BELOW = 2000
_RANKS = {stage: rank for rank, stage in enumerate(Stage)}

_INDEXED = (ListOrder.READING, ListOrder.COMPANY)
_MOST_KEPT = 4


class _Order(NamedTuple):
    by: ListOrder
    kana_first: bool
    descending: bool = False


class _Kept(NamedTuple):
    """Orders of everyone, as of a step of the journal."""

    step: object
    orders: dict[_Order, InOrder[ContactId]]


_KEPT: WeakKeyDictionary[DerivedTable, _Kept] = WeakKeyDictionary()
"""The last orders that were asked for of each open book."""


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
) -> Sequence[ContactId]:
    """The ids of all contacts that fit, in an order; kana come before Latin letters in Japanese.

    Few are sorted; many are picked out of everyone in order, which costs the same for any number.
    Who lacks what the list is put in order by comes last either way.
    """
    ids = None if asked.is_everyone else search.matching(snapshot, asked, derived)
    if order is ListOrder.LAST_CONTACT:
        return packed(_by_last_contact(snapshot, ids, derived, descending=descending))
    kana_first = language() == "ja"
    if order is not ListOrder.STAGE:
        return _in_order(snapshot, ids, _Order(order, kana_first, descending), derived)
    by_name = _in_order(snapshot, ids, _Order(ListOrder.READING, kana_first), derived)
    ranks = {i: _RANKS[row.stage] for i, row in derived.rows(snapshot).items()}
    return packed(ordering.ordered(by_name, ranks, descending=descending))


def _in_order(
    snapshot: Snapshot,
    ids: Collection[ContactId] | None,
    order: _Order,
    derived: DerivedTable,
) -> Sequence[ContactId]:
    if ids is not None and len(ids) <= _SORTED_BELOW and order.by in _INDEXED:
        by, kana_first, descending = order
        return packed(search_index.in_order(snapshot, by, kana_first, ids, descending=descending))
    everyone = _everyone(snapshot, order, derived)
    if ids is None or len(ids) >= len(everyone.ids) + search_index.count_trashed(snapshot):
        return everyone.ids  # a letter that everybody has: no need to look who they are
    return everyone.picked(ids)


def _everyone(snapshot: Snapshot, order: _Order, derived: DerivedTable) -> InOrder[ContactId]:
    """Everyone in order, kept from one key to the next as long as nothing is written."""
    step = newest_step(snapshot)
    kept = _KEPT.get(derived)
    if kept is None or kept.step != step:
        kept = _KEPT[derived] = _Kept(step, {})
    if order not in kept.orders:
        found = InOrder(_sorted(snapshot, order, derived))
        while len(kept.orders) >= _MOST_KEPT:
            del kept.orders[next(iter(kept.orders))]
        kept.orders[order] = found
    return kept.orders[order]


def _sorted(snapshot: Snapshot, order: _Order, derived: DerivedTable) -> Sequence[ContactId]:
    by, kana_first, descending = order
    if by in _INDEXED:
        return search_index.in_order(snapshot, by, kana_first, descending=descending)
    by_name = _everyone(snapshot, _Order(ListOrder.READING, kana_first), derived)
    texts = list_values.texts(snapshot, by)
    keys: Mapping[ContactId, object]
    if by is ListOrder.PLACE:
        keys = {i: ordering.place_key(text) for i, text in texts.items()}
    else:
        keys = {i: ordering.key(text, kana_first) for i, text in texts.items()}
    return ordering.ordered(by_name.ids, keys, descending=descending)


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
    return original_pictures(snapshot, folders, [side.image_sha256]).get(side.image_sha256)


def original_pictures(
    snapshot: Snapshot, folders: Folders, digests: Collection[str]
) -> Mapping[str, Path]:
    """The stored originals by their digests, those that the book knows."""
    known = cards.images(snapshot, digests)
    return {i.sha256: place_of(folders.images, i.sha256, i.extension) for i in known.values()}


def card_pictures(
    snapshot: Snapshot, folders: Folders, ids: Collection[ContactId]
) -> Mapping[ContactId, Path]:
    """The front of the newest card of each of some contacts that have one."""
    names = few_facts.picture_names(connection_of(snapshot), ids)
    return {contact_id: folders.cache / name for contact_id, name in names.items()}


def card_days(snapshot: Snapshot) -> Mapping[ContactId, tuple[date, ...]]:
    """The days on which the cards of each contact that has any were taken in, oldest first."""
    days: dict[ContactId, tuple[date, ...]] = {}
    for contact_id, at in cards.times_taken_in(snapshot):
        days[contact_id] = (*days.get(contact_id, ()), day_of(at))
    return days


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

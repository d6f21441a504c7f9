"""Contacts with their affiliations, methods, addresses and tags."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from peewee import JOIN

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    ContactMethod,
    ContactSummary,
    PersonName,
    PostalAddress,
    Source,
)
from app.domain.ids import ContactId
from app.domain.text import fold
from app.errors import NotFound
from app.i18n import N_
from app.store import tables
from app.store.companies import company_for
from app.store.database import Snapshot, Transaction

_NAME_COLUMNS = tuple(f.name for f in fields(PersonName))
_ADDRESS_COLUMNS = tuple(f.name for f in fields(PostalAddress))
_METHOD_COLUMNS = tuple(f.name for f in fields(ContactMethod))
_CHUNK = 10_000
"""Ids a query: SQLite allows 32,766 parameters."""

Values = dict[str, Any]


def add(
    tx: Transaction, details: ContactDetails, source: Source, uid: str | None = None
) -> ContactId:
    """Store a new contact and return its id."""
    row_id = tx.insert(
        tables.Contact,
        uid=uid or str(uuid.uuid4()),
        **_own_columns(details),
        source=source,
        promotion="not_asked",
        created_at=tx.now,
        updated_at=tx.now,
    )
    for table, rows in _part_rows(tx, details):
        for sort, row in enumerate(rows):
            tx.insert(table, contact_id=row_id, **row, sort=sort)
    _replace_tags(tx, row_id, details.tags)
    return ContactId(row_id)


def update(tx: Transaction, contact_id: ContactId, details: ContactDetails) -> None:
    """Store what a contact's details are now."""
    for table, rows in _part_rows(tx, details):
        _replace(tx, table, contact_id, rows)
    _replace_tags(tx, contact_id, details.tags)
    tx.update(tables.Contact, contact_id, **_own_columns(details), updated_at=tx.now)


def set_deleted(tx: Transaction, contact_id: ContactId, at: datetime | None) -> None:
    """Put a contact into the trash, or take it out."""
    tx.update(tables.Contact, contact_id, deleted_at=at)


def set_merged(tx: Transaction, contact_id: ContactId, into: ContactId) -> None:
    """Put a contact into the trash as merged into another."""
    tx.update(tables.Contact, contact_id, deleted_at=tx.now, merged_into=into)


def get(snapshot: Snapshot, contact_id: ContactId) -> Contact:
    """The contact with this id, also one in the trash; NotFound if there is none."""
    found = load(snapshot, [contact_id])
    if contact_id not in found:
        raise NotFound(N_("There is no contact {id}."), id=contact_id)
    return found[contact_id]


def load(_: Snapshot, ids: Collection[ContactId]) -> dict[ContactId, Contact]:
    """Whole contacts by id, in the order of `ids`, in a fixed number of queries."""
    found: dict[ContactId, Contact] = {}
    ordered = list(ids)
    for start in range(0, len(ordered), _CHUNK):
        found |= _load_chunk(ordered[start : start + _CHUNK])
    return found


def all_ids(_: Snapshot, *, trashed: bool = False) -> tuple[ContactId, ...]:
    """The ids of all contacts outside (or inside) the trash."""
    query = tables.Contact.select(tables.Contact.id).where(
        tables.Contact.deleted_at.is_null(not trashed)
    )
    return tuple(ContactId(row_id) for (row_id,) in query.tuples())


def summaries(
    _: Snapshot, ids: Collection[ContactId] | None = None
) -> dict[ContactId, ContactSummary]:
    """What lists show of contacts, by id; of all outside the trash for None."""
    contact, affiliation, company = tables.Contact, tables.Affiliation, tables.Company
    query = (
        contact.select(
            contact.id,
            contact.printed,
            contact.family_kana,
            contact.given_kana,
            affiliation.company_printed,
            affiliation.position,
            company.industry,
        )
        .join(
            affiliation,
            JOIN.LEFT_OUTER,
            on=((affiliation.contact_id == contact.id) & affiliation.until.is_null()),
        )
        .join(company, JOIN.LEFT_OUTER, on=(company.id == affiliation.company_id))
        # The last row of a contact stays: its primary affiliation, else the first one.
        .order_by(affiliation.is_primary, affiliation.sort.desc())
    )
    if ids is None:
        query = query.where(contact.deleted_at.is_null())
    else:
        query = query.where(contact.id.in_(list(ids)))
    return {
        ContactId(row_id): ContactSummary(
            ContactId(row_id), name, " ".join(filter(None, (family, given))) or None, *work
        )
        for row_id, name, family, given, *work in query.tuples()
    }


def merged_into(_: Snapshot, survivor: ContactId) -> tuple[tuple[ContactId, str], ...]:
    """The contacts that were merged into another, with their names."""
    contact = tables.Contact
    query = contact.select(contact.id, contact.printed).where(contact.merged_into == survivor)
    return tuple((ContactId(row_id), name) for row_id, name in query.tuples())


def ids_by_uid(_: Snapshot) -> dict[str, ContactId]:
    """The ids of all contacts by their vCard UID, trash included."""
    query = tables.Contact.select(tables.Contact.uid, tables.Contact.id)
    return {uid: ContactId(row_id) for uid, row_id in query.tuples()}


def ids_by_method(_: Snapshot, normalised: Collection[str]) -> tuple[ContactId, ...]:
    """Contacts outside the trash that have one of these numbers, mails or links."""
    method, contact = tables.ContactMethod, tables.Contact
    query = (
        method.select(method.contact_id)
        .join(contact, on=(contact.id == method.contact_id))
        .where(method.normalised.in_(list(normalised)) & contact.deleted_at.is_null())
        .distinct()
    )
    return tuple(ContactId(row_id) for (row_id,) in query.tuples())


def _own_columns(details: ContactDetails) -> Values:
    name = {column: getattr(details.name, column) for column in _NAME_COLUMNS}
    return {**name, "note": details.note, "extra": details.extra}


def _part_rows(
    tx: Transaction, details: ContactDetails
) -> Iterator[tuple[type[tables.Table], list[Values]]]:
    yield tables.Affiliation, _affiliation_rows(tx, details.affiliations)
    yield tables.ContactMethod, _rows(details.methods, _METHOD_COLUMNS)
    yield tables.PostalAddress, _rows(details.addresses, _ADDRESS_COLUMNS)


def _replace_tags(tx: Transaction, contact_id: int, names: Iterable[str]) -> None:
    """Link exactly these tags; a link is never turned into another, (contact, tag) is unique."""
    wanted = dict.fromkeys(_tag_for(tx, name) for name in names)
    for row in tables.ContactTag.select().where(tables.ContactTag.contact_id == contact_id):
        if row.tag_id in wanted:
            del wanted[row.tag_id]
        else:
            tx.delete(tables.ContactTag, row.id)
    for tag_id in wanted:
        tx.insert(tables.ContactTag, contact_id=contact_id, tag_id=tag_id, sort=0)


def _affiliation_rows(tx: Transaction, affiliations: Sequence[Affiliation]) -> list[Values]:
    return [
        {
            "company_id": a.company_id or (company_for(tx, a.company) if a.company else None),
            "company_printed": a.company,
            "department": a.department,
            "position": a.position,
            "since": a.since,
            "until": a.until,
            "is_primary": a.is_primary,
            "scan_id": a.scan_id,
        }
        for a in affiliations
    ]


def _rows(parts: Sequence[object], columns: Sequence[str]) -> list[Values]:
    return [{column: getattr(part, column) for column in columns} for part in parts]


def _tag_for(tx: Transaction, name: str) -> int:
    key = fold(name)
    row = tables.Tag.select().where(tables.Tag.name_key == key).first()
    return int(row.id) if row is not None else tx.insert(tables.Tag, name=name, name_key=key)


def _replace(
    tx: Transaction, table: type[tables.Table], contact_id: int, rows: Sequence[Values]
) -> None:
    """Make a contact's rows of a table what `rows` says, changing as few as possible."""
    query = table.select(table.id).where(table.contact_id == contact_id).order_by(table.sort)
    present = [row_id for (row_id,) in query.tuples()]
    for sort, row in enumerate(rows):
        if sort < len(present):
            tx.update(table, present[sort], **row, sort=sort)
        else:
            tx.insert(table, contact_id=contact_id, **row, sort=sort)
    for row_id in present[len(rows) :]:
        tx.delete(table, row_id)


def _load_chunk(ids: Sequence[ContactId]) -> dict[ContactId, Contact]:
    affiliations = _parts(tables.Affiliation, ids)
    methods = _parts(tables.ContactMethod, ids)
    addresses = _parts(tables.PostalAddress, ids)
    tags = _tags(ids)
    rows = {row["id"]: row for row in _by_id(tables.Contact, tables.Contact.id, ids)}
    return {
        contact_id: _contact(
            rows[contact_id],
            [_affiliation(row) for row in affiliations[contact_id]],
            [ContactMethod(**_pick(row, _METHOD_COLUMNS)) for row in methods[contact_id]],
            [PostalAddress(**_pick(row, _ADDRESS_COLUMNS)) for row in addresses[contact_id]],
            tags[contact_id],
        )
        for contact_id in ids
        if contact_id in rows
    }


def _by_id(table: type[tables.Table], column: Any, ids: Sequence[int]) -> Iterable[Values]:
    rows: Iterable[Values] = table.select().where(column.in_(list(ids))).dicts()
    return rows


def _parts(table: type[tables.Table], ids: Sequence[int]) -> defaultdict[int, list[Values]]:
    parts: defaultdict[int, list[Values]] = defaultdict(list)
    query = table.select().where(table.contact_id.in_(list(ids))).order_by(table.sort)
    for row in query.dicts():
        parts[row["contact_id"]].append(row)
    return parts


def _tags(ids: Sequence[int]) -> defaultdict[int, list[str]]:
    link, tag = tables.ContactTag, tables.Tag
    query = (
        link.select(link.contact_id, tag.name)
        .join(tag, on=(tag.id == link.tag_id))
        .where(link.contact_id.in_(list(ids)))
        .order_by(link.id)
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for contact_id, name in query.tuples():
        names[contact_id].append(name)
    return names


def _pick(row: Values, columns: Sequence[str]) -> Values:
    return {column: row[column] for column in columns}


def _affiliation(row: Values) -> Affiliation:
    columns = ("department", "position", "since", "until", "is_primary", "scan_id", "company_id")
    return Affiliation(company=row["company_printed"], id=row["id"], **_pick(row, columns))


def _contact(
    row: Values,
    affiliations: Sequence[Affiliation],
    methods: Sequence[ContactMethod],
    addresses: Sequence[PostalAddress],
    tags: Sequence[str],
) -> Contact:
    details = ContactDetails(
        PersonName(**_pick(row, _NAME_COLUMNS)),
        tuple(affiliations),
        tuple(methods),
        tuple(addresses),
        tuple(tags),
        row["note"],
        row["extra"],
    )
    columns = ("id", "uid", "source", "created_at", "updated_at", "promotion", "mark")
    return Contact(
        details=details,
        deleted_at=row["deleted_at"],
        merged_into=row["merged_into"],
        **_pick(row, columns),
    )

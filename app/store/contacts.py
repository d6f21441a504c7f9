"""Contacts with their affiliations, methods, addresses and tags."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    Promotion,
    Source,
)
from app.domain.ids import CompanyId, ContactId
from app.domain.summary import ContactSummary
from app.domain.text import fold
from app.errors import NotFound
from app.i18n import N_
from app.store import few_facts, tables
from app.store.companies import companies_for
from app.store.contact_rows import (
    ADDRESS_COLUMNS,
    METHOD_COLUMNS,
    NAME_COLUMNS,
    whole_contacts,
)
from app.store.database import Snapshot, Transaction, connection_of
from app.store.rows import Values, among

_CHUNK = 10_000
"""So many contacts are loaded at a time."""


@dataclass(frozen=True, slots=True)
class NewContact:
    """Who is to be stored; without a UID of another program it gets one."""

    details: ContactDetails
    source: Source
    uid: str | None = None


def add(
    tx: Transaction, details: ContactDetails, source: Source, uid: str | None = None
) -> ContactId:
    """Store a new contact and return its id."""
    return add_all(tx, [NewContact(details, source, uid)])[0]


def add_all(tx: Transaction, people: Sequence[NewContact]) -> list[ContactId]:
    """Store many new contacts at once and return their ids."""
    ids = tx.insert_all(tables.Contact, [_new_row(tx, person) for person in people])
    companies = companies_for(tx, _companies_of(p.details for p in people))
    parts: dict[type[tables.Table], list[Values]] = defaultdict(list)
    for contact_id, person in zip(ids, people, strict=True):
        for table, rows in _part_rows(companies, person.details):
            parts[table] += (
                {"contact_id": contact_id, **row, "sort": sort} for sort, row in enumerate(rows)
            )
    tags = _tags_for(tx, [tag for person in people for tag in person.details.tags])
    for contact_id, person in zip(ids, people, strict=True):
        wanted = dict.fromkeys(tags[name] for name in person.details.tags)
        parts[tables.ContactTag] += (
            {"contact_id": contact_id, "tag_id": tag_id, "sort": 0} for tag_id in wanted
        )
    for table, rows in parts.items():
        tx.insert_all(table, rows)
    return [ContactId(row_id) for row_id in ids]


def update(tx: Transaction, contact_id: ContactId, details: ContactDetails) -> None:
    """Store what a contact's details are now."""
    companies = companies_for(tx, _companies_of([details]))
    for table, rows in _part_rows(companies, details):
        _replace(tx, table, contact_id, rows)
    _replace_tags(tx, contact_id, details.tags)
    tx.update(tables.Contact, contact_id, **_own_columns(details), updated_at=tx.now)


def set_deleted(tx: Transaction, contact_id: ContactId, at: datetime | None) -> None:
    """Put a contact into the trash, or take it out."""
    tx.update(tables.Contact, contact_id, deleted_at=at)


def set_promotion(tx: Transaction, contact_id: ContactId, answer: Promotion) -> None:
    """Note whether promotion may be sent; NotFound if there is no such contact."""
    if get(tx, contact_id).promotion is not answer:
        tx.update(tables.Contact, contact_id, promotion=answer)


def set_mark(tx: Transaction, contact_id: ContactId, mark: str | None) -> None:
    """Store the private mark of a contact."""
    tx.update(tables.Contact, contact_id, mark=mark)


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
        found |= whole_contacts(ordered[start : start + _CHUNK])
    return found


def all_ids(_: Snapshot, *, trashed: bool = False) -> tuple[ContactId, ...]:
    """The ids of all contacts outside (or inside) the trash."""
    contact = tables.Contact
    query = contact.select(contact.id).where(contact.deleted_at.is_null(not trashed))
    return tuple([row_id for (row_id,) in contact._meta.database.execute(query)])


def ids_after(_: Snapshot, after: ContactId, most: int) -> tuple[ContactId, ...]:
    """The next ids, of those in the trash too."""
    contact = tables.Contact
    query = contact.select(contact.id).where(contact.id > after).order_by(contact.id).limit(most)
    return tuple([row_id for (row_id,) in query.tuples()])


def summaries(
    snapshot: Snapshot, ids: Collection[ContactId] | None = None
) -> dict[ContactId, ContactSummary]:
    """What lists show of contacts, by id; of all outside the trash for None."""
    return few_facts.summaries(connection_of(snapshot), ids)


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
        .where(among(method.normalised, normalised) & contact.deleted_at.is_null())
        .distinct()
    )
    return tuple(ContactId(row_id) for (row_id,) in query.tuples())


def _own_columns(details: ContactDetails) -> Values:
    name = {column: getattr(details.name, column) for column in NAME_COLUMNS}
    return {**name, "note": details.note, "extra": details.extra}


def _new_row(tx: Transaction, person: NewContact) -> Values:
    return {
        "uid": person.uid or str(uuid.uuid4()),
        **_own_columns(person.details),
        "source": person.source,
        "promotion": "not_asked",
        "created_at": tx.now,
        "updated_at": tx.now,
    }


def _companies_of(people: Iterable[ContactDetails]) -> Iterator[str]:
    """The names of the companies whose ids are not known yet."""
    for details in people:
        yield from (a.company for a in details.affiliations if a.company and not a.company_id)


def _part_rows(
    companies: Mapping[str, CompanyId], details: ContactDetails
) -> Iterator[tuple[type[tables.Table], list[Values]]]:
    yield tables.Affiliation, _affiliation_rows(companies, details.affiliations)
    yield tables.ContactMethod, _rows(details.methods, METHOD_COLUMNS)
    yield tables.PostalAddress, _rows(details.addresses, ADDRESS_COLUMNS)


def _replace_tags(tx: Transaction, contact_id: int, names: Iterable[str]) -> None:
    """Link exactly these tags; a link is never turned into another, (contact, tag) is unique."""
    wanted = dict.fromkeys(_tags_for(tx, names).values())
    for row in tables.ContactTag.select().where(tables.ContactTag.contact_id == contact_id):
        if row.tag_id in wanted:
            del wanted[row.tag_id]
        else:
            tx.delete(tables.ContactTag, row.id)
    for tag_id in wanted:
        tx.insert(tables.ContactTag, contact_id=contact_id, tag_id=tag_id, sort=0)


def _affiliation_rows(
    companies: Mapping[str, CompanyId], affiliations: Sequence[Affiliation]
) -> list[Values]:
    return [
        {
            "company_id": a.company_id or companies.get(a.company or ""),
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


def _tags_for(tx: Transaction, names: Iterable[str]) -> dict[str, int]:
    """The ids of tags by name, however written; new ones are made."""
    keys = {name: fold(name) for name in names}
    if not keys:
        return {}
    query = tables.Tag.select(tables.Tag.name_key, tables.Tag.id)
    known = dict(query.where(among(tables.Tag.name_key, set(keys.values()))).tuples())
    new: dict[str, str] = {}
    for name, key in keys.items():
        if key not in known:
            new.setdefault(key, name)
    rows = [{"name": name, "name_key": key} for key, name in new.items()]
    known |= zip(new, tx.insert_all(tables.Tag, rows), strict=True)
    return {name: known[key] for name, key in keys.items()}


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

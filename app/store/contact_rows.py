"""Rows of contacts and of their parts to whole contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactDetails,
    ContactMethod,
    PersonName,
    PostalAddress,
)
from app.domain.ids import ContactId
from app.store import tables
from app.store.rows import Values, among, rows_of

NAME_COLUMNS = tuple(f.name for f in fields(PersonName))
ADDRESS_COLUMNS = tuple(f.name for f in fields(PostalAddress))
METHOD_COLUMNS = tuple(f.name for f in fields(ContactMethod))


def whole_contacts(ids: Collection[ContactId]) -> dict[ContactId, Contact]:
    """Contacts by id, in the order of `ids`, in a fixed number of queries."""
    affiliations = _parts(tables.Affiliation, ids)
    methods = _parts(tables.ContactMethod, ids)
    addresses = _parts(tables.PostalAddress, ids)
    tags = _tags(ids)
    rows = {row["id"]: row for row in rows_of(tables.Contact, "id", ids)}
    return {
        contact_id: _contact(
            rows[contact_id],
            [_affiliation(row) for row in affiliations.get(contact_id, ())],
            [
                ContactMethod(*[row[c] for c in METHOD_COLUMNS])
                for row in methods.get(contact_id, ())
            ],
            [
                PostalAddress(*[row[c] for c in ADDRESS_COLUMNS])
                for row in addresses.get(contact_id, ())
            ],
            tags.get(contact_id, ()),
        )
        for contact_id in ids
        if contact_id in rows
    }


def _parts(table: type[tables.Table], ids: Collection[int]) -> dict[int, list[Values]]:
    parts: defaultdict[int, list[Values]] = defaultdict(list)
    for row in rows_of(table, "contact_id", ids, order="sort"):
        parts[row["contact_id"]].append(row)
    return parts


def _tags(ids: Collection[int]) -> dict[int, list[str]]:
    link, tag = tables.ContactTag, tables.Tag
    query = (
        link.select(link.contact_id, tag.name)
        .join(tag, on=(tag.id == link.tag_id))
        .where(among(link.contact_id, ids))
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
        PersonName(*[row[column] for column in NAME_COLUMNS]),
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

"""Which contacts have a name, a number or a UID: many asked for at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from peewee import fn

from app.domain.ids import ContactId
from app.store import tables
from app.store.database import Snapshot
from app.store.rows import among


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest rows at some moment: what came later is not asked for.

    SQLite ends a search in an index at a row's id, so that it costs nothing how many of one
    company, number or name came since.
    """

    contact: int
    method: int
    affiliation: int


def newest(_: Snapshot) -> Newest:
    """The newest rows now; ids of 0 in an empty card book."""
    kinds = (tables.Contact, tables.ContactMethod, tables.Affiliation)
    return Newest(*(kind.select(fn.MAX(kind.id)).scalar() or 0 for kind in kinds))


def ids_by_uids(_: Snapshot, uids: Collection[str]) -> dict[str, ContactId]:
    """The ids of those contacts that have one of these vCard UIDs, trash included."""
    contact = tables.Contact
    query = contact.select(contact.uid, contact.id).where(among(contact.uid, uids))
    return {uid: ContactId(row_id) for uid, row_id in query.tuples()}


def owners_of_methods(
    _: Snapshot, normalised: Collection[str], until: Newest
) -> Iterator[tuple[str, ContactId]]:
    """Each of these numbers, mails or links with a contact outside the trash that has it."""
    method, contact = tables.ContactMethod, tables.Contact
    query = (
        method.select(method.normalised, method.contact_id)
        .join(contact, on=(contact.id == method.contact_id))
        .where(among(method.normalised, normalised) & (method.id <= until.method))
        .where(contact.deleted_at.is_null())
    )
    return ((key, ContactId(row_id)) for key, row_id in query.tuples())


def names_of(
    _: Snapshot, until: Newest, *, names: Collection[str] = (), company_ids: Collection[int] = ()
) -> Iterator[tuple[str, ContactId]]:
    """Contacts outside the trash of these names, or who work or worked for these companies."""
    contact, affiliation = tables.Contact, tables.Affiliation
    query = contact.select(contact.printed, contact.id).where(contact.deleted_at.is_null())
    if names:
        query = query.where(among(contact.printed, names) & (contact.id <= until.contact))
    else:
        query = query.join(affiliation, on=(affiliation.contact_id == contact.id))
        query = query.where(among(affiliation.company_id, company_ids))
        query = query.where(affiliation.id <= until.affiliation)
    return ((name, ContactId(row_id)) for name, row_id in query.tuples())

"""Making, changing, tagging and trashing contacts, and showing one whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.changes import command
from app.domain.attachment import Attachment
from app.domain.card import CardScan
from app.domain.company import Company
from app.domain.contact import Contact, ContactDetails, Source
from app.domain.event import Event
from app.domain.history import Encounter
from app.domain.ids import CompanyId, ContactId
from app.domain.summary import ContactSummary
from app.i18n import N_
from app.services.industries import settle_company
from app.store import cards, companies, contacts, entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class ContactView:
    """A contact with its company, cards and files, and the names of events where it was met."""

    contact: Contact
    company: Company | None
    scans: tuple[CardScan, ...]
    events: tuple[str, ...]
    files: tuple[Attachment, ...] = ()


def view(snapshot: Snapshot, contact_id: ContactId) -> ContactView:
    """One contact whole, also one in the trash."""
    return views(snapshot, [contacts.get(snapshot, contact_id).id])[0]


def views(snapshot: Snapshot, ids: list[ContactId]) -> tuple[ContactView, ...]:
    """Contacts whole, in the order of their ids, in a fixed number of queries."""
    found = contacts.load(snapshot, ids)
    employers = {c.id: _company_id(c) for c in found.values()}
    known = companies.companies(snapshot, {i for i in employers.values() if i is not None})
    scans: dict[ContactId, list[CardScan]] = {}
    for scan in cards.scans_of_contacts(snapshot, list(found)):
        if scan.contact_id is not None:
            scans.setdefault(scan.contact_id, []).append(scan)
    names, files = _event_names(snapshot, tuple(found)), _files(snapshot, tuple(found))
    return tuple(
        ContactView(
            contact,
            known.get(employers[contact.id] or CompanyId(0)),
            tuple(scans.get(contact.id, ())),
            names.get(contact.id, ()),
            tuple(files.get(contact.id, ())),
        )
        for contact in found.values()
    )


def summaries(
    snapshot: Snapshot, ids: Collection[ContactId] | None = None
) -> dict[ContactId, ContactSummary]:
    """What lists show of contacts, by id; of all outside the trash for None."""
    return contacts.summaries(snapshot, ids)


@command(N_("Add a contact"))
def add_contact(
    tx: Transaction, details: ContactDetails, source: Source = Source.HAND
) -> ContactId:
    """Store a new contact; its company gets an industry where its name or words tell one."""
    contact_id = contacts.add(tx, details, source)
    settle_company(tx, details)
    return contact_id


@command(N_("Change a contact"))
def edit_contact(tx: Transaction, contact_id: ContactId, details: ContactDetails) -> None:
    """Store what a contact's details are now, and learn from what this puts right."""
    from app.services.known import learn_from_edit  # with all parsers; no start needs them

    before = contacts.get(tx, contact_id).details
    contacts.update(tx, contact_id, details)
    settle_company(tx, details)
    learn_from_edit(tx, contact_id, before)


@command(N_("Tag contacts"))
def tag_contacts(tx: Transaction, ids: tuple[ContactId, ...], tag: str) -> None:
    """Give several contacts a tag."""
    for contact in contacts.load(tx, ids).values():
        if tag not in contact.details.tags:
            tags = (*contact.details.tags, tag)
            contacts.update(tx, contact.id, replace(contact.details, tags=tags))


@command(N_("Delete contacts"))
def delete_contacts(tx: Transaction, ids: tuple[ContactId, ...]) -> None:
    """Put contacts into the trash; what happened with them stays."""
    for contact_id in ids:
        contacts.get(tx, contact_id)
        contacts.set_deleted(tx, contact_id, tx.now)


def _company_id(contact: Contact) -> CompanyId | None:
    return contact.details.current.company_id if contact.details.current else None


def _files(snapshot: Snapshot, ids: tuple[ContactId, ...]) -> dict[ContactId, list[Attachment]]:
    files: dict[ContactId, list[Attachment]] = {}
    for file in entities.select(snapshot, Attachment, contact_id=ids, deleted_at=None):
        assert file.contact_id is not None  # only those of contacts were asked for
        files.setdefault(file.contact_id, []).append(file)
    return files


def _event_names(
    snapshot: Snapshot, ids: tuple[ContactId, ...]
) -> dict[ContactId, tuple[str, ...]]:
    names = {e.id: e.name for e in entities.select(snapshot, Event)}
    met: dict[ContactId, tuple[str, ...]] = {}
    for encounter in entities.select(snapshot, Encounter, contact_id=ids):
        name = names.get(encounter.event_id)
        if name is not None and name not in met.get(encounter.contact_id, ()):
            met[encounter.contact_id] = (*met.get(encounter.contact_id, ()), name)
    return met

"""From a reading to a contact: what is proposed, and what the user makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.changes import command
from app.domain.card import CardScan, ScanBatch, ScanState
from app.domain.company import Company
from app.domain.contact import Affiliation, ContactDetails, Source
from app.domain.duplicates import DuplicateCandidate, likely_duplicates
from app.domain.event import Event
from app.domain.history import Encounter
from app.domain.ids import ContactId, ScanId
from app.domain.industry import Classification
from app.domain.moments import Moment, day_of
from app.domain.putting_right import Remark
from app.domain.search import ContactQuery
from app.domain.two_languages import (
    is_work_in_both,
    led_by_japanese,
    name_of_both,
    share_a_method,
)
from app.domain.typed import details_of
from app.errors import UserInputError
from app.i18n import N_
from app.services import known
from app.services.history import meet
from app.services.industries import propose_industry, settle_company, settled_industry
from app.services.merge import joined, work_key
from app.store import cards, contacts, entities, scan_states, search_index
from app.store.database import Snapshot, Transaction
from app.store.parsed_readings import ParsedReadings
from ocr.model import CardReading, FieldKind, FieldReading

_DRAFT = "review"
CORE = frozenset({FieldKind.NAME, FieldKind.COMPANY})
"""Without these a card is never sure, however sure the rest is."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reading proposes.

    Attributes:
        details: None where not even a name was read.
        industry: that of the company if it is settled, else the one that its words speak for.
        duplicates: known contacts who may be the same person, likeliest first.
        is_sure: whether every field that was read needs no second look.
        reading: the newest reading, beside what is known of the company.
        remarks: what that made of its fields.
        company: of which company something is known and the card seems to be.
    """

    scan: CardScan
    details: ContactDetails | None
    industry: Classification | None
    duplicates: tuple[DuplicateCandidate, ...]
    is_sure: bool
    reading: CardReading | None = None
    remarks: tuple[Remark, ...] = ()
    company: Company | None = None

    @property
    def unsure(self) -> tuple[FieldReading, ...]:
        """The fields that a person should look at."""
        return tuple(f for f in self.reading.fields if not f.sure) if self.reading else ()


_TO_LOOK_AT = (ScanState.TO_REVIEW, ScanState.FAILED)


def queue(snapshot: Snapshot, parsed: ParsedReadings | None = None) -> tuple[CardScan, ...]:
    """The scans that wait for a look: read or failed, neither filed nor discarded."""
    return tuple(s for s in cards.open_scans(snapshot, parsed) if s.state in _TO_LOOK_AT)


def count_waiting(snapshot: Snapshot) -> int:
    """How many scans are in the queue."""
    found = scan_states.states(snapshot)
    return sum(found[state] for state in _TO_LOOK_AT)


def propose(snapshot: Snapshot, scan_id: ScanId) -> Proposal:
    """What the newest reading of a scan proposes, beside what is known of its company."""
    scan = cards.get(snapshot, scan_id)
    read = scan.reading.card if scan.reading else None
    if read is None:
        return Proposal(scan, None, None, (), False)
    seen = known.recognised(snapshot, read)
    details = details_of_card(seen.card)
    company = seen.known.company if seen.known else None
    if details is None:
        return Proposal(scan, None, None, (), False, seen.card, seen.remarks, company)
    return Proposal(
        scan,
        details,
        settled_industry(snapshot, details) or propose_industry(snapshot, details, read.text),
        find_duplicates(snapshot, details),
        is_sure(seen.card),
        seen.card,
        seen.remarks,
        company,
    )


def details_of_card(card: CardReading) -> ContactDetails | None:
    """The details that a reading's fields make; a card without a name is named by its company."""
    company = card.first(FieldKind.COMPANY)
    values = [(field.kind, field.value) for field in card.fields]
    return details_of(values, fallback_name=company.value if company else "")


def is_sure(card: CardReading) -> bool:
    """Whether every field is sure and the core ones are there."""
    kinds = {field.kind for field in card.fields}
    return kinds >= CORE and all(field.sure for field in card.fields)


def find_duplicates(snapshot: Snapshot, details: ContactDetails) -> tuple[DuplicateCandidate, ...]:
    """Known contacts who may be the same person, likeliest first."""
    keys = [m.normalised for m in details.methods if m.normalised]
    ids = set(contacts.ids_by_method(snapshot, keys))
    ids |= set(search_index.find(snapshot, ContactQuery(words=(details.name.printed,)))[:50])
    return likely_duplicates(details, tuple(contacts.load(snapshot, ids).values()))


@command(N_("Accept a card"))
def accept(
    tx: Transaction,
    scan_id: ScanId,
    details: ContactDetails | None = None,
    same_as: ContactId | None = None,
) -> ContactId:
    """File a scan: as a new contact, or as the newer card of a known one.

    Args:
        tx: the open transaction.
        scan_id: a scan that was read.
        details: what the user made of the proposal; by default the proposal itself.
        same_as: whose newer card it is; a changed company becomes a new affiliation, and the
            old one stays as history.

    Raises:
        UserInputError: it is filed already, or there is no name to file it under.
    """
    scan = _open_scan(tx, scan_id)
    read = scan.reading.card if scan.reading else None
    shown = known.recognised(tx, read).card if read else None  # before this card is known too
    meant = details or (details_of_card(shown) if shown else None)
    if meant is None:
        raise UserInputError(
            N_("Card {id} has no name yet. It stays in the review; type a name there."),
            id=scan_id,
        )
    batch = entities.get(tx, ScanBatch, scan.batch_id)
    meant = _from_scan(meant, scan_id, batch)
    contact_id = _store(tx, meant, same_as, day_of(batch.started_at))
    settle_company(tx, meant, read.text if read else "")
    if read is not None and shown is not None:
        known.learn(tx, contact_id, scan_id, (read, shown), details)
    cards.file_scan(tx, scan_id, contact_id)
    cards.drop_draft(tx, _DRAFT, scan_id)
    _record_encounter(tx, contact_id, batch)
    return contact_id


@command(N_("Reject a card"))
def reject(tx: Transaction, scan_id: ScanId) -> None:
    """Put a scan into the trash."""
    cards.discard_scan(tx, _open_scan(tx, scan_id).id, tx.now)


@command(N_("Restore a card"))
def restore(tx: Transaction, scan_id: ScanId) -> None:
    """Take a scan out of the trash."""
    cards.discard_scan(tx, scan_id, None)


@command(N_("Draft"), origin="system")
def save_draft(tx: Transaction, scan_id: ScanId, content: str) -> None:
    """Keep what is being typed about a scan, as text of the caller's own form."""
    cards.save_draft(tx, _DRAFT, scan_id, content, tx.now)


def draft(snapshot: Snapshot, scan_id: ScanId) -> str | None:
    """What was typed about a scan and not yet accepted."""
    return cards.draft(snapshot, _DRAFT, scan_id)


def with_newer_card(known: ContactDetails, newer: ContactDetails, on: date) -> ContactDetails:
    """What is known with a newer card: a new job closes the old one, nothing is overwritten."""
    both = joined(known, newer)
    both = replace(both, name=name_of_both(both.name, known.name, newer.name))
    current, new = known.current, newer.current
    if new is None or current is None or _same_work(current, new):
        return both
    if is_work_in_both(current, new) and share_a_method(known, newer):
        return led_by_japanese(both, known, newer)
    closed = tuple(_closed(a, on) if a is current else a for a in known.affiliations)
    fresh = tuple(replace(a, since=on, is_primary=a is new, id=None) for a in newer.affiliations)
    return replace(both, affiliations=(*fresh, *closed))


def _open_scan(tx: Transaction, scan_id: ScanId) -> CardScan:
    scan = cards.get(tx, scan_id)
    if scan.contact_id is not None:
        raise UserInputError(N_("Card {id} has been accepted before."), id=scan_id)
    return scan


def _store(
    tx: Transaction, details: ContactDetails, same_as: ContactId | None, on: date
) -> ContactId:
    """A new contact, or what a known one becomes with this newer card."""
    if same_as is None:
        return contacts.add(tx, details, Source.SCAN)
    old = contacts.get(tx, same_as).details
    contacts.update(tx, same_as, with_newer_card(old, details, on))
    return same_as


def _closed(affiliation: Affiliation, on: date) -> Affiliation:
    until = max(on, affiliation.since) if affiliation.since else on
    return replace(affiliation, until=until, is_primary=False)


def _same_work(one: Affiliation, other: Affiliation) -> bool:
    return work_key(one) == work_key(other)


def _from_scan(details: ContactDetails, scan_id: ScanId, batch: ScanBatch) -> ContactDetails:
    affiliations = tuple(replace(a, scan_id=scan_id) for a in details.affiliations)
    tags = tuple(dict.fromkeys((*details.tags, *batch.tags)))
    return replace(details, affiliations=affiliations, tags=tags)


def _day_at(event: Event, met_on: date | None) -> Moment:
    """When somebody was met at an event: on the day that was said, if it lasted so long."""
    last = day_of(event.ends_at) if event.ends_at else event.day
    day = min(max(event.day, met_on), last) if met_on else event.day
    return event.starts_at if day == event.day else day


def _record_encounter(tx: Transaction, contact_id: ContactId, batch: ScanBatch) -> None:
    if batch.event_id is not None:
        event = entities.get(tx, Event, batch.event_id)
        meet(tx, Encounter(contact_id, _day_at(event, batch.met_on), batch.event_id))
    elif batch.met_on is not None:
        meet(tx, Encounter(contact_id, batch.met_on))

"""What is known of companies: used for the next card, learned from corrections, forgotten."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.changes import command
from app.domain.company import Company, IndustryReason
from app.domain.contact import Contact, ContactDetails
from app.domain.ids import CompanyId, ContactId, ScanId
from app.domain.known import (
    Correction,
    Forgotten,
    KnownCompany,
    KnownKind,
    Printed,
    key_of,
    known_company,
)
from app.domain.lessons import changed_kinds, is_other_company, lessons, unsure_kinds
from app.domain.moments import day_of
from app.domain.putting_right import Recognised, put_right
from app.i18n import N_
from app.services.industries import suggest_industry
from app.services.lookup import the_only
from app.store import cards, companies, contacts, entities
from app.store import known as clues
from app.store.database import Snapshot, Transaction
from ocr.model import CardReading, FieldKind
from ocr.parse.company import company_key

_ENOUGH, _FEWEST = 60, 12
"""So many of the newest cards are asked, shared among the companies that a card may be of; further
ones would say nothing new, and a proposal must come at once."""


def recognised(snapshot: Snapshot, card: CardReading) -> Recognised:
    """A reading beside what is known of the company whose card it seems to be."""
    companies_seen = _seen_on(snapshot, card)
    share = max(_FEWEST, _ENOUGH // max(1, len(companies_seen)))
    return put_right(card, _load(snapshot, companies_seen, share))


def known_companies(
    snapshot: Snapshot, ids: Collection[CompanyId] | None = None
) -> tuple[KnownCompany, ...]:
    """Companies of which something is known, by name; all of them for None."""
    found = _load(snapshot, ids)
    return tuple(sorted((k for k in found if _is_known(k)), key=lambda k: k.company.name_key))


def find_company(snapshot: Snapshot, text: str) -> Company:
    """The company with this id or name; a part of a name will do where only one has it.

    Raises:
        NotFound: there is none, or several have the name.
    """
    everything = companies.companies(snapshot)
    if text.isascii() and text.isdigit() and CompanyId(int(text)) in everything:
        return everything[CompanyId(int(text))]
    key = company_key(text)
    people = clues.people_of(snapshot)
    alive = [c for c in everything.values() if c.id in people]
    named = [c for c in alive if c.name_key == key] or [c for c in alive if key in c.name_key]
    none = N_("No company is named “{name}”.")
    several = N_("Several companies are named “{name}”. Say which by its id: {ids}")
    return the_only(named, text, lambda c: f"{c.id} ({c.name})", none, several)


@command(N_("Forget what is known of a company"))
def forget(tx: Transaction, company_id: CompanyId, kinds: Collection[KnownKind] = ()) -> None:
    """Use nothing more of what the cards so far and corrections tell of a company.

    The contacts stay as they are; cards accepted from now on tell of it anew.

    Args:
        tx: the open transaction.
        company_id: the company.
        kinds: what to forget; all of it by default.
    """
    chosen = tuple(kinds) or tuple(KnownKind)
    people = _people(tx, [company_id]).get(company_id, [])
    silent = _silent(tx, [company_id]).get(company_id, set())
    for person in people:
        told = Printed.of_details(person.details)
        for kind in chosen:
            if told.of(kind) and (person.id, kind) not in silent:
                entities.add(tx, Forgotten(company_id, person.id, kind))
    for correction in entities.select(tx, Correction, company_id=company_id, kind=chosen):
        entities.remove(tx, Correction, correction.id or 0)
    if KnownKind.INDUSTRY in chosen:
        _forget_industry(tx, company_id, people)


def learn(
    tx: Transaction,
    contact_id: ContactId,
    scan_id: ScanId,
    readings: tuple[CardReading, CardReading],
    details: ContactDetails | None,
) -> None:
    """Note what the acceptance of a card teaches about its company.

    Args:
        tx: the open transaction, in which the contact was stored.
        contact_id: whose card it is.
        scan_id: the card.
        readings: what was read, and what of it was proposed.
        details: what a person made of it; None where nobody looked. Then what was not sure
            tells nothing of the company, lest one misreading confirm the next.
    """
    company_id = _employer(contacts.get(tx, contact_id))
    if company_id is None:
        return
    read, shown = readings
    _speak_again(tx, contact_id, company_id, frozenset(KnownKind))
    if details is None:
        for kind in sorted(unsure_kinds(shown)):
            entities.add(tx, Forgotten(company_id, contact_id, kind))
        return
    seen = (Printed.of_card(read), Printed.of_card(shown), Printed.of_details(details))
    _note(tx, company_id, scan_id, *seen)


def learn_from_edit(tx: Transaction, contact_id: ContactId, before: ContactDetails) -> None:
    """Note what a later change of a contact puts right in the reading of its newest card.

    Somebody who is given an employer of quite another name has moved; nothing was misread.
    """
    contact = contacts.get(tx, contact_id)
    company_id = _employer(contact)
    was, now = Printed.of_details(before), Printed.of_details(contact.details)
    changed = changed_kinds(was, now)
    if company_id is None or not changed:
        return
    _speak_again(tx, contact_id, company_id, changed)
    for scan in cards.scans_of_contacts(tx, [contact_id])[-1:]:
        read = scan.reading.card if scan.reading else None
        if read is not None and not is_other_company(was, now):
            _note(tx, company_id, scan.id, Printed.of_card(read), was, now)


def _seen_on(snapshot: Snapshot, card: CardReading) -> set[CompanyId]:
    """The companies to which anything on a card leads."""
    printed = Printed.of_card(card)
    names, hosts = printed.of(KnownKind.NAME), printed.of(KnownKind.DOMAIN)
    found = clues.by_readings(snapshot, (*names, *hosts, *printed.of(KnownKind.ADDRESS)))
    for name in names:
        found |= clues.by_key(snapshot, company_key(name))
    for host in hosts:
        found |= clues.by_host(snapshot, host)
    for number in printed.of(KnownKind.PHONE):
        found |= clues.by_number(snapshot, key_of(KnownKind.PHONE, number))
    for address in printed.of(KnownKind.ADDRESS):
        found |= clues.by_address(snapshot, address)
    for field in card.fields:
        if field.kind is FieldKind.POSTAL:
            found |= clues.by_postcode(snapshot, field.value)
    return found


def _load(
    snapshot: Snapshot, ids: Collection[CompanyId] | None, most: int | None = None
) -> tuple[KnownCompany, ...]:
    if ids is not None and not ids:
        return ()
    people = _people(snapshot, ids, most)
    known = companies.companies(snapshot, people)
    silent = _silent(snapshot, people)
    taught: dict[CompanyId, list[Correction]] = {}
    for correction in entities.select(snapshot, Correction, company_id=tuple(people)):
        taught.setdefault(correction.company_id, []).append(correction)
    return tuple(
        known_company(known[i], found, silent.get(i, ()), taught.get(i, ()))
        for i, found in people.items()
    )


def _people(
    snapshot: Snapshot, ids: Collection[CompanyId] | None, most: int | None = None
) -> dict[CompanyId, list[Contact]]:
    """Those for whom each of these companies is the one they work for first of all."""
    found = clues.people_of(snapshot, ids)
    newest = {i: people[:most] for i, people in found.items()}
    loaded = contacts.load(snapshot, {who for people in newest.values() for who in people})
    chosen = {
        company: [loaded[who] for who in people if _employer(loaded[who]) == company]
        for company, people in newest.items()
    }
    return {company: people for company, people in chosen.items() if people}


def _silent(
    snapshot: Snapshot, ids: Iterable[CompanyId]
) -> dict[CompanyId, set[tuple[ContactId, KnownKind]]]:
    found: dict[CompanyId, set[tuple[ContactId, KnownKind]]] = {}
    for row in entities.select(snapshot, Forgotten, company_id=tuple(ids)):
        found.setdefault(row.company_id, set()).add((row.contact_id, row.kind))
    return found


def _is_known(known: KnownCompany) -> bool:
    return bool(known.corrections or known.company.industry) or any(map(known.facts, KnownKind))


def _employer(contact: Contact) -> CompanyId | None:
    work = contact.details.current
    return work.company_id if work else None


def _speak_again(
    tx: Transaction, contact_id: ContactId, company_id: CompanyId, kinds: Collection[KnownKind]
) -> None:
    for row in entities.select(tx, Forgotten, contact_id=contact_id, company_id=company_id):
        if row.kind in kinds:
            entities.remove(tx, Forgotten, row.id or 0)


def _note(
    tx: Transaction,
    company_id: CompanyId,
    scan_id: ScanId,
    read: Printed,
    shown: Printed,
    meant: Printed,
) -> None:
    for kind, misread, value in lessons(read, shown, meant):
        today = day_of(tx.now)
        entities.add(tx, Correction(company_id, kind, misread, value, today, scan_id))


def _forget_industry(tx: Transaction, company_id: CompanyId, people: list[Contact]) -> None:
    """Back to what the words on the newest card say, where a person chose the industry."""
    company = companies.companies(tx, [company_id])[company_id]
    if company.industry_reason is not IndustryReason.USER:
        return
    words = suggest_industry(people[0].details) if people else None
    code, reason = (words.code, words.reason) if words else (None, None)
    companies.set_industry(tx, company_id, code, reason)

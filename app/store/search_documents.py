"""What the search index holds of a contact: the words of its document, and its place in lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from app.domain.contact import Contact
from app.domain.ids import CompanyId, ContactId
from app.domain.reading import company_key_in_order, readings, romaji_of, sort_key, text_key
from app.domain.text import index_words
from app.store import cards, companies, tables
from app.store.database import Snapshot
from app.store.rows import among
from ocr.parse.company import company_key

_JAPAN = "+81"


def documents(
    snapshot: Snapshot, people: Sequence[Contact], kana: Mapping[CompanyId, str]
) -> Iterator[tuple[int, str, str, str]]:
    """The id of each contact with its document: words of the name, of the company, of the rest."""
    ids = [contact.id for contact in people]
    events, texts = event_names(snapshot, ids), _card_texts(snapshot, ids)
    current = {work.company_id for p in people if (work := p.details.current) and work.company_id}
    industries = companies.industries(snapshot, current)
    for contact in people:
        works, now = contact.details.affiliations, contact.details.current
        company_kana = [kana.get(a.company_id) for a in works if a.company_id]
        code = industries.get(now.company_id) if now and now.company_id else None
        more = (*events.get(contact.id, ()), *texts.get(contact.id, ()))
        yield (
            contact.id,
            _document(_name_values(contact)),
            _document([*_company_values(contact), *company_kana]),
            " ".join([_document([*_other_values(contact), *more]), industry_token(code)]),
        )


def industry_token(code: str | None) -> str:
    """The one word of the index that stands for an industry: no bigram is as long."""
    return f"industry{code.lower()}" if code else ""


def list_entry(contact: Contact, kana: Mapping[CompanyId, str]) -> tuple[int, bool, str, str]:
    """Id, whether it is in the trash, and the keys by which it is put in order."""
    work = contact.details.current
    company = ""
    if work and work.company:
        reading = kana.get(work.company_id) if work.company_id else None
        bare = company_key(work.company) or work.company
        company = text_key(reading) if reading else company_key_in_order(bare)
    trashed = contact.deleted_at is not None
    return contact.id, trashed, sort_key(contact.details.name), company


def _document(values: Iterable[str | None]) -> str:
    return " ".join(
        _usual_words(value) if len(value) <= _USUAL else _words(value) for value in values if value
    )


def _words(value: str) -> str:
    return " ".join(index_words(value))


_USUAL = 40
"""Longer values, such as notes, do not come again and would only fill the memory."""

_usual_words = lru_cache(maxsize=10_000)(_words)
"""The words of a value; companies, titles and places come again and again."""


def _name_values(contact: Contact) -> Iterable[str | None]:
    name = contact.details.name
    given_first = " ".join(p for p in (name.given_romaji, name.family_romaji) if p)
    family_first = " ".join(p for p in (name.family_romaji, name.given_romaji) if p)
    return name.printed, given_first, family_first, *readings(name), *romaji_of(name)


def _company_values(contact: Contact) -> Iterable[str | None]:
    for affiliation in contact.details.affiliations:
        yield affiliation.company
        yield affiliation.department
        yield affiliation.position


def _other_values(contact: Contact) -> Iterable[str | None]:
    details = contact.details
    for method in details.methods:
        yield method.value
        yield method.normalised
        if method.normalised and method.normalised.startswith(_JAPAN):
            yield "0" + method.normalised.removeprefix(_JAPAN)
    for address in details.addresses:
        yield f"{address.postcode or ''} {address.printed}"
    yield from details.tags
    yield details.note
    yield details.name.credentials


def event_names(_: Snapshot, ids: Collection[ContactId]) -> dict[int, set[str]]:
    """The events at which people were met."""
    met, event = tables.Encounter, tables.Event
    query = (
        met.select(met.contact_id, event.name)
        .join(event, on=(event.id == met.event_id))
        .where(among(met.contact_id, ids))
    )
    names: dict[int, set[str]] = {}
    for contact_id, name in query.tuples():
        names.setdefault(contact_id, set()).add(name)
    return names


def _card_texts(snapshot: Snapshot, ids: Collection[ContactId]) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for scan in cards.scans_of_contacts(snapshot, ids):
        if scan.contact_id is not None and scan.reading and scan.reading.card:
            texts.setdefault(scan.contact_id, []).append(scan.reading.card.text)
    return texts

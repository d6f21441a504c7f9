"""Full-text search over contacts: FTS5 documents of our own bigrams, rebuilt at will.

SQLite's tokenizers know no Japanese words and its trigrams cannot find 田中. Here each value is
folded, stripped of everything but letters and digits, and written as its bigrams and a closing
single letter; a word of the query becomes a phrase of bigrams, a single letter a prefix.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from peewee import SQL, Database

from app.domain.contact import Contact
from app.domain.ids import CompanyId, ContactId
from app.domain.search import ContactQuery
from app.domain.text import bigrams, fold, index_words, letters
from app.store import cards, companies, contacts, tables
from app.store.database import Snapshot, Transaction
from app.store.rows import among

VERSION = 1
"""Raised whenever documents change their form: an index of another version is rebuilt."""

_CHUNK = 1000
_Id = TypeVar("_Id", bound=int)

RANKED_BELOW = 2000
"""Larger results are not ranked: bm25 over everything costs seconds at a million contacts."""


def is_current(_: Snapshot) -> bool:
    """Whether the index was built by this version."""
    row = _database().execute_sql("SELECT max(version) FROM search_version").fetchone()
    return bool(row[0] == VERSION)


def rebuild(tx: Transaction) -> None:
    """Build the whole index anew."""
    _database().execute_sql("DELETE FROM search_index")
    _write(tx, contacts.all_ids(tx) + contacts.all_ids(tx, trashed=True))
    _database().execute_sql("DELETE FROM search_version")
    _database().execute_sql("INSERT INTO search_version VALUES (?)", (VERSION,))


def refresh(tx: Transaction) -> None:
    """Bring the documents of all contacts that the transaction touched up to date."""
    concerned = _concerned(tx)
    connection = _database().connection()
    connection.executemany(
        "DELETE FROM search_index WHERE rowid = ?", ((contact_id,) for contact_id in concerned)
    )
    _write(tx, concerned)


def find(_: Snapshot, query: ContactQuery) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, best first where there are few, else by reading."""
    contact = tables.Contact
    rows = contact.select(contact.id).where(contact.deleted_at.is_null(not query.trashed))
    if match := _match(query):
        rows = rows.where(SQL("id IN (SELECT rowid FROM search_index(?))", [match]))
    for word in filter(None, (_phrase(w) for w in query.without)):
        rows = rows.where(SQL("id NOT IN (SELECT rowid FROM search_index(?))", [word]))
    if query.industries:
        rows = rows.where(contact.id.in_(_in_industries(query.industries)))
    if query.events:
        met = tables.Encounter
        rows = rows.where(
            contact.id.in_(met.select(met.contact_id).where(met.event_id.in_(query.events)))
        )
    for tag in query.tags:
        rows = rows.where(contact.id.in_(_tagged(tag)))
    by_reading = SQL("coalesce(family_kana, printed), coalesce(given_kana, ''), id")
    ids = tuple(ContactId(row_id) for (row_id,) in rows.order_by(by_reading).tuples())
    return _ranked(ids, match) if match and len(ids) < RANKED_BELOW else ids


def _phrase(word: str) -> str:
    """A word as an FTS5 expression; only letters and digits reach it, so nothing to escape."""
    if pairs := bigrams(word):
        return f'"{" ".join(pairs)}"'
    return f'"{only}" *' if (only := letters(word)) else ""


def _match(query: ContactQuery) -> str:
    return " AND ".join(filter(None, (_phrase(word) for word in query.words)))


def _ranked(ids: tuple[ContactId, ...], match: str) -> tuple[ContactId, ...]:
    """Hits in the name before hits in the company before all others; the order is kept."""
    rows = _database().execute_sql(
        "SELECT rowid, bm25(search_index, 100, 10, 1) FROM search_index(?)", (match,)
    )
    rank = dict(rows.fetchall())
    return tuple(sorted(ids, key=lambda contact_id: rank[contact_id]))


def _in_industries(codes: Collection[str]) -> tables.Table:
    affiliation, company = tables.Affiliation, tables.Company
    conditions = [company.industry.startswith(code) for code in codes]
    one_of = conditions[0]
    for condition in conditions[1:]:
        one_of = one_of | condition
    query: tables.Table = (
        affiliation.select(affiliation.contact_id)
        .join(company, on=(company.id == affiliation.company_id))
        .where(affiliation.until.is_null() & one_of)
    )
    return query


def _tagged(name: str) -> tables.Table:
    link, tag = tables.ContactTag, tables.Tag
    query: tables.Table = (
        link.select(link.contact_id)
        .join(tag, on=(tag.id == link.tag_id))
        .where(tag.name_key == fold(name))
    )
    return query


def _concerned(tx: Transaction) -> tuple[ContactId, ...]:
    ids = set(tx.touched_ids("contact"))
    for some in _chunks(sorted(tx.touched_ids("company"))):
        ids |= set(companies.contacts_of(tx, some))
    met = tables.Encounter
    for some in _chunks(sorted(tx.touched_ids("event"))):
        query = met.select(met.contact_id).where(among(met.event_id, some))
        ids |= {contact_id for (contact_id,) in query.tuples()}
    return tuple(ContactId(contact_id) for contact_id in sorted(ids))


def _write(snapshot: Snapshot, ids: Sequence[ContactId]) -> None:
    kana = companies.readings(snapshot)
    connection = _database().connection()
    for some in _chunks(ids):
        connection.executemany(
            "INSERT INTO search_index (rowid, name, company, rest) VALUES (?, ?, ?, ?)",
            _rows(snapshot, some, kana),
        )


def _rows(
    snapshot: Snapshot, ids: Sequence[ContactId], kana: Mapping[CompanyId, str]
) -> Iterator[tuple[int, str, str, str]]:
    events, texts = _event_names(ids), _card_texts(snapshot, ids)
    for contact in contacts.load(snapshot, ids).values():
        works = contact.details.affiliations
        company_kana = [kana.get(a.company_id) for a in works if a.company_id]
        more = (*events.get(contact.id, ()), *texts.get(contact.id, ()))
        yield (
            contact.id,
            _document(_name_values(contact)),
            _document([*_company_values(contact), *company_kana]),
            _document([*_other_values(contact), *more]),
        )


def _chunks(ids: Sequence[_Id]) -> Iterator[Sequence[_Id]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def _document(values: Iterable[str | None]) -> str:
    return " ".join(_words(value) for value in values if value)


@lru_cache(maxsize=10_000)
def _words(value: str) -> str:
    """The words of a value; companies, titles and places come again and again."""
    return " ".join(index_words(value))


def _name_values(contact: Contact) -> Iterable[str | None]:
    name = contact.details.name
    given_first = " ".join(p for p in (name.given_romaji, name.family_romaji) if p)
    family_first = " ".join(p for p in (name.family_romaji, name.given_romaji) if p)
    return name.printed, name.kana, given_first, family_first


def _company_values(contact: Contact) -> Iterable[str | None]:
    for affiliation in contact.details.affiliations:
        yield affiliation.company
        yield affiliation.department
        yield affiliation.position


def _other_values(contact: Contact) -> Iterable[str | None]:
    details = contact.details
    for method in details.methods:
        yield method.value
    for address in details.addresses:
        yield f"{address.postcode or ''} {address.printed}"
    yield from details.tags
    yield details.note
    yield details.name.credentials


def _event_names(ids: Collection[ContactId]) -> dict[int, set[str]]:
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


def _database() -> Database:
    return tables.Contact._meta.database

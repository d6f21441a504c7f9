"""Full-text search over contacts: FTS5 documents of our own bigrams, rebuilt at will.

SQLite's tokenizers know no Japanese words and its trigrams cannot find 田中. Here each value is
folded, stripped of everything but letters and digits, and written as its bigrams and a closing
single letter; a word of the query becomes a phrase of bigrams, a single letter a prefix.
Beside each document stands its `list_entry`, by which lists are put in order.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from peewee import Database

from app.domain.ids import ContactId
from app.domain.search import ContactQuery, ListOrder
from app.store import companies, contacts, tables
from app.store.conditions import condition, match_of
from app.store.database import Snapshot, Transaction
from app.store.keys import FOLDING, METHODS, renew, renew_methods
from app.store.rows import among
from app.store.search_documents import documents, list_entry

_FORM = 4
"""Raised whenever documents change their form."""

_WITH_LISTS = 3
"""The first form with rows by which lists are put in order."""

_PLACE = 1000
VERSION = (_FORM * _PLACE + METHODS) * _PLACE + FOLDING
"""What stands in the file: the form of the documents, and the rules of the keys beside them."""

_IDS = 10**10
"""More than there will ever be people in one book."""

RANKED_BELOW = 2000
"""Larger results are not ranked: bm25 over everything costs seconds at a million contacts."""

_KANA = "\u30a1"
"""The first letter of katakana, in which all Japanese readings are written."""

_CHUNK = 1000
"""Contacts written at a time, so that rebuilding needs little memory."""

RENEWED = 200
"""Contacts made anew at a time: whoever writes meanwhile waits a tenth of a second."""

_Id = TypeVar("_Id", bound=int)


def renewed_until(_: Snapshot) -> ContactId | None:
    """The last one whose index and keys are of this version; None where everybody's are."""
    if _version() == VERSION:
        return None
    row = _database().execute_sql("SELECT min(version) FROM search_version").fetchone()
    version, until = divmod(-(row[0] or 0), _IDS)
    return ContactId(until if version == VERSION else 0)


def is_usable(_: Snapshot) -> bool:
    """Whether there is an index, beside keys by which this version finds names."""
    return _version() >= _PLACE and _version() % _PLACE == FOLDING


def make_usable(tx: Transaction) -> None:
    """Make the keys of names as they are today, and of the index what hangs on them.

    What else is of an older form finds most things until `renew_some` has come to it.
    """
    version, renewed = _version(), renew(tx)
    form = version // _PLACE or version  # the first ones stood there without a folding
    if form < _WITH_LISTS:
        rebuild(tx)
        return
    for some in _chunks(renewed):
        _write_anew(tx, companies.contacts_of(tx, some))
    _note_version(form * _PLACE + FOLDING)


def renew_some(tx: Transaction, after: ContactId) -> ContactId | None:
    """Make documents and keys of the next people anew; the last of them, None at the end."""
    ids = contacts.ids_after(tx, after, RENEWED)
    if not ids:
        _note_version(VERSION)
        return None
    renew_methods(tx, ids)
    _write_anew(tx, ids)
    _note_progress(ids[-1])
    return ids[-1]


def rebuild(tx: Transaction) -> None:
    """Build the whole index anew."""
    _database().execute_sql("DELETE FROM search_index")
    _database().execute_sql("DELETE FROM list_entry")
    for some in _chunks(contacts.all_ids(tx) + contacts.all_ids(tx, trashed=True)):
        renew_methods(tx, some)
        _write(tx, some)
    _note_version(VERSION)


def _note_progress(until: ContactId) -> None:
    """Beside the version, as a negative number: towards which version, and how far."""
    _database().execute_sql("DELETE FROM search_version WHERE version < 0")
    done = -(VERSION * _IDS + until)
    _database().execute_sql("INSERT INTO search_version VALUES (?)", (done,))


def _version() -> int:
    row = _database().execute_sql("SELECT max(version) FROM search_version").fetchone()
    return row[0] or 0


def _note_version(version: int) -> None:
    _database().execute_sql("DELETE FROM search_version")
    _database().execute_sql("INSERT INTO search_version VALUES (?)", (version,))


def refresh(tx: Transaction) -> None:
    """Bring the documents of all contacts that changed since the last call up to date.

    A command that changes very many calls it now and then, so that few ids are kept at a time.
    """
    _write_anew(tx, _concerned(tx))


def _write_anew(tx: Transaction, concerned: Sequence[ContactId]) -> None:
    connection = _database().connection()
    gone = [(contact_id,) for contact_id in concerned]
    connection.executemany("DELETE FROM search_index WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM list_entry WHERE id = ?", gone)
    _write(tx, concerned)


def find(_: Snapshot, query: ContactQuery) -> tuple[ContactId, ...]:
    """The ids of all contacts that fit, best first where there are few, else by reading."""
    where, values = condition(query)
    ids = _ids(f"SELECT id FROM list_entry WHERE {where} ORDER BY reading, id", values)
    match = match_of(query.words)
    return _ranked(ids, match) if match and len(ids) < RANKED_BELOW else ids


def matching(_: Snapshot, query: ContactQuery) -> Collection[ContactId]:
    """The ids of all contacts that fit, in no order: the fastest way to a large result.

    By words alone those in the trash are among them; to put all in order leaves them out.
    """
    if query == ContactQuery(words=query.words) and (match := match_of(query.words)):
        return _joined("SELECT rowid AS id FROM search_index(?)", [match])
    where, values = condition(query)
    return _joined(f"SELECT id FROM list_entry WHERE {where}", values)


def count_trashed(_: Snapshot) -> int:
    """How many documents are of contacts in the trash."""
    row = _database().execute_sql("SELECT count(*) FROM list_entry WHERE trashed = 1").fetchone()
    return int(row[0])


def in_order(
    _: Snapshot,
    order: ListOrder,
    kana_first: bool = True,
    among: Collection[ContactId] | None = None,
    *,
    descending: bool = False,
) -> tuple[ContactId, ...]:
    """All contacts outside the trash by reading or company, or a few of any in that order.

    What is not written in kana stands before or after it as one; who has no company comes last.
    """
    key = "company" if order is ListOrder.COMPANY else "reading"
    way = " DESC" if descending else ""
    columns = ", ".join(f"{name}{way}" for name in dict.fromkeys((key, "reading", "id")))
    parts = [f"{key} >= '{_KANA}'", f"{key} < '{_KANA}' AND {key} > ''"]
    if kana_first == descending:
        parts.reverse()
    chosen = "trashed = 0"
    if among is not None:
        chosen = f"+trashed = 0 AND id IN ({_listed(among)})"
    # One range of the index after the other: sorting a hundred thousand takes five times as long.
    ids = (
        _ids(f"SELECT id FROM list_entry WHERE {chosen} AND {part} ORDER BY {columns}", ())
        for part in (*parts, f"{key} = ''")
    )
    return tuple(chain.from_iterable(ids))


def _listed(ids: Collection[ContactId]) -> str:
    return ", ".join(str(int(contact_id)) for contact_id in ids)


def _ranked(ids: tuple[ContactId, ...], match: str) -> tuple[ContactId, ...]:
    """Hits in the name before hits in the company before all others; the order is kept."""
    rows = _database().execute_sql(
        "SELECT rowid, bm25(search_index, 100, 10, 1) FROM search_index(?)", (match,)
    )
    rank = dict(rows.fetchall())
    return tuple(sorted(ids, key=lambda contact_id: rank[contact_id]))


def _concerned(tx: Transaction) -> tuple[ContactId, ...]:
    ids = tx.take_unindexed("contact")
    for some in _chunks(sorted(tx.take_unindexed("company"))):
        ids |= set(companies.contacts_of(tx, some))
    met = tables.Encounter
    for some in _chunks(sorted(tx.take_unindexed("event"))):
        query = met.select(met.contact_id).where(among(met.event_id, some))
        ids |= {contact_id for (contact_id,) in query.tuples()}
    return tuple(ContactId(contact_id) for contact_id in sorted(ids))


def _write(snapshot: Snapshot, ids: Sequence[ContactId]) -> None:
    connection = _database().connection()
    for some in _chunks(ids):
        people = tuple(contacts.load(snapshot, some).values())
        works = (a.company_id for person in people for a in person.details.affiliations)
        kana = companies.readings(snapshot, {company for company in works if company})
        connection.executemany(
            "INSERT INTO search_index (rowid, name, company, rest) VALUES (?, ?, ?, ?)",
            documents(snapshot, people, kana),
        )
        entries = (list_entry(contact, kana) for contact in people)
        connection.executemany("INSERT INTO list_entry VALUES (?, ?, ?, ?)", entries)


def _chunks(ids: Sequence[_Id]) -> Iterator[Sequence[_Id]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


class _Joined(Collection[ContactId]):
    """Ids as SQLite joined them: counted at once, taken apart only when they are looked at."""

    def __init__(self, count: int, joined: str | None) -> None:
        self._count, self._text = count, joined or ""

    @cached_property
    def ids(self) -> list[ContactId]:
        # Not one by one through ContactId, which does nothing and takes longer than all the rest.
        return cast("list[ContactId]", json.loads(f"[{self._text}]"))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ContactId]:
        return iter(self.ids)

    def __contains__(self, contact_id: object) -> bool:
        return contact_id in self.ids


def _joined(sql: str, values: Sequence[object]) -> _Joined:
    """The ids that a statement answers, joined by SQLite: rows would take far longer."""
    query = f"SELECT count(*), group_concat(id) FROM ({sql})"
    return _Joined(*_database().execute_sql(query, values).fetchone())


def _ids(sql: str, values: Sequence[object]) -> tuple[ContactId, ...]:
    return tuple(_joined(sql, values).ids)


def _database() -> Database:
    return tables.Contact._meta.database

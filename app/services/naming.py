"""What forms ask while somebody or something of the book is named, and who was meant at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.contact import ContactDetails
from app.domain.event import Event
from app.domain.ids import ContactId
from app.domain.search import ContactQuery
from app.domain.text import fold
from app.domain.typed import person_name
from app.frozen import frozen
from app.services import contacts
from app.services.lookup import find_contact
from app.services.words import listed
from app.store import entities, search_index
from app.store.database import Snapshot, Transaction

MOST = 7
"""So many are offered: more are not read, and a further letter leaves fewer."""


@frozen
class Named:
    """Somebody as a form names them.

    Attributes:
        name: as it was typed.
        id: where one of the book was chosen.
        is_new: whether who is meant is to be added to the book.
    """

    name: str
    id: ContactId | None = None
    is_new: bool = False


class Likely(NamedTuple):
    """Somebody, or a word, that may be meant; `detail` tells one from others of the name."""

    text: str
    detail: str = ""
    id: int | None = None


def people_like(snapshot: Snapshot, text: str) -> tuple[Likely, ...]:
    """The first people in whose entries all words of this occur, by name before by company."""
    words = tuple(text.split())
    if not words:
        return ()
    ids = search_index.find(snapshot, ContactQuery(words=words))[:MOST]
    known = contacts.summaries(snapshot, ids)
    found = (known[i] for i in ids if i in known)
    return tuple(Likely(p.name, listed(filter(None, (p.company, p.position))), p.id) for p in found)


def organisers_like(snapshot: Snapshot, text: str) -> tuple[Likely, ...]:
    """Organisers of events in whose names this occurs, those of late first."""
    return _words(text, (e.organiser for e in _newest(snapshot)))


def series_like(snapshot: Snapshot, text: str) -> tuple[Likely, ...]:
    """Series of events, likewise."""
    return _words(text, (e.series for e in _newest(snapshot)))


def places_like(snapshot: Snapshot, text: str) -> tuple[Likely, ...]:
    """Places of events, likewise."""
    return _words(text, (e.place for e in _newest(snapshot)))


def one_named(tx: Transaction, who: Named | None) -> ContactId | None:
    """Who is meant, None for nobody; who is new is added to the book.

    Raises:
        NotFound: nobody has the name, or several people do.
    """
    if who is None:
        return None
    if who.id is not None:
        return who.id
    if who.is_new:
        return contacts.add_contact(tx, ContactDetails(person_name(who.name)))
    return find_contact(tx, who.name)


def _newest(snapshot: Snapshot) -> tuple[Event, ...]:
    held = entities.select(snapshot, Event, deleted_at=None)
    return tuple(sorted(held, key=lambda event: event.day, reverse=True))


def _words(text: str, values: Iterator[str | None]) -> tuple[Likely, ...]:
    wanted = fold(text)
    found = dict.fromkeys(v for v in values if v and wanted in fold(v) and wanted != fold(v))
    return tuple(Likely(value) for value in list(found)[:MOST])

"""Finding the contact or event that somebody named: by id, or by a name that only one has."""

from __future__ import annotations

from app.domain.contact import PersonName
from app.domain.event import Event
from app.domain.ids import ContactId, EventId
from app.domain.search import ContactQuery
from app.domain.text import fold
from app.errors import NotFound
from app.i18n import N_
from app.store import contacts, entities, search_index
from app.store.database import Snapshot


def find_contact(snapshot: Snapshot, text: str) -> ContactId:
    """The contact with this id or name; a part of a name will do where only one has it.

    Raises:
        NotFound: there is none, or several people have the name.
    """
    if text.isascii() and text.isdigit():
        return contacts.get(snapshot, ContactId(int(text))).id
    found = contacts.load(snapshot, search_index.find(snapshot, ContactQuery(words=(text,))))
    names = {contact.id: contact.details.name for contact in found.values()}
    wanted = _bare(text)
    named = [i for i, name in names.items() if _bare(name.printed) == wanted]
    named = named or [i for i, name in names.items() if wanted in _parts(name)]
    if not named:
        raise NotFound(N_("No contact is named “{name}”."), name=text)
    if len(named) > 1:
        ids = ", ".join(str(i) for i in named)
        raise NotFound(
            N_("Several contacts are named “{name}”. Say which by its id: {ids}"),
            name=text,
            ids=ids,
        )
    return named[0]


def find_event(snapshot: Snapshot, text: str) -> EventId:
    """The event with this id or name; errors as for `find_contact`."""
    if text.isascii() and text.isdigit():
        found = entities.get(snapshot, Event, int(text))
        return EventId(found.id or 0)
    named = events_named(snapshot, text)
    if not named:
        raise NotFound(N_("No event is named “{name}”."), name=text)
    if len(named) > 1:
        listed = ", ".join(f"{e.id} ({e.day.isoformat()})" for e in named)
        raise NotFound(
            N_("Several events are named “{name}”. Say which by its id: {ids}"),
            name=text,
            ids=listed,
        )
    return EventId(named[0].id or 0)


def events_named(snapshot: Snapshot, text: str) -> tuple[Event, ...]:
    """All events of this name outside the trash."""
    everything = entities.select(snapshot, Event, deleted_at=None)
    return tuple(e for e in everything if _bare(e.name) == _bare(text))


def _parts(name: PersonName) -> set[str]:
    """What people call somebody by: family or given name, in any of its spellings."""
    parts = (name.family, name.given, name.family_kana, name.given_kana, name.romaji)
    return {_bare(part) for part in parts if part}


def _bare(text: str) -> str:
    return fold(text).replace(" ", "")

"""Finding the contact or event that somebody named: by id, or by a name that only one has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.domain.contact import Contact, PersonName
from app.domain.event import Event
from app.domain.ids import ContactId, EventId
from app.domain.search import ContactQuery
from app.domain.text import fold
from app.errors import NotFound
from app.i18n import N_
from app.store import contacts, entities, search_index
from app.store.database import Snapshot

_T = TypeVar("_T")


def find_contact(snapshot: Snapshot, text: str) -> ContactId:
    """The contact with this id or name; a part of a name will do where only one has it.

    Raises:
        NotFound: there is none, or several people have the name.
    """
    if text.isascii() and text.isdigit():
        return contacts.get(snapshot, ContactId(int(text))).id
    found = contacts.load(snapshot, search_index.find(snapshot, ContactQuery(words=(text,))))
    wanted = _bare(text)
    named = [c for c in found.values() if _bare(c.details.name.printed) == wanted]
    named = named or [c for c in found.values() if wanted in _parts(c.details.name)]
    none = N_("No contact is named “{name}”.")
    several = N_("Several contacts are named “{name}”. Say which by its id: {ids}")
    return the_only(named, text, _described, none, several).id


def find_event(snapshot: Snapshot, text: str) -> EventId:
    """The event with this id or name; errors as for `find_contact`."""
    if text.isascii() and text.isdigit():
        found = entities.get(snapshot, Event, int(text))
        return EventId(found.id or 0)
    none = N_("No event is named “{name}”.")
    several = N_("Several events are named “{name}”. Say which by its id: {ids}")
    named = events_named(snapshot, text)
    event = the_only(named, text, lambda e: f"{e.id} ({e.day.isoformat()})", none, several)
    return EventId(event.id or 0)


def the_only(
    named: Sequence[_T], name: str, told: Callable[[_T], str], none: str, several: str
) -> _T:
    """The one thing of a name.

    Args:
        named: all that have it.
        name: as somebody typed it.
        told: how to tell one of several from the others, its id first.
        none: gettext id of what to say where there is none.
        several: likewise where there are several.

    Raises:
        NotFound: it is not the only one, or there is none.
    """
    if not named:
        raise NotFound(none, name=name)
    if len(named) > 1:
        raise NotFound(several, name=name, ids=", ".join(map(told, named)))
    return named[0]


def events_named(snapshot: Snapshot, text: str) -> tuple[Event, ...]:
    """All events of this name outside the trash."""
    everything = entities.select(snapshot, Event, deleted_at=None)
    return tuple(e for e in everything if _bare(e.name) == _bare(text))


def _described(contact: Contact) -> str:
    work = contact.details.current
    company = work.company if work else None
    return f"{contact.id} ({', '.join(filter(None, (contact.details.name.printed, company)))})"


def _parts(name: PersonName) -> set[str]:
    """What people call somebody by: family or given name, in any of its spellings."""
    parts = (name.family, name.given, name.family_kana, name.given_kana, name.romaji)
    return {_bare(part) for part in parts if part}


def _bare(text: str) -> str:
    return fold(text).replace(" ", "")

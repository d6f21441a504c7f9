"""What the Person page asks: one person whole, and a picture of each side of each card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.history import Direction, Exchange
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.i18n import gettext as _
from app.services import listing
from app.services.words import exchange_word, hint_word
from ui.contacts.query import Person, load_person
from ui.wording import days_ago, joined


@dataclass(frozen=True, slots=True)
class WholePerson:
    """One person.

    Attributes:
        pictures: front and back of each card, the newest first.
    """

    person: Person
    pictures: tuple[Path, ...]


def load_whole(snapshot: Any, book: CardBook, contact_id: ContactId) -> WholePerson:
    """Everything about one person."""
    person = load_person(snapshot, book, contact_id)
    found = (
        listing.flat_picture(book.folders, scan, side)
        for scan in reversed(person.view.scans)
        for side in range(len(scan.sides))
    )
    return WholePerson(person, tuple(path for path in found if path is not None))


def headline(person: Person) -> str:
    """The relationship in one line: met 3 times · last 12 days ago · you owe: an introduction."""
    row = person.relationship
    last = row.last_contact
    days = None if last is None else (person.today - day_of(last)).days
    met = len(row.met)
    return joined(
        _("met once") if met == 1 else _("met {n} times").format(n=met) if met else None,
        _("last {when}").format(when=days_ago(days)) if days is not None else None,
        _("you owe: {what}").format(what=_what(row.owed_by_me)) if row.owed_by_me else None,
        _("owes you: {what}").format(what=_what(row.owed_to_me)) if row.owed_to_me else None,
        hint_word(row.hint) if row.hint else None,
    )


def exchanged(person: Person, direction: Direction) -> tuple[Exchange, ...]:
    """What was given or received, promises among it, the newest first."""
    line = person.relationship.timeline
    contact_id = person.view.contact.id
    brought = (i.as_exchange(contact_id) for i in line.introductions)
    both = [*line.exchanges, *(x for x in brought if x is not None)]
    mine = [x for x in both if x.direction is direction]
    return tuple(sorted(mine, key=lambda x: x.on, reverse=True))


def _what(owed: tuple[Exchange, ...]) -> str:
    first = owed[0].note or exchange_word(owed[0].kind)
    more = len(owed) - 1
    return joined(first, _("{n} more").format(n=more) if more else None)

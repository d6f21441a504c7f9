"""What was asked for in a search."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ids import EventId


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """A search for contacts; every given condition must hold.

    Attributes:
        words: each must occur somewhere on the contact.
        without: none of these may occur.
        industries: JSIC codes, one of which must hold; a letter holds its middle groups.
        events: the contact was met at one of these.
        tags: names of tags, all of which the contact has.
        trashed: search the trash instead.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    tags: tuple[str, ...] = ()
    trashed: bool = False

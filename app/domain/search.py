"""What was asked for in a search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import EventId


class Has(StrEnum):
    """What a contact may have or lack, as it is written after `has:`."""

    FOLLOW_UP = "follow-up"
    CARD = "card"
    ATTACHMENT = "attachment"
    NOTE = "note"
    EMAIL = "email"
    PHONE = "phone"
    INDUSTRY = "industry"
    UNSURE = "unsure"


class ListOrder(StrEnum):
    """How a list of contacts is put in order."""

    READING = "reading"
    COMPANY = "company"
    LAST_CONTACT = "last_contact"
    DEPARTMENT = "department"
    POSITION = "position"
    INDUSTRY = "industry"
    STAGE = "stage"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    PLACE = "place"
    TAGS = "tags"
    MET = "met"
    ADDED = "added"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """A search for contacts; every given condition must hold.

    Attributes:
        words: each must occur somewhere on the contact.
        without: none of these may occur.
        industries: JSIC codes, one of which must hold; a letter holds its middle groups.
        events: the contact was met at one of these.
        tags: names of tags, all of which the contact has.
        prefectures: an address is in one of these, named as in addresses.
        months: the contact was met in one of these months, as YYYY-MM.
        has: all of which the contact has.
        exclude: no condition of these may hold.
        trashed: search the trash instead.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    tags: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    has: frozenset[Has] = frozenset()
    exclude: tuple[ContactQuery, ...] = ()
    trashed: bool = False

"""What I can contribute, what others need, and who fits whom."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import ContactId, NeedId, OfferId
from app.frozen import frozen


@frozen
class Offer:
    """Something I can bring: a talk, a book, a skill, a tool, a place.

    Attributes:
        industries: codes of those whom it helps.
        closed_on: when I stopped bringing it.
        deleted_at: in the trash since.
    """

    title: str
    kind: str | None = None
    industries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    link: str | None = None
    closed_on: date | None = None
    deleted_at: datetime | None = None
    id: OfferId | None = None


class Reaction(StrEnum):
    """What somebody said to an offer; other words may stand in its place and are kept."""

    INTERESTED = "interested"
    LATER = "later"
    NO_INTEREST = "no_interest"


@frozen
class OfferTold:
    """An offer was named to somebody."""

    offer_id: OfferId
    contact_id: ContactId
    on: date
    reaction: str | None = None
    id: int | None = None


@frozen
class Need:
    """Something that a contact needs; mine where `contact_id` is None."""

    text: str
    on: date
    contact_id: ContactId | None = None
    kind: str | None = None
    industries: tuple[str, ...] = ()
    met_on: date | None = None
    id: NeedId | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a need must not be blank")


@frozen
class Dismissal:
    """A match that is not to be shown again; `pair` is its key."""

    pair: str
    on: date
    id: int | None = None

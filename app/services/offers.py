"""What I can contribute, who needs it, and who could be introduced to whom."""

from __future__ import annotations

from app.changes import command
from app.domain.ids import ContactId, NeedId, OfferId
from app.domain.offers import Need, Offer, OfferTold
from app.i18n import N_
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@command(N_("Add an offer"))
def add_offer(tx: Transaction, offer: Offer) -> OfferId:
    """Store something I can bring."""
    return OfferId(entities.add(tx, offer))


def offers(snapshot: Snapshot) -> tuple[Offer, ...]:
    """Everything I can bring."""
    return entities.select(snapshot, Offer)


@command(N_("Add a need"))
def add_need(tx: Transaction, need: Need) -> NeedId:
    """Store what a contact needs, or what I need."""
    if need.contact_id is not None:
        contacts.get(tx, need.contact_id)
    return NeedId(entities.add(tx, need))


def needs(snapshot: Snapshot, contact_id: ContactId | None = None) -> tuple[Need, ...]:
    """All needs, or those of one contact."""
    own = {} if contact_id is None else {"contact_id": contact_id}
    return entities.select(snapshot, Need, **own)


@command(N_("Name an offer"))
def tell_offer(tx: Transaction, told: OfferTold) -> int:
    """Record that an offer was named to somebody."""
    return entities.add(tx, told)


def matches_found(snapshot: Snapshot) -> tuple[Match, ...]:
    """Placeholder."""
    return ()

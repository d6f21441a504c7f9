"""Storing what the forms of the Matches page hold, each as one step."""

from __future__ import annotations

from typing import Any

from app.changes import command
from app.domain.offers import OfferTold
from app.i18n import N_
from app.services import offers
from app.services.lookup import find_contact
from ui.matches.told_form import Told


@command(N_("Tell of an offer"))
def tell(tx: Any, told: Told) -> int:
    """Record that an offer was named to somebody, who is found by name."""
    assert told.offer.id is not None  # it stands in the list of offers
    who = find_contact(tx, told.name)
    return offers.tell_offer(tx, OfferTold(told.offer.id, who, told.on, told.reaction))

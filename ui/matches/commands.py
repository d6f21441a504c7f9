"""Storing what the forms of the Matches page hold, each as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.changes import command
from app.domain.offers import Offer, OfferTold
from app.i18n import N_
from app.services import attachments, offers
from app.services.naming import one_named
from ui.matches.told_form import Told


def keep_offer(offer: Offer, paths: Sequence[Path], book: CardBook) -> None:
    """Store an offer, a new one or as it is now, with files; off the window's thread.

    Raises:
        UserInputError: a file cannot be taken; nothing is stored.
    """
    stored = attachments.store_files(book.folders, paths)
    book.run(offers.add_offer if offer.id is None else offers.edit_offer, offer, stored)


@command(N_("Tell of an offer"))
def tell(tx: Any, told: Told) -> int:
    """Record that an offer was named to somebody."""
    assert told.offer.id is not None  # it stands in the list of offers
    who = one_named(tx, told.who)
    assert who is not None  # the form asks for somebody
    return offers.tell_offer(tx, OfferTold(told.offer.id, who, told.on, told.reaction))

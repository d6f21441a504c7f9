"""What is printed of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.services import contacts, listing


@dataclass(frozen=True, slots=True)
class Printed:
    """One person, with the front of the newest card where there is one."""

    details: ContactDetails
    picture: Path | None
    events: tuple[str, ...]


def load_printed(snapshot: Any, book: CardBook, ids: Sequence[ContactId]) -> tuple[Printed, ...]:
    """People whole, in the order of their ids."""
    pictures = listing.card_pictures(snapshot, book.folders, ids)
    return tuple(
        Printed(view.contact.details, pictures.get(view.contact.id), view.events)
        for view in contacts.views(snapshot, list(ids))
    )

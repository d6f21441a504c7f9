"""Changing single values of contacts where they stand, as one step each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.changes import command
from app.domain.contact import Affiliation, ContactDetails
from app.domain.ids import ContactId
from app.domain.places import Part, Place, values_at, with_text
from app.errors import UserInputError
from app.i18n import N_
from app.services.contacts import edit_contact
from app.store import contacts
from app.store.database import Transaction


@command(N_("Change a contact"))
def change_value(
    tx: Transaction, contact_id: ContactId, place: Place, was: str, text: str
) -> ContactDetails:
    """Replace one value of a contact by a text; an empty text removes it.

    Args:
        tx: the open transaction.
        contact_id: whose value it is.
        place: where it stood when it was shown.
        was: what it was then; empty for a new value.
        text: what it is to be.

    Raises:
        UserInputError: the name would be blank, or the value is another one by now.
    """
    details = contacts.get(tx, contact_id).details
    if place.part is Part.NAME and not text.strip():
        raise UserInputError(N_("A contact needs a name; the old one stays."))
    found = _found(details, place, was)
    if found is None:
        raise UserInputError(
            N_("“{was}” was changed meanwhile. “{text}” was not stored."), was=was, text=text
        )
    changed = with_text(details, found, text)
    if changed != details:
        edit_contact(tx, contact_id, changed)
    return changed


def _found(details: ContactDetails, place: Place, was: str) -> Place | None:
    """Where the value stands now, for others of its part may have come or gone; None for gone."""
    values = values_at(details, place.part)
    at = place.number
    if (values[at] if at < len(values) else "") == was:
        return place
    if not was:  # a new value, while another one came to its place
        return Place(place.part, len(values))
    return Place(place.part, values.index(was)) if was in values else None


@command(N_("Change the career"))
def change_work(
    tx: Transaction, contact_id: ContactId, was: Affiliation | None, now: Affiliation | None
) -> ContactDetails:
    """Replace a place of work by what it is to be; None for one that is new, or is to go.

    Raises:
        UserInputError: it is another one by now.
    """
    details = contacts.get(tx, contact_id).details
    works = list(details.affiliations)
    at = len(works) if was is None else _place_of(works, was)
    works[at : at + 1] = [_settled(was, now)] if now is not None else []
    changed = replace(details, affiliations=tuple(works))
    if changed != details:
        edit_contact(tx, contact_id, changed)
    return changed


def _place_of(works: Sequence[Affiliation], was: Affiliation) -> int:
    stored = [_as_typed(work) for work in works]
    if _as_typed(was) not in stored:
        raise UserInputError(N_("This position was changed meanwhile. Nothing was stored."))
    return stored.index(_as_typed(was))


def _as_typed(work: Affiliation) -> Affiliation:
    """Without what the store knows it by."""
    return replace(work, id=None, company_id=None)


def _settled(was: Affiliation | None, now: Affiliation) -> Affiliation:
    """Another company is looked for by its name; what has ended is nobody's first work."""
    same = was is not None and was.company == now.company
    company_id = now.company_id if same else None
    return replace(now, company_id=company_id, is_primary=now.is_primary and now.until is None)

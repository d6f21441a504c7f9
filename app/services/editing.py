"""Changing single values of contacts where they stand, as one step each."""

from __future__ import annotations

from app.changes import command
from app.domain.contact import ContactDetails
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

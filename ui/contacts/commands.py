"""What the contact form saves, as one step that can be undone."""

from __future__ import annotations

from typing import Any

from app.changes import command
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.i18n import N_
from app.services.contacts import add_contact, edit_contact
from app.services.industries import choose_industry


@command(N_("Add a contact"))
def add_person(tx: Any, details: ContactDetails, industry: str | None) -> ContactId:
    """Store a new contact, and the industry that was chosen for its company."""
    contact_id = add_contact(tx, details)
    _choose(tx, contact_id, details, industry)
    return contact_id


@command(N_("Change a contact"))
def change_person(
    tx: Any, contact_id: ContactId, details: ContactDetails, industry: str | None
) -> ContactId:
    """Store a contact's details, and the industry that was chosen for its company."""
    edit_contact(tx, contact_id, details)
    _choose(tx, contact_id, details, industry)
    return contact_id


def _choose(tx: Any, contact_id: ContactId, details: ContactDetails, industry: str | None) -> None:
    """None leaves the industry to the words of the card."""
    work = details.current
    if industry is not None and work is not None and work.company:
        choose_industry(tx, contact_id, industry)

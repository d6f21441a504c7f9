"""My own card: what I chose to tell of myself, and as a QR code for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.domain.typed import details_of
from app.errors import UserInputError
from app.formats.qr import Squares, qr_squares
from app.formats.vcard_small import small_vcard
from app.i18n import N_
from app.services import contacts
from app.services.preferences import settings
from app.settings import Settings
from app.store.database import Snapshot
from ocr.model import FieldKind

MY_FIELDS = {
    "my-name": FieldKind.NAME,
    "my-kana": FieldKind.NAME_KANA,
    "my-company": FieldKind.COMPANY,
    "my-department": FieldKind.DEPARTMENT,
    "my-title": FieldKind.TITLE,
    "my-mobile": FieldKind.MOBILE,
    "my-phone": FieldKind.PHONE,
    "my-email": FieldKind.EMAIL,
    "my-url": FieldKind.URL,
    "my-address": FieldKind.ADDRESS,
}
"""The settings that make up my card, and what they are."""


@dataclass(frozen=True, slots=True)
class CodedCard:
    """A person and the code that holds the most useful of it."""

    details: ContactDetails
    squares: Squares


def my_details(chosen: Settings) -> ContactDetails | None:
    """My own details; None as long as there is no name."""
    texts = chosen.as_texts()
    return details_of((kind, texts[key]) for key, kind in MY_FIELDS.items())


def my_card(snapshot: Snapshot) -> CodedCard:
    """My own card with its code; UserInputError as long as there is no name."""
    details = my_details(settings(snapshot))
    if details is None:
        raise UserInputError(N_("Your card has no name yet. Enter it in the settings."))
    return coded(details)


def contact_card(snapshot: Snapshot, contact_id: ContactId) -> CodedCard:
    """A contact with its code."""
    return coded(contacts.view(snapshot, contact_id).contact.details)


def coded(details: ContactDetails) -> CodedCard:
    """Details with their code; UserInputError if not even the name fits into one."""
    try:
        return CodedCard(details, qr_squares(small_vcard(details)))
    except ValueError as error:
        raise UserInputError(N_("The name is too long for a QR code.")) from error

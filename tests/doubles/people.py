"""Fictitious people as details."""

from __future__ import annotations

from app.domain.contact import ContactDetails
from app.domain.typed import details_of
from ocr.model import FieldKind


def person(
    name: str,
    company: str | None = None,
    email: str | None = None,
    *,
    title: str | None = None,
    mobile: str | None = None,
    kana: str | None = None,
    address: str | None = None,
) -> ContactDetails:
    """Details as the review makes them."""
    values = (
        (FieldKind.NAME, name),
        (FieldKind.NAME_KANA, kana),
        (FieldKind.COMPANY, company),
        (FieldKind.TITLE, title),
        (FieldKind.EMAIL, email),
        (FieldKind.MOBILE, mobile),
        (FieldKind.ADDRESS, address),
    )
    details = details_of((kind, value) for kind, value in values if value)
    assert details is not None
    return details

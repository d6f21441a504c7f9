"""Postal addresses as the seven parts of vCard's ADR, and as one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from app.domain.contact import PostalAddress
from app.formats.plain_text import clean, has_cjk


def address_parts(address: PostalAddress) -> tuple[str, ...]:
    """Box, extended, street, locality, region, code, country; a text alone is the street."""
    parts = (
        address.building,
        address.street,
        address.city,
        address.prefecture,
        address.postcode,
        address.country,
    )
    known = [clean(part or "") for part in parts]
    if not any(known):
        known[1] = clean(address.printed)
    return ("", *known)


def says_all(address: PostalAddress) -> bool:
    """Whether the parts of an ADR alone give this address when they are read back."""
    return address_from_parts(address_parts(address)) == _cleaned(address)


def address_from_parts(parts: Sequence[str], label: str = "") -> PostalAddress | None:
    """The address of an ADR's parts; without a label its text is made of them.

    A street alone is an address whose parts nobody knows, unless a label says otherwise.
    """
    box, building, street, city, region, code, country = (*parts, *[""] * 7)[:7]
    street = " ".join(filter(None, [box, street]))
    printed = label or _text(building, street, city, region, code, country)
    if not printed:
        return None
    if not label and not any((building, city, region, code, country)):
        return PostalAddress(printed)
    return PostalAddress(
        printed,
        postcode=code or None,
        country=country or None,
        prefecture=region or None,
        city=city or None,
        street=street or None,
        building=building or None,
    )


def _text(building: str, street: str, city: str, region: str, code: str, country: str) -> str:
    """Japanese addresses go from the large to the small, without code and country; others back."""
    if has_cjk(building + street + city + region):
        return " ".join(filter(None, [region + city + street, building]))
    place = " ".join(filter(None, [region, code]))
    return ", ".join(filter(None, [building, street, city, place, country]))


def _cleaned(address: PostalAddress) -> PostalAddress:
    printed, *parts = (clean(part or "") for part in astuple(address))
    return PostalAddress(printed, *(part or None for part in parts))

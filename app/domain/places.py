"""Single values of a contact that are changed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.contact import ContactDetails, ContactMethod, MethodKind, PostalAddress
from app.domain.typed import contact_method, postal_address, with_value
from ocr.model import FieldKind


class Part(StrEnum):
    """What of a contact a value is; several methods and addresses of a kind are numbered."""

    NAME = "name"
    KANA = "name_kana"
    ROMAJI = "name_romaji"
    COMPANY = "company"
    DEPARTMENT = "department"
    POSITION = "title"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    URL = "url"
    SOCIAL = "social"
    POSTCODE = "postal"
    ADDRESS = "address"
    TAGS = "tags"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the part, and which of several, from 0."""

    part: Part
    number: int = 0


_METHODS = {Part(kind.value): kind for kind in MethodKind}
_ADDRESSES = (Part.POSTCODE, Part.ADDRESS)


def values_at(details: ContactDetails, part: Part) -> tuple[str, ...]:
    """The texts of a part, one for each of its places; `""` for an address without postcode."""
    work, name = details.current, details.name
    if part in _METHODS:
        return tuple(m.value for m in details.methods if m.kind is _METHODS[part])
    if part is Part.POSTCODE:
        return tuple(a.postcode or "" for a in details.addresses)
    if part is Part.ADDRESS:
        return tuple(a.printed for a in details.addresses)
    single = {
        Part.NAME: name.printed,
        Part.KANA: name.kana,
        Part.ROMAJI: name.romaji,
        Part.COMPANY: work.company if work else None,
        Part.DEPARTMENT: work.department if work else None,
        Part.POSITION: work.position if work else None,
        Part.TAGS: ", ".join(details.tags),
        Part.NOTE: details.note,
    }
    text = single[part]
    return (text,) if text else ()


def value_at(details: ContactDetails, place: Place) -> str:
    """The text at a place; empty where there is none."""
    values = values_at(details, place.part)
    return values[place.number] if place.number < len(values) else ""


def with_text(details: ContactDetails, place: Place, text: str) -> ContactDetails:
    """The details with one value replaced, added behind the others of its part, or removed.

    Raises:
        ValueError: the name would be blank.
    """
    text = text.strip()
    if place.part in _METHODS:
        return replace(details, methods=_methods(details.methods, place, text))
    if place.part in _ADDRESSES:
        return replace(details, addresses=_addresses(details.addresses, place, text))
    if place.part is Part.TAGS:
        tags = (tag.strip() for tag in text.replace("、", ",").split(","))
        return replace(details, tags=tuple(dict.fromkeys(filter(None, tags))))
    if place.part is Part.NOTE:
        return replace(details, note=text)
    return with_value(details, FieldKind(place.part.value), text)


def _methods(
    methods: Sequence[ContactMethod], place: Place, text: str
) -> tuple[ContactMethod, ...]:
    kind = _METHODS[place.part]
    places = [at for at, method in enumerate(methods) if method.kind is kind]
    made = (contact_method(kind, text),) if text else ()
    if place.number >= len(places):
        return (*methods, *made)
    at = places[place.number]
    old = methods[at]
    kept = tuple(replace(m, type=old.type, is_primary=old.is_primary) for m in made)
    return (*methods[:at], *kept, *methods[at + 1 :])


def _addresses(
    addresses: Sequence[PostalAddress], place: Place, text: str
) -> tuple[PostalAddress, ...]:
    at, is_code = place.number, place.part is Part.POSTCODE
    if at >= len(addresses):
        new = PostalAddress(text, text) if is_code else postal_address(text)
        return (*addresses, new) if text else tuple(addresses)
    changed: tuple[PostalAddress, ...]
    if is_code:
        changed = (replace(addresses[at], postcode=text or None),)
    else:
        changed = (postal_address(text, addresses[at].postcode),) if text else ()
    return (*addresses[:at], *changed, *addresses[at + 1 :])

"""Printed or typed values into a contact's details: one way for cards, forms and scripts.

Whatever a person types goes through the same normalisers as what was read on a card. Values are
kept as they stand; only their keys are normalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.domain.contact import (
    Affiliation,
    ContactDetails,
    ContactMethod,
    MethodKind,
    PersonName,
    PostalAddress,
)
from ocr.model import FieldKind
from ocr.parse.online import normalise_email, normalise_url
from ocr.parse.person_name import split_name
from ocr.parse.phone import normalise_phone
from ocr.parse.postal import parse_address
from ocr.text import has_kanji, is_japanese, is_latin, to_katakana

Value = tuple[FieldKind, str]

_WORK = (FieldKind.COMPANY, FieldKind.DEPARTMENT, FieldKind.TITLE)
_USUAL_NUMBER = re.compile("0[36]-[0-9]{4}-[0-9]{4}|0[789]0-[0-9]{4}-[0-9]{4}")

_METHODS = {
    FieldKind.EMAIL: MethodKind.EMAIL,
    FieldKind.PHONE: MethodKind.PHONE,
    FieldKind.MOBILE: MethodKind.MOBILE,
    FieldKind.FAX: MethodKind.FAX,
    FieldKind.URL: MethodKind.URL,
}


def details_of(values: Iterable[Value], fallback_name: str = "") -> ContactDetails | None:
    """A contact's details from values in the order in which they stand on the card.

    The first of several departments, titles and companies makes the affiliation; further
    departments and titles are joined to it, further companies become affiliations of their own.
    Beside a name in kanji, Japanese ones count as the first.

    Args:
        values: pairs of kind and text.
        fallback_name: the name where no value is one.

    Returns:
        None where there is no name at all.
    """
    by_kind: dict[FieldKind, list[str]] = {}
    for kind, value in values:
        if value.strip():
            by_kind.setdefault(kind, []).append(value.strip())
    printed = next(iter(by_kind.get(FieldKind.NAME, [])), fallback_name.strip())
    if not printed:
        return None
    if has_kanji(printed):
        for kind in _WORK:  # whichever side of the card was the front
            by_kind.get(kind, []).sort(key=lambda value: not is_japanese(value))
    return ContactDetails(
        name=person_name(
            printed, _first(by_kind, FieldKind.NAME_KANA), _first(by_kind, FieldKind.NAME_ROMAJI)
        ),
        affiliations=_affiliations(by_kind),
        methods=tuple(
            contact_method(method, value)
            for kind, method in _METHODS.items()
            for value in by_kind.get(kind, [])
        ),
        addresses=_addresses(by_kind),
    )


def values_of(details: ContactDetails) -> tuple[Value, ...]:
    """The values that `details_of` makes these details from, current affiliation only."""
    name, work = details.name, details.current
    single: list[tuple[FieldKind, str | None]] = [
        (FieldKind.NAME, name.printed),
        (FieldKind.NAME_KANA, name.kana),
        (FieldKind.NAME_ROMAJI, name.romaji),
        (FieldKind.COMPANY, work.company if work else None),
        (FieldKind.DEPARTMENT, work.department if work else None),
        (FieldKind.TITLE, work.position if work else None),
    ]
    single += [(kind, v) for kind, m in _METHODS.items() for v in details.values(m)]
    for address in details.addresses:
        single += [(FieldKind.POSTAL, address.postcode), (FieldKind.ADDRESS, address.printed)]
    return tuple((kind, value) for kind, value in single if value)


def with_value(details: ContactDetails, kind: FieldKind, text: str) -> ContactDetails:
    """The details with the value of one kind replaced; empty text removes it.

    Methods of other kinds, former affiliations, tags and notes stay as they are.
    """
    text = text.strip()
    if kind in (FieldKind.NAME, FieldKind.NAME_KANA, FieldKind.NAME_ROMAJI):
        return replace(details, name=_renamed(details.name, kind, text))
    if kind in (FieldKind.COMPANY, FieldKind.DEPARTMENT, FieldKind.TITLE):
        return replace(details, affiliations=_employed(details, kind, text))
    if kind in (FieldKind.POSTAL, FieldKind.ADDRESS):
        return replace(details, addresses=_moved(details.addresses, kind, text))
    method = _METHODS[kind]
    others = tuple(m for m in details.methods if m.kind is not method)
    return replace(details, methods=others + ((contact_method(method, text),) if text else ()))


def person_name(printed: str, kana: str | None = None, romaji: str | None = None) -> PersonName:
    """A name from its printed form, its reading and its Latin form, split where that is known."""
    parts = split_name(printed)
    family_kana, given_kana = _halves(to_katakana(kana) if kana else None)
    family_romaji, given_romaji = _romaji_halves(romaji)
    return PersonName(
        printed,
        parts.family,
        parts.given,
        family_kana,
        given_kana,
        family_romaji,
        given_romaji,
        parts.credentials,
    )


def name_of_halves(family: str, given: str, read: str = "") -> PersonName:
    """A name from a form's two inputs, as it was read where neither was changed.

    A Latin name is printed with the given name first, unless it was read the other way round.
    """
    before = person_name(read) if read.strip() else None
    if before is not None and (before.family or read, before.given or "") == (family, given):
        return before
    read_first = before.family if before else None
    is_family_first = not is_latin(family + given) or (
        read_first is not None and read.startswith(read_first)
    )
    halves = (family, given) if is_family_first else (given, family)
    printed = " ".join(half for half in halves if half)
    if not family:
        return person_name(printed)
    credentials = before.credentials if before else None
    return PersonName(printed, family, given or None, credentials=credentials)


def contact_method(kind: MethodKind, value: str) -> ContactMethod:
    """A contact method with the key by which it is found and compared."""
    if kind is MethodKind.EMAIL:
        key = normalise_email(value)
    elif kind is MethodKind.URL:
        key = normalise_url(value)
    elif kind is MethodKind.SOCIAL:
        key = value.casefold()
    else:
        key = _e164(value)
    return ContactMethod(kind, value, key)


def _e164(value: str) -> str | None:
    """A number's key; one written in the usual Japanese way needs no numbering plan for it."""
    if _USUAL_NUMBER.fullmatch(value):
        return "+81" + value.replace("-", "")[1:]
    number = normalise_phone(value)
    return number.e164 if number else None


def postal_address(printed: str, postcode: str | None = None) -> PostalAddress:
    """An address with its parts where they are recognised."""
    parts = parse_address(printed)
    return PostalAddress(
        printed,
        postcode or parts.postal,
        parts.country,
        parts.prefecture,
        parts.city,
        parts.street,
        parts.building,
    )


def _first(by_kind: dict[FieldKind, list[str]], kind: FieldKind) -> str | None:
    return next(iter(by_kind.get(kind, [])), None)


def _affiliations(by_kind: dict[FieldKind, list[str]]) -> tuple[Affiliation, ...]:
    companies = by_kind.get(FieldKind.COMPANY, [])
    department = " ".join(by_kind.get(FieldKind.DEPARTMENT, [])) or None
    position = " ".join(by_kind.get(FieldKind.TITLE, [])) or None
    company = companies[0] if companies else None
    if not (company or department or position):
        return ()
    first = Affiliation(company, department, position, is_primary=True)
    return (first, *(Affiliation(other) for other in companies[1:]))


def _addresses(by_kind: dict[FieldKind, list[str]]) -> tuple[PostalAddress, ...]:
    codes = by_kind.get(FieldKind.POSTAL, [])
    printed = by_kind.get(FieldKind.ADDRESS, [])
    if not printed:
        return tuple(PostalAddress(code, code) for code in codes)
    padded = [*codes, *[None] * len(printed)]
    return tuple(postal_address(text, code) for text, code in zip(printed, padded, strict=False))


def _renamed(name: PersonName, kind: FieldKind, text: str) -> PersonName:
    if kind is FieldKind.NAME:
        return person_name(text, name.kana, name.romaji)
    if kind is FieldKind.NAME_KANA:
        return person_name(name.printed, text or None, name.romaji)
    return person_name(name.printed, name.kana, text or None)


def _employed(details: ContactDetails, kind: FieldKind, text: str) -> tuple[Affiliation, ...]:
    current = details.current
    others = tuple(a for a in details.affiliations if a is not current)
    known = current and (current.company, current.department, current.position)
    pairs = zip(_WORK, known or (None, None, None), strict=True)
    company, department, position = ((text or None) if own is kind else part for own, part in pairs)
    if not (company or department or position):
        return others
    changed = Affiliation(company, department, position, is_primary=True)
    if current is not None:
        same = current.company_id if company == current.company else None
        changed = replace(changed, since=current.since, scan_id=current.scan_id, company_id=same)
    return (changed, *others)


def _moved(
    addresses: tuple[PostalAddress, ...], kind: FieldKind, text: str
) -> tuple[PostalAddress, ...]:
    first, rest = (addresses[0] if addresses else None), addresses[1:]
    if kind is FieldKind.POSTAL:
        if first is None:
            return (PostalAddress(text, text),) if text else ()
        return (replace(first, postcode=text or None), *rest)
    if not text:
        return rest
    return (postal_address(text, first.postcode if first else None), *rest)


def _halves(text: str | None) -> tuple[str | None, str | None]:
    """Family and given part of a reading, divided at its first space."""
    family, _, given = (text or "").replace("\u3000", " ").strip().partition(" ")
    return family or None, given.strip() or None


def _romaji_halves(text: str | None) -> tuple[str | None, str | None]:
    """Family and given name of a Latin form: the family name is in capitals, else last."""
    words = (text or "").replace(",", " ").split()
    if len(words) < 2:
        return None, (words[0] if words else None)
    capitals = [w for w in words if len(w) > 1 and w.isupper()]
    family = capitals[0] if len(capitals) == 1 else words[-1]
    given = " ".join(w for w in words if w is not family)
    return family, given

"""Properties of a vCard to the details of a contact.

Each function takes what it understands out of the index of properties; what is left in the end is
unknown to us and kept as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import zip_longest

from app.domain.contact import Affiliation, ContactDetails, PostalAddress
from app.formats.addresses import address_from_parts
from app.formats.content_lines import escape, unescape
from app.formats.media import media_line
from app.formats.originals import (
    MARK,
    address_says_more,
    name_says_more,
    organisation_says_more,
    original,
)
from app.formats.plain_text import clean
from app.formats.properties import Index, Property, index_of, text_of, texts_of
from app.formats.records import ParsedCard
from app.formats.vcard_methods import methods_of
from app.formats.vcard_names import main_property, name_of

_URN = re.compile("(?i)urn:uuid:")
_SKIPPED = ("VERSION", "PRODID", "BEGIN", "END")


def card_of(properties: Sequence[Property], line: int) -> ParsedCard | None:
    """The person whom a card's properties describe; None if nothing in them could be a name."""
    index = index_of(properties)
    is_4 = any(prop.value == "4.0" for prop in index.get("VERSION", ()))
    for skipped in _SKIPPED:
        index.pop(skipped, None)
    # Version 4.0 writes a UUID so, and so do we there; in another it is the owner's own way.
    urns = [p for p in index.get("UID", [])[:1] if _URN.match(p.value) and not is_4]
    structured = main_property(index, "N")
    if (name := name_of(index)) is None:
        return None
    uid, rev = _uid(index), _rev(index)
    methods = methods_of(properties, index)
    affiliations = tuple(affiliations_of(properties, index))
    addresses = tuple(addresses_of(index))
    categories = _categories(index)
    industry, tags = _without_industry(categories, index)
    note = _note(index)
    names = [structured] if structured and name_says_more(structured) else []
    works = [p for ps, _ in affiliations if any(map(_work_says_more, ps)) for p in ps]
    ways = [(p, escape(method.value)) for p, method in methods if not p.head.is_plain]
    places = [p for p, _ in addresses if p.head.name == "ADR" and address_says_more(p)]
    says_more = [*_as_written(names, urns, works), *ways, *_as_written(places)]
    extra = tuple(_extra(properties, index, says_more)) if index or says_more else ()
    details = ContactDetails(
        name,
        tuple(affiliation for _, affiliation in affiliations),
        tuple(method for _, method in methods),
        tuple(address for _, address in addresses),
        tags,
        note,
        extra,
    )
    return ParsedCard(uid, details, categories, rev, line, industry)


def _as_written(*groups: Sequence[Property]) -> list[tuple[Property, str]]:
    return [(prop, prop.value) for group in groups for prop in group]


def _extra(
    properties: Sequence[Property], index: Index, says_more: Sequence[tuple[Property, str]]
) -> Iterator[str]:
    """What says more than we understand with its labels, and what is not understood.

    In the order in which they are written, so that they come back the same.
    """
    unknown = {id(p) for left in index.values() for p in left}
    for prop, value in says_more:
        yield original(prop, value)
    if groups := {p.head.group for p, _ in says_more} - {""}:
        for prop in properties:
            is_label = prop.head.name == "X-ABLABEL" and prop.head.group in groups
            if is_label and prop.value and id(prop) not in unknown:
                yield MARK + prop.line
    for prop in properties:
        if id(prop) in unknown:
            yield media_line(prop.line, "3.0")


def _work_says_more(prop: Property) -> bool:
    if prop.head.name == "ORG":
        return organisation_says_more(prop)
    return prop.head.name == "ROLE" or not prop.head.is_plain


def _uid(index: Index) -> str | None:
    for prop in index.pop("UID", []):
        uid = text_of(prop)
        return uid[9:] if _URN.match(uid) else uid
    return None


def _rev(index: Index) -> datetime | None:
    for prop in index.pop("REV", []):
        try:
            moment = datetime.fromisoformat(prop.value)
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


Work = tuple[tuple[Property, ...], Affiliation]


def affiliations_of(properties: Sequence[Property], index: Index) -> Iterator[Work]:
    """Organisations with their titles, matched by group or else by their order.

    A ROLE is a title where there is none. Titles for which no organisation is left stay unknown,
    lest they look like another place of work.
    """
    title_name = "TITLE" if "TITLE" in index else "ROLE"
    organisations, titles = index.pop("ORG", []), index.pop(title_name, [])
    if not (organisations or titles):
        return
    places = {"": (organisations, titles)}
    if any(p.head.group for p in (*organisations, *titles)):  # seldom
        places = _by_place(properties, organisations, titles)
    first = True
    for group, place in places.items():
        for organisation, title in zip_longest(*place):
            if organisation is None and organisations and not group:
                index.setdefault(title_name, []).append(title)
            elif made := _affiliation(organisation, title, first):
                yield tuple(filter(None, (organisation, title))), made
                first = False


def _by_place(
    properties: Sequence[Property], organisations: Sequence[Property], titles: Sequence[Property]
) -> dict[str, tuple[list[Property], list[Property]]]:
    """Organisations and titles by the group that joins them, in the order of the card."""
    shared = {p.head.group for p in organisations} & {p.head.group for p in titles}
    kinds = {p.head.name: 1 for p in titles} | {"ORG": 0}
    places: dict[str, tuple[list[Property], list[Property]]] = {}
    for prop in properties:
        kind = kinds.get(prop.head.name)
        if kind is not None and prop.value:
            group = prop.head.group
            is_place = group in shared or group.startswith("affiliation")
            places.setdefault(group if is_place else "", ([], []))[kind].append(prop)
    return places


def _affiliation(
    organisation: Property | None, title: Property | None, is_primary: bool
) -> Affiliation | None:
    company, *units = texts_of(organisation) if organisation else [""]
    department = " ".join(filter(None, units))
    position = text_of(title) if title else ""
    if not (company or department or position):
        return None
    return Affiliation(company or None, department or None, position or None, is_primary=is_primary)


def addresses_of(index: Index) -> Iterator[tuple[Property, PostalAddress]]:
    """Addresses with their labels: 4.0 has them inside, 3.0 beside, of the same group and type."""
    labels = index.pop("LABEL", [])
    for prop in index.pop("ADR", []):
        printed = ""
        if inside := prop.head.parameters.get("LABEL"):
            printed = clean(unescape(",".join(inside)))
        elif beside := next((label for label in labels if _belongs(label, prop)), None):
            labels.remove(beside)
            printed = text_of(beside)
        if address := address_from_parts(texts_of(prop), printed):
            yield prop, address
    for label in labels:
        yield label, PostalAddress(text_of(label))


def _belongs(label: Property, address: Property) -> bool:
    return label.head.group == address.head.group and label.head.types - {
        "PREF"
    } == address.head.types - {"PREF"}


def _categories(index: Index) -> tuple[str, ...]:
    lists = (texts_of(prop, ",") for prop in index.pop("CATEGORIES", []))
    return tuple(name for names in lists for name in names if name)


def _without_industry(
    categories: tuple[str, ...], index: Index
) -> tuple[str | None, tuple[str, ...]]:
    """The industry, and the tags: an export of ours says which of the categories it is."""
    tags = list(categories)
    found = None
    for prop in index.pop("X-ENISHI-INDUSTRY", []):
        if (industry := text_of(prop)) in tags:
            tags.remove(industry)
        found = found or industry
    return found, tuple(tags)


def _note(index: Index) -> str:
    """The note without the events that an export of ours wrote below it."""
    note = "\n".join(map(text_of, index.pop("NOTE", [])))
    for prop in index.pop("X-ENISHI-MET", []):
        note = note.removesuffix(text_of(prop)).rstrip()
    return note

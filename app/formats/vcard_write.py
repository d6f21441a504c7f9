"""Contacts to vCard 3.0 (RFC 2426) or 4.0 (RFC 6350).

3.0 is what phones and mail programs in Japan all read. Whatever vCard has no property for goes
into `X-ENISHI-` lines, so that reading our own file gives the same contact. Former affiliations,
the private mark and what is noted about nuisance are not written.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, cast
from uuid import UUID

from app.domain.contact import (
    Affiliation,
    Contact,
    ContactMethod,
    MethodKind,
    MethodType,
    PersonName,
    PostalAddress,
)
from app.formats.addresses import address_parts, says_all
from app.formats.content_lines import caret_escape, escape, fold_all
from app.formats.media import media_line
from app.formats.originals import head_text, is_original, is_preferred
from app.formats.plain_text import clean
from app.formats.properties import Property, parse_property
from app.formats.records import ExportPerson
from app.formats.vcard_originals import Originals

Version = Literal["3.0", "4.0"]

_ADDRESS = cast(Property, parse_property(b"ADR;TYPE=WORK:")).head
_EXTRA = re.compile(r"(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)[;:]")
_PHOTO = re.compile(r"(?i)(?:[\w-]+\.)?PHOTO[;:]")
_NOT_EXTRA = frozenset(("BEGIN", "END", "VERSION", "UID", "REV"))
_NOT_IN_SORT_AS = re.compile(r"[^\w ]")
_PROPERTY = {
    MethodKind.EMAIL: "EMAIL",
    MethodKind.PHONE: "TEL",
    MethodKind.MOBILE: "TEL",
    MethodKind.FAX: "TEL",
    MethodKind.URL: "URL",
}
_KIND_TYPE = {MethodKind.PHONE: "VOICE", MethodKind.MOBILE: "CELL", MethodKind.FAX: "FAX"}
_USE_TYPE = {MethodType.WORK: "WORK", MethodType.HOME: "HOME", MethodType.MAIN: "MAIN"}


def write_vcards(people: Iterable[ExportPerson], version: Version = "3.0") -> Iterator[bytes]:
    """One vCard a person: UTF-8 without BOM, CRLF, folded at 75 octets; join them for one file."""
    for person in people:
        yield fold_all(_card(person, version))


def _card(person: ExportPerson, version: Version) -> Iterator[str]:
    details = person.contact.details
    originals = Originals(details, version) if any(map(is_original, details.extra)) else None
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    uid = person.contact.uid
    yield f"UID:{_uid(originals.uid(uid) if originals else uid, version)}"
    yield _rev(person.contact, version)
    yield from _name(details.name, version, originals)
    yield from _affiliations(details.affiliations, details.current, originals)
    for method in details.methods:
        yield from _method(method, version, originals)
    yield from _addresses(details.addresses, version, originals)
    yield from _categories(person.industry, details.tags)
    yield from _note(details.note, person.met)
    if person.photo and not any(_PHOTO.match(line) for line in details.extra):
        picture = b2a_base64(person.photo.read_bytes(), newline=False).decode()
        yield media_line(f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}", version)
    for line in details.extra:
        if not is_original(line):
            yield from _extra(line, version)
    if originals:
        yield from originals.labels()
    yield "END:VCARD"


def _rev(contact: Contact, version: Version) -> str:
    changed = contact.updated_at.astimezone(UTC)
    return f"REV:{changed:%Y%m%dT%H%M%SZ}" if version == "4.0" else f"REV:{_extended(changed)}"


def _uid(uid: str, version: Version) -> str:
    """A UUID as a URN where 4.0 wants a URI; any other program's own id as it is."""
    if version == "4.0":
        try:
            if str(UUID(uid)) == uid:
                return f"urn:uuid:{uid}"
        except ValueError:
            pass
    return escape(uid)


def _extended(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _name(name: PersonName, version: Version, originals: Originals | None) -> Iterator[str]:
    family, given = clean(name.family or ""), clean(name.given or "")
    printed = clean(name.printed)
    yield f"FN:{escape(printed)}"
    sort_as = _sort_as(name) if version == "4.0" else ""
    if originals and (came := originals.name(name)):
        start = head_text(came.head, version, preferred=is_preferred(came.head))
        sort_as = "" if "SORT-AS" in came.head.parameters else sort_as
        yield f"{start}{sort_as}:{came.value}"
    else:
        parts = (family if family or given else printed, given, "", "", name.credentials or "")
        yield f"N{sort_as}:" + ";".join(map(escape, parts))
    yield from _readings(name, version)
    if family == printed and not given:
        yield "X-ENISHI-FAMILY-ONLY:1"


def _sort_as(name: PersonName) -> str:
    kana = [_NOT_IN_SORT_AS.sub("", k or "") for k in (name.family_kana, name.given_kana)]
    return f';SORT-AS="{",".join(kana)}"' if any(kana) else ""


def _readings(name: PersonName, version: Version) -> Iterator[str]:
    if name.family_kana:
        yield f"X-PHONETIC-LAST-NAME:{escape(name.family_kana)}"
    if name.given_kana:
        yield f"X-PHONETIC-FIRST-NAME:{escape(name.given_kana)}"
    if name.kana and version == "3.0":
        yield f"SORT-STRING:{escape(name.kana)}"
    if name.romaji:
        romaji = (name.family_romaji or "", name.given_romaji or "")
        yield "X-ENISHI-ROMAJI:" + ";".join(map(escape, romaji))


def _affiliations(
    affiliations: tuple[Affiliation, ...],
    current: Affiliation | None,
    originals: Originals | None,
) -> Iterator[str]:
    live = [a for a in affiliations if a.until is None]
    live.sort(key=lambda a: a is not current)
    for number, affiliation in enumerate(live, 1):
        # Only a second affiliation needs to say which title belongs to which organisation.
        group = f"affiliation{number}" if len(live) > 1 else ""
        if originals and (came := originals.work(affiliation, group)):
            yield from came
            continue
        group = group and f"{group}."
        company, department = affiliation.company or "", affiliation.department or ""
        if department:
            yield f"{group}ORG:{escape(company)};{escape(department)}"
        elif company:
            yield f"{group}ORG:{escape(company)}"
        if affiliation.position:
            yield f"{group}TITLE:{escape(affiliation.position)}"


def _method(method: ContactMethod, version: Version, originals: Originals | None) -> Iterator[str]:
    if originals and (came := originals.method(method)):
        yield came
        return
    social = "SOCIALPROFILE;VALUE=text" if version == "4.0" else "X-SOCIALPROFILE"
    name = _PROPERTY.get(method.kind, social)
    types = [_USE_TYPE.get(method.type, ""), _KIND_TYPE.get(method.kind, "")]
    if method.kind is MethodKind.EMAIL and version == "3.0":
        types.append("INTERNET")
    if method.kind is MethodKind.MOBILE:
        types.reverse()  # Android takes the first type it knows: mobile, not office
    if value := escape(method.value):
        yield f"{name}{_types(types, method.is_primary, version)}:{value}"


def _types(types: list[str], preferred: bool, version: Version) -> str:
    """The TYPE parameter and the mark of the one to use first; 4.0 has a parameter for it."""
    named = [t for t in types if t]
    if version == "4.0":
        text = f";TYPE={','.join(named).lower()}" if named else ""
        return text + (";PREF=1" if preferred else "")
    if preferred:
        named.append("PREF")
    return f";TYPE={','.join(named)}" if named else ""


def _addresses(
    addresses: tuple[PostalAddress, ...], version: Version, originals: Originals | None
) -> Iterator[str]:
    for number, address in enumerate(addresses, 1):
        parts = address_parts(address)
        if not any(parts):
            continue
        came = originals.address(address) if originals else None
        group = f"address{number}" if len(addresses) > 1 and version == "3.0" else ""
        if came is None:
            value, head = ";".join(map(escape, parts)), replace(_ADDRESS, group=group)
        else:
            value, head = came.value, came.head
            head = head if head.group else replace(head, group=group)
        label = "" if says_all(address) else clean(address.printed)
        preferred = is_preferred(head)
        if version == "4.0":
            start = head_text(head, version, preferred=preferred, label=_label(label))
            yield f"{start}:{value}"
            continue
        yield f"{head_text(head, version, preferred=preferred)}:{value}"
        if label:
            yield f"{head_text(replace(head, name='LABEL'), version)}:{escape(label)}"


def _label(text: str) -> str:
    # RFC 6350 writes line breaks here as \n, so that a reader may take a backslash for an escape.
    escaped = caret_escape(text.replace("\\", "\\\\"))
    return f";LABEL={escaped}" if text else ""


def _categories(industry: str | None, tags: tuple[str, ...]) -> Iterator[str]:
    if names := [name for name in map(escape, [industry or "", *tags]) if name]:
        yield "CATEGORIES:" + ",".join(names)
    if industry:
        yield f"X-ENISHI-INDUSTRY:{escape(industry)}"


def _note(note: str, met: str) -> Iterator[str]:
    if text := "\n\n".join(filter(None, [clean(note), met])):
        yield f"NOTE:{escape(text)}"
    if met:
        yield f"X-ENISHI-MET:{escape(met)}"


def _extra(line: str, version: Version) -> Iterator[str]:
    """A line kept from an import, if it is one: it must not end the card or rename the person."""
    line = clean(line).replace("\n", "\\n")
    found = _EXTRA.match(line)
    if found and found[1].upper() not in _NOT_EXTRA:
        yield media_line(line, version)

"""A vCard as short as phones can use it, for a QR code: fewer letters make larger squares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from app.domain.contact import ContactDetails, MethodKind
from app.formats.addresses import address_parts
from app.formats.content_lines import escape

LIMIT = 1200
"""Bytes; a code of more has squares too small for a phone before a screen."""

_KINDS = {
    MethodKind.MOBILE: "TEL;TYPE=CELL",
    MethodKind.PHONE: "TEL;TYPE=WORK",
    MethodKind.EMAIL: "EMAIL",
    MethodKind.URL: "URL",
    MethodKind.FAX: "TEL;TYPE=FAX",
}


def small_vcard(details: ContactDetails, limit: int = LIMIT) -> str:
    """Name, work and ways to reach somebody as vCard 3.0; what comes last is left out if need be.

    Names of any length are kept; there is always a card.
    """
    end = "END:VCARD\r\n"
    needed = [f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:3.0", *_name(details))]
    wanted = [f"{line}\r\n" for line in _rest(details)]
    used = len("".join((*needed, end)).encode())
    sizes = accumulate((len(line.encode()) for line in wanted), initial=used)
    kept = [line for line, size in zip(wanted, list(sizes)[1:], strict=True) if size <= limit]
    return "".join((*needed, *kept, end))


def _name(details: ContactDetails) -> Iterator[str]:
    name = details.name
    known = name.family or name.given
    parts = (name.family or "", name.given or "") if known else (name.printed, "")
    yield f"N:{';'.join(map(escape, parts))};;;"
    yield f"FN:{escape(name.printed)}"


def _rest(details: ContactDetails) -> Iterator[str]:
    """The most useful first."""
    name, work = details.name, details.current
    if work and work.company:
        department = f";{escape(work.department)}" if work.department else ""
        yield f"ORG:{escape(work.company)}{department}"
    for kind, head in _KINDS.items():
        for value in details.values(kind)[:1]:
            yield f"{head}:{escape(value)}"
    if work and work.position:
        yield f"TITLE:{escape(work.position)}"
    if name.family_kana:
        yield f"X-PHONETIC-LAST-NAME:{escape(name.family_kana)}"
    if name.given_kana:
        yield f"X-PHONETIC-FIRST-NAME:{escape(name.given_kana)}"
    for address in details.addresses[:1]:
        yield f"ADR;TYPE=WORK:{';'.join(map(escape, address_parts(address)))}"
    for kind, head in _KINDS.items():
        for value in details.values(kind)[1:]:
            yield f"{head}:{escape(value)}"

"""A contact as lines of plain text, for the clipboard."""

from __future__ import annotations

from app.domain.contact import ContactDetails, PostalAddress
from app.formats.plain_text import one_line


def contact_text(details: ContactDetails) -> str:
    """Name, work, and ways to reach somebody, a line each; nothing private such as notes."""
    name, work = details.name, details.current
    lines = [" ".join(filter(None, (name.printed, f"({name.kana})" if name.kana else None)))]
    if work is not None:
        lines += [work.company or "", " ".join(filter(None, (work.department, work.position)))]
    lines += [method.value for method in details.methods]
    lines += map(address_line, details.addresses)
    return "\n".join(one_line(line) for line in lines if line.strip())


def address_line(address: PostalAddress) -> str:
    """An address behind its postcode, unless that is printed in it."""
    code = address.postcode or ""
    return address.printed if code in address.printed else f"{code} {address.printed}"

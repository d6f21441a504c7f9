"""What a QR code says about its card: vCard, MECARD, BIZCARD, or an address alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocr.model import FieldKind
from ocr.parse.online import normalise_email, normalise_url
from ocr.parse.phone import normalise_phone

_VCARD_LINE = re.compile(
    r"^(?:item\d+\.)?(?P<name>[A-Za-z-]+)(?P<params>(?:;[^:]*)?):(?P<value>.*)$"
)
_VCARD = {
    "ORG": FieldKind.COMPANY,
    "TITLE": FieldKind.TITLE,
    "EMAIL": FieldKind.EMAIL,
    "URL": FieldKind.URL,
    "FN": FieldKind.NAME,
}
_MECARD = {
    "N": FieldKind.NAME,
    "SOUND": FieldKind.NAME_KANA,
    "TEL": FieldKind.PHONE,
    "EMAIL": FieldKind.EMAIL,
    "URL": FieldKind.URL,
    "ADR": FieldKind.ADDRESS,
    "ORG": FieldKind.COMPANY,
}
_BIZCARD = {
    "C": FieldKind.COMPANY,
    "T": FieldKind.TITLE,
    "A": FieldKind.ADDRESS,
    "B": FieldKind.PHONE,
    "M": FieldKind.MOBILE,
    "F": FieldKind.FAX,
    "E": FieldKind.EMAIL,
}


def facts_of(code: str) -> list[tuple[FieldKind, str]]:
    """The fields that a code's content states; empty for a content of another sort."""
    text = code.strip()
    start = text[:12].upper()
    if start.startswith("BEGIN:VCARD"):
        return list(_vcard(text))
    if start.startswith("MECARD:"):
        return list(_pairs(text[7:], _MECARD))
    if start.startswith("BIZCARD:"):
        return list(_bizcard(text[8:]))
    if (mail := normalise_email(text)) is not None:
        return [(FieldKind.EMAIL, mail)]
    if re.match(r"https?://", text, re.IGNORECASE) and (url := normalise_url(text)):
        return [(FieldKind.URL, url)]
    return []


def _vcard(text: str) -> Iterator[tuple[FieldKind, str]]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for line in unfolded.splitlines():
        match = _VCARD_LINE.match(line.strip())
        if not match or not match["value"].strip(" ;"):
            continue
        name, value = match["name"].upper(), _plain(match["value"])
        if name == "TEL":
            yield _tel(match["params"].upper(), value.removeprefix("tel:"))
        elif name == "ORG":
            units = _plain(match["value"], keep=True).split(";")
            yield FieldKind.COMPANY, units[0].strip()
            yield from ((FieldKind.DEPARTMENT, u.strip()) for u in units[1:] if u.strip())
        elif name in _VCARD:
            yield _VCARD[name], value


def _tel(params: str, value: str) -> tuple[FieldKind, str]:
    if "FAX" in params:
        return FieldKind.FAX, value
    return (FieldKind.MOBILE if "CELL" in params else _planned(value)), value


def _planned(value: str) -> FieldKind:
    number = normalise_phone(value)
    return number.kind if number else FieldKind.PHONE


def _pairs(text: str, kinds: dict[str, FieldKind]) -> Iterator[tuple[FieldKind, str]]:
    for part in re.split(r"(?<!\\);", text):
        name, _, value = part.partition(":")
        kind = kinds.get(name.strip().upper())
        if kind and value.strip():
            plain = _plain(value).replace(",", " ") if kind is FieldKind.NAME else _plain(value)
            yield (_planned(plain) if kind is FieldKind.PHONE else kind), plain


def _bizcard(text: str) -> Iterator[tuple[FieldKind, str]]:
    names = dict(p.split(":", 1) for p in re.split(r"(?<!\\);", text) if re.match(r"[NX]:", p))
    if names:
        yield FieldKind.NAME, " ".join(_plain(names[k]) for k in ("N", "X") if k in names)
    yield from _pairs(text, _BIZCARD)


def _plain(value: str, *, keep: bool = False) -> str:
    text = value.replace("\\n", " ").replace("\\,", ",").replace("\\:", ":").replace("\\;", "；")
    return " ".join((text if keep else text.replace(";", " ")).split()).replace("；", ";")

"""A content line as a property: its name, parameters and decoded value."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.formats.content_lines import caret_escape, caret_unescape, components, unescape
from app.formats.encodings import decode
from app.formats.plain_text import clean

_HEAD = re.compile(r'(?:([\w-]+)\.)?([\w/-]+)[ \t]*((?:;[^":]*)?)')
_QUOTED_LINE = re.compile(
    r'((?:(?:[\w-]+)\.)?(?:[\w/-]+)[ \t]*(?:;(?:[^":]|"[^"]*")*)?):(.*)', re.DOTALL
)
_QUOTED_HEAD = re.compile(r"(?:([\w-]+)\.)?([\w/-]+)[ \t]*(.*)", re.DOTALL)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*"?)*)')
_VALUE = re.compile(r'"([^"]*)"?|([^",]+)')
_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"))
_EMBEDDED = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
OWN_GROUP = re.compile("(affiliation|address)[0-9]+$")
"""Groups that we write where there are several places."""

_ENCODED = frozenset(("ENCODING", "CHARSET", "VALUE"))
_SAID = {
    **dict.fromkeys(("TEL", "EMAIL", "URL"), _ENCODED | {"TYPE", "PREF"}),
    **dict.fromkeys(("SOCIALPROFILE", "X-SOCIALPROFILE"), _ENCODED | {"TYPE", "PREF"}),
    "ADR": _ENCODED | {"TYPE", "LABEL"},
    "N": _ENCODED | {"SORT-AS"},
}
_PLACES = frozenset(("WORK", "HOME", "MAIN"))
_DEVICES = frozenset(("CELL", "FAX"))
_USUAL = frozenset(("VOICE", "INTERNET", "PREF"))
_CACHED_LENGTH = 120  # longer heads hold a person's own data and do not come again


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a property's value; names are in capitals.

    Attributes:
        types: all values of TYPE, in capitals.
        encoding: `QUOTED-PRINTABLE`, `BASE64`, something unknown or nothing.
        kept: how to write it again, without the encodings that were undone.
        is_plain: whether a contact's details can say all of it.
    """

    group: str
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    types: frozenset[str]
    encoding: str
    kept: str
    is_plain: bool


class Property(NamedTuple):
    """A property; its value has its character encoding undone and its backslashes left."""

    head: Head
    value: str

    @property
    def line(self) -> str:
        """The content line to write this back as."""
        return f"{self.head.kept}:{self.value}"


Index = dict[str, list[Property]]


def index_of(properties: Iterable[Property]) -> Index:
    """The properties that have a value, by name."""
    index: Index = {}
    for prop in properties:
        if prop.value:
            index.setdefault(prop.head.name, []).append(prop)
    return index


def text_of(prop: Property) -> str:
    """The value as clean text."""
    return clean(unescape(prop.value))


def texts_of(prop: Property, separator: str = ";") -> list[str]:
    """The parts of a structured value or list as clean texts."""
    return [clean(part) for part in components(prop.value, separator)]


def parse_property(line: bytes, fallback: str | None = None) -> Property | None:
    """The property of a whole content line, None if it is none.

    Args:
        line: its bytes, unfolded.
        fallback: the codec for what is neither UTF-8 nor names its charset.
    """
    try:
        text = line.decode()
        is_readable = b"\x1b" not in line
    except UnicodeDecodeError:
        # Undecodable bytes come through as lone surrogates and are looked at again below.
        text = line.decode("utf-8", "surrogateescape")
        is_readable = False
    start, colon, value = text.partition(":")
    if '"' in start and (found := _QUOTED_LINE.fullmatch(text)):
        start, value = found.groups()
    head = _head_of(start) if len(start) <= _CACHED_LENGTH else _head_of.__wrapped__(start)
    if head is None or not colon:
        return None
    if head.encoding or not is_readable or "CHARSET" in head.parameters:
        value = _decoded(head, value.encode("utf-8", "surrogateescape"), fallback)
    return Property(head, value.strip())


def _decoded(head: Head, value: bytes, fallback: str | None) -> str:
    charset = head.parameters.get("CHARSET", ("",))[0]
    if head.encoding == "BASE64":
        compact = b"".join(value.split())
        if _stays_base64(head.name):
            return compact.decode("ascii", "replace")
        value = _from_base64(compact)
    elif head.encoding == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value)
    text = decode(value, charset, fallback)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _from_base64(compact: bytes) -> bytes:
    try:
        return binascii.a2b_base64(compact)
    except binascii.Error:
        return compact


@lru_cache(maxsize=4096)
def _head_of(start: str) -> Head | None:
    """What stands before the colon; None if it is no property's."""
    found = _QUOTED_HEAD.fullmatch(start) if '"' in start else _HEAD.fullmatch(start)
    return _parse_head(*found.groups(default="")) if found else None


def _parse_head(group: str, name: str, text: str) -> Head:
    parameters: dict[str, tuple[str, ...]] = {}
    for parameter in _PARAMETER.findall(text):
        key, equals, values = parameter.partition("=")
        key = key.strip().upper()
        if not equals:
            # Version 2.1 leaves the name out where the value says enough.
            values = key
            key = "ENCODING" if key in _ENCODINGS else "TYPE"
        found = tuple(
            caret_unescape(quoted or plain).strip() for quoted, plain in _VALUE.findall(values)
        )
        if key in ("TYPE", "SORT-AS"):
            # The quotes stand around the whole list.
            found = tuple(part.strip() for value in found for part in value.split(",") if part)
        if found:
            parameters[key] = parameters.get(key, ()) + found
    types = frozenset(value.upper() for value in parameters.get("TYPE", ()))
    encoding = parameters.get("ENCODING", ("",))[0].upper()
    encoding = {"B": "BASE64", "Q": "QUOTED-PRINTABLE"}.get(encoding, encoding)
    is_plain = _is_plain(group, name.upper(), parameters, types)
    kept = _kept(group, name.replace("/", "-"), parameters)
    return Head(group, name.upper(), parameters, types, encoding, kept, is_plain)


def _is_plain(
    group: str, name: str, parameters: Mapping[str, tuple[str, ...]], types: frozenset[str]
) -> bool:
    if parameters.keys() - _SAID.get(name, _ENCODED) or (group and not OWN_GROUP.match(group)):
        return False
    if name == "ADR":
        return types == {"WORK"}
    places, devices = types & _PLACES, types & _DEVICES
    return not (types - places - devices - _USUAL) and len(places) < 2 and len(devices) < 2


def _kept(group: str, name: str, parameters: Mapping[str, tuple[str, ...]]) -> str:
    parts = [f"{group}.{name}" if group else name]
    for key, values in parameters.items():
        if key == "ENCODING":
            if values[0].upper() not in ("B", "BASE64") or not _stays_base64(name.upper()):
                continue
            values = ("b",)
        if key != "CHARSET":
            parts.append(f"{key}={','.join(map(caret_escape, values))}")
    return ";".join(parts)


def _stays_base64(name: str) -> bool:
    return name in _EMBEDDED or name.startswith("X-")

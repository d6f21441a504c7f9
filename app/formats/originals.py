"""Lines as they came, where they say more than a contact's details can.

`TEL;TYPE=PAGER,HOME` becomes a number at home; that it is a pager has no place among the details.
The line is kept with a mark among the extra lines, and written back in the place of our own for as
long as that value is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.formats.content_lines import caret_escape, components
from app.formats.kana import katakana
from app.formats.properties import OWN_GROUP, Head, Property, parse_property

MARK = "="
_BARE_COMMA = re.compile(r"(?<!\\),")
_UNSAID = frozenset(("TYPE", "PREF", "ENCODING", "CHARSET", "VALUE", "LABEL"))
_KNOWN = frozenset(("WORK", "HOME", "MAIN", "CELL", "FAX", "VOICE", "PAGER", "MSG", "VIDEO")) | {
    *("BBS", "MODEM", "CAR", "ISDN", "PCS", "TEXT", "TEXTPHONE"),
    *("DOM", "INTL", "POSTAL", "PARCEL", "X400"),
}
_ONLY_IN_3 = frozenset(("INTERNET", "PREF"))


def original(prop: Property, value: str | None = None) -> str:
    """The line as it came, in the form of version 3.0, marked as one that the details say too."""
    head = prop.head
    if OWN_GROUP.match(head.group):
        head = replace(head, group="")
    if katakana("".join(head.parameters.get("SORT-AS", ()))):
        said = {key: values for key, values in head.parameters.items() if key != "SORT-AS"}
        head = replace(head, parameters=said)
    start = head_text(head, "3.0", preferred=is_preferred(head))
    return f"{MARK}{start}:{prop.value if value is None else value}"


def is_preferred(head: Head) -> bool:
    """Whether it is marked as the one to use first."""
    return "PREF" in head.types or head.parameters.get("PREF") == ("1",)


def is_original(line: str) -> bool:
    """Whether a kept line is one that the details say as well."""
    return line.startswith(MARK)


def originals_of(extra: Iterable[str]) -> list[Property]:
    """The properties that were marked so."""
    parsed = (parse_property(line[len(MARK) :].encode()) for line in extra if is_original(line))
    return [prop for prop in parsed if prop]


def name_says_more(prop: Property) -> bool:
    """Whether an N has a middle name, a prefix or lists, which our own lacks."""
    is_list = "," in prop.value and _BARE_COMMA.search(prop.value)
    return not prop.head.is_plain or bool(is_list) or any(components(prop.value)[2:4])


def organisation_says_more(prop: Property) -> bool:
    """Whether an ORG has more levels than company and department."""
    return not prop.head.is_plain or len(components(prop.value)) > 2


def address_says_more(prop: Property) -> bool:
    """Whether an ADR is not simply one at work, or has a box beside the street."""
    return not prop.head.is_plain or not prop.value.startswith(";")


def head_text(head: Head, version: str, *, preferred: bool = False, label: str = "") -> str:
    """What stands before the value, as that version writes it."""
    is_3 = version == "3.0"
    parts = [f"{head.group}.{head.name}" if head.group else head.name]
    if types := list(_types(head, is_3, preferred)):
        parts.append("TYPE=" + ",".join(map(caret_escape, types)))
    if preferred and not is_3:
        parts.append("PREF=1")
    for key, values in head.parameters.items():
        if key not in _UNSAID:
            parts.append(f"{key}={','.join(map(caret_escape, values))}")
    return ";".join(parts) + label


def _types(head: Head, is_3: bool, preferred: bool) -> Iterator[str]:
    for text in head.parameters.get("TYPE", ()):
        known = text.upper()
        if known in _KNOWN:
            yield known if is_3 else known.lower()
        elif known not in _ONLY_IN_3:
            yield text
    if is_3 and head.name == "EMAIL":
        yield "INTERNET"
    if is_3 and preferred:
        yield "PREF"

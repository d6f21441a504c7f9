"""TEL, EMAIL, URL and social profiles of a vCard to contact methods."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from app.domain.contact import ContactMethod, MethodKind, MethodType
from app.formats.content_lines import unescape_all
from app.formats.plain_text import clean
from app.formats.properties import Index, Property, text_of

_KINDS = {
    "TEL": MethodKind.PHONE,
    "EMAIL": MethodKind.EMAIL,
    "URL": MethodKind.URL,
    "SOCIALPROFILE": MethodKind.SOCIAL,
    "X-SOCIALPROFILE": MethodKind.SOCIAL,
}
_MOBILE = frozenset(("CELL", "MOBILE", "IPHONE"))
_USES = (("WORK", MethodType.WORK), ("HOME", MethodType.HOME), ("MAIN", MethodType.MAIN))
_SCHEME = re.compile(r"(?i)(tel|mailto):")
_PREFERENCE = re.compile("[0-9]{1,3}")
_UNPREFERRED = 1000  # 4.0 counts from 1, the best, to 100

# What Apple's address book and its users write beside a number, as types.
_LABELS = {
    "HOMEPAGE": "",
    "OTHER": "",
    "その他": "",
    "WORK": "WORK",
    "勤務先": "WORK",
    "会社": "WORK",
    "職場": "WORK",
    "HOME": "HOME",
    "自宅": "HOME",
    "MAIN": "MAIN",
    "代表": "MAIN",
    "MOBILE": "CELL",
    "IPHONE": "CELL",
    "携帯": "CELL",
    "携帯電話": "CELL",
    "FAX": "FAX",
    "ファックス": "FAX",
    "ファクス": "FAX",
    "WORKFAX": "WORK FAX",
    "HOMEFAX": "HOME FAX",
}


Pair = tuple[Property, ContactMethod]


def methods_of(properties: Sequence[Property], index: Index) -> tuple[Pair, ...]:
    """All contact methods in the order of the file, one primary of a kind at most.

    Each comes with its property. Labels of theirs stay in the index if they are the user's own.
    """
    labels = _labels(index)
    pairs: list[Pair] = []
    best: dict[MethodKind, tuple[int, int]] = {}
    for prop in properties:
        head = prop.head
        if head.name in _KINDS and prop.value:
            types = head.types
            if head.group in labels:
                types |= labels[head.group]
            method = _method(prop, types)
            rank = _preference(prop), len(pairs)
            if rank[0] < _UNPREFERRED:
                best[method.kind] = min(rank, best.get(method.kind, rank))
            pairs.append((prop, method))
    for _, place in best.values():
        prop, method = pairs[place]
        pairs[place] = prop, replace(method, is_primary=True)
    for name in _KINDS:
        index.pop(name, None)
    return tuple(pair for pair in pairs if pair[1].value)


def _labels(index: Index) -> dict[str, frozenset[str]]:
    """Types by group from the labels that we know; any other label is kept as it is."""
    known, unknown = {}, []
    for prop in index.pop("X-ABLABEL", []):
        word = unicodedata.normalize("NFKC", text_of(prop)).upper().strip("_$!<> ")
        if word in _LABELS and prop.head.group:
            known[prop.head.group] = frozenset(_LABELS[word].split())
        else:
            unknown.append(prop)
    if unknown:
        index["X-ABLABEL"] = unknown
    return known


def _method(prop: Property, types: frozenset[str]) -> ContactMethod:
    kind = _KINDS[prop.head.name]
    if kind is MethodKind.PHONE:
        if "FAX" in types:
            kind = MethodKind.FAX
        elif types & _MOBILE:
            kind = MethodKind.MOBILE
    value = clean(unescape_all(prop.value))
    if kind is not MethodKind.URL:
        value = _SCHEME.sub("", value, count=1)
    return ContactMethod(kind, value, type=_use(types))


def _use(types: frozenset[str]) -> MethodType:
    for word, use in _USES:
        if word in types:
            return use
    return MethodType.OTHER


def _preference(prop: Property) -> int:
    """From 1, the best; 3.0 knows only preferred or not."""
    if "PREF" in prop.head.types:
        return 1
    named = prop.head.parameters.get("PREF")
    return int(named[0]) if named and _PREFERENCE.fullmatch(named[0]) else _UNPREFERRED

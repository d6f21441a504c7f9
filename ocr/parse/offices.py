"""Words that name an office beside its address: Head Office, OSAKA :, 本 社, 東京支社."""

from __future__ import annotations

import re

from ocr.parse.latin_address import has_street
from ocr.text import KANA, KANJI, is_japanese

_LATIN = r"(?:Office|Branch|Headquarters?|HQ|Factory|Works|Plant|Laboratory|Address)"
_SEAT = (
    r"(?:本\s?社|本\s?店|本\s?部|支\s?社|支\s?店|支\s?局|工\s?場|営\s?業\s?所|事\s?業\s?所|"
    r"事\s?務\s?所|研\s?究\s?所|出\s?張\s?所|オフィス|センター)"
)
# "Head Office: ", "OSAKA : ", and without a colon "Head Office 2-3-4 …".
_LATIN_NAMED = re.compile(rf"(?:[A-Z][\w.&-]*\s){{0,3}}{_LATIN}\b\s?[:：]\s*")
_LATIN_BARE = re.compile(rf"(?!.*\bPost\sOffice)(?:[A-Z][\w.&-]*\s){{1,2}}{_LATIN}\s+(?=\S)")
_TOWN_NAMED = re.compile(r"[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?\s?[:：]\s*(?=\S)")
_JAPANESE = re.compile(
    rf"(?:[{KANJI}{KANA}]{{0,8}}{_SEAT}(?:\s?[:：]\s*|\s+)|[{KANJI}](?:\s?[{KANJI}]){{1,3}}\s?[:：]\s*)"
)
_TOWN_ONLY = re.compile(rf"[{KANJI}](?:\s?[{KANJI}]){{1,3}}(?<![店部課室係])")
_SEAT_ONLY = re.compile(rf"[{KANJI}{KANA}]{{0,8}}{_SEAT}")
_LATIN_ONLY = re.compile(rf"(?:[A-Z][\w.&-]*\s){{0,3}}{_LATIN}|[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?")
_HEAD = re.compile(
    r"(?:Head|Main|Corporate|Registered|Principal)\s(?:Office|Branch)|Headquarters?|HQ",
    re.IGNORECASE,
)


def office_length(text: str) -> int:
    """How many letters of an address's first line only name the office, 0 where none do."""
    if is_japanese(text):
        found = _JAPANESE.match(text)
        return found.end() if found else 0
    named = _LATIN_NAMED.match(text) or _LATIN_BARE.match(text) or _TOWN_NAMED.match(text)
    rest = text[named.end() :] if named else ""
    return named.end() if named and (rest[:1].isdigit() or has_street(rest)) else 0


def is_office_label(text: str, *, named: bool, ahead: bool) -> bool:
    """Whether letters name an office and no part of a firm.

    Args:
        text: the letters.
        named: whether a colon follows them.
        ahead: whether an address or its postal code follows them in the line.
    """
    if _HEAD.fullmatch(text):
        return True
    if is_japanese(text):
        town = _TOWN_ONLY.fullmatch(text) is not None
        return (town and (named or ahead)) or (named and _SEAT_ONLY.fullmatch(text) is not None)
    return (named or ahead) and bool(_LATIN_ONLY.fullmatch(text))

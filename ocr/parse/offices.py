"""Words that name an office beside its address: Head Office, OSAKA :, 本 社, 東京支社."""

from __future__ import annotations

import re

from ocr.parse import lexicon
from ocr.parse.latin_address import has_street
from ocr.parse.postal import address_likeness, begins_place, find_postals
from ocr.text import KANA, KANJI, is_japanese

_LATIN = r"(?:Office|Branch|Headquarters?|HQ|Factory|Works|Plant|Laboratory|Address)"
_SEAT = (
    r"(?:本\s?社|本\s?店|本\s?部|支\s?社|支\s?店|支\s?局|工\s?場|営\s?業\s?所|事\s?業\s?所|"
    r"事\s?務\s?所|研\s?究\s?所|出\s?張\s?所|オフィス|センター)"
)
_ROOM = r"(?:教室|稽古場|道場|アトリエ|工房|倉庫|店舗|スタジオ|ショールーム|ギャラリー|自宅|連絡先)"
"""Where somebody works who is at no office: 教室 名古屋市…."""
# "Head Office: ", "OSAKA : ", and without a colon "Head Office 2-3-4 …".
_LATIN_NAMED = re.compile(rf"(?:[A-Z][\w.&-]*\s){{0,3}}{_LATIN}\b\s?[:：]\s*")
_LATIN_BARE = re.compile(rf"(?!.*\bPost\sOffice)(?:[A-Z][\w.&-]*\s){{1,2}}{_LATIN}\s+(?=\S)")
_TOWN_NAMED = re.compile(r"[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?\s?[:：]\s*(?=\S)")
_JAPANESE = re.compile(
    rf"(?:[{KANJI}{KANA}]{{0,8}}(?:{_SEAT}|{_ROOM})(?:\s?[:：]\s*|\s+)|[{KANJI}](?:\s?[{KANJI}]){{1,3}}\s?[:：]\s*)"
)
_SEAT_ONLY = re.compile(rf"[{KANJI}{KANA}]{{0,8}}{_SEAT}")
_BRANCHES = (
    "店",
    "分室",
    "分館",
    "分校",
    "倉庫",
    "物流センター",
    "ショールーム",
    "スタジオ",
    "アトリエ",
    "窓口",
)
_LATIN_ONLY = re.compile(rf"(?:[A-Z][\w.&-]*\s){{0,3}}{_LATIN}")
_LATIN_TOWN = re.compile(r"[A-Z][A-Za-z]+(?:\s[A-Z][A-Za-z]+)?")
_HEAD = re.compile(
    r"(?:Head|Main|Corporate|Registered|Principal)\s(?:Office|Branch)|Headquarters?|HQ",
    re.IGNORECASE,
)


def office_length(text: str) -> int:
    """How many letters of an address's first line only name the office, 0 where none do."""
    if is_japanese(text):
        found = _JAPANESE.match(text)
        # 港北センター 3F is a building: only a colon or a place behind it tell an office.
        told = found and (found.group().rstrip()[-1] in ":：" or begins_place(text[found.end() :]))
        return found.end() if found and told else 0
    named = _LATIN_NAMED.match(text) or _LATIN_BARE.match(text) or _TOWN_NAMED.match(text)
    rest = text[named.end() :] if named else ""
    return named.end() if named and (rest[:1].isdigit() or has_street(rest)) else 0


def is_office_label(text: str, behind: str) -> bool:
    """Whether letters name an office and no part of a firm; `behind` follows them in the line."""
    if _HEAD.fullmatch(text):
        return True
    rest = behind.lstrip(" :：")
    named = rest != behind.lstrip()
    is_placed = address_likeness(rest) >= 0.4 or bool(find_postals(rest[:12]))
    if is_japanese(text):
        return (named and _SEAT_ONLY.fullmatch(text) is not None) or (
            is_placed and (is_town(text) or re.fullmatch(_ROOM, text) is not None)
        )
    if _LATIN_ONLY.fullmatch(text):
        return named or is_placed
    return named and is_placed and _LATIN_TOWN.fullmatch(text) is not None


def is_seat(text: str) -> bool:
    """Whether letters are an office's name alone: 川崎物流センター."""
    return _SEAT_ONLY.fullmatch(text) is not None


def heads_address(text: str, behind: str) -> bool:
    """Whether an office's name stands before its address: it may be no department of the person."""
    rest = behind.lstrip(" :：")
    placed = address_likeness(rest) >= 0.4 or bool(find_postals(rest[:12]))
    return placed and (_SEAT_ONLY.fullmatch(text) is not None or text.endswith(_BRANCHES))


def is_town(text: str) -> bool:
    """大 阪, 名古 屋: a city or a prefecture without its ending, spaced to fill a column."""
    return "".join(text.split()) in lexicon.towns()

"""Headings made of words: whose telephone or address, what it is, and which of several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from app.domain.contact import MethodType
from app.formats.csv_columns import ADDRESS_FIELDS, Column, Field

_USES = {
    MethodType.WORK: "会社|勤務先|勤め先|お勤め先|職場|事業所|郵送先|business|work|company|"
    "office|mailing",
    MethodType.HOME: "自宅|個人|home|private|personal",
    MethodType.MAIN: "代表|main",
    MethodType.OTHER: "その他|other",
}
_USE_OF = {word: use for use, words in _USES.items() for word in words.split("|")}
_WORDS = "|".join(sorted(_USE_OF, key=len, reverse=True))
_BEFORE = re.compile(f"({_WORDS})の?(.+)")
_AFTER = re.compile(f"(.+?)({_WORDS})")
_ONE_OF_SEVERAL = re.compile(r"(.*[^\d-])([1-9])(?:-([1-9]))?")
_POLITE = re.compile("^(?:お|ご|御|貴)(?=..)")
_RANK = re.compile("^(?:primary|secondary|優先|別の)")
_SEVERAL = (Field.METHOD, Field.DEPARTMENT, Field.POSITION, Field.NOTE)
_SECOND_LINES = (Field.ADDRESS, Field.STREET)


def heading_key(heading: str) -> str:
    """The letters and digits of a heading, so that spelling and brackets do not matter."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(c for c in folded if c.isalnum() or c == "〒")


def composed_column(heading: str, known: Mapping[str, Column]) -> Column | None:
    """What a heading means by its words, 会社 + 住所 + 2; None if one of them is not known.

    Args:
        heading: as it stands in the file.
        known: what headings of one word mean, by `heading_key`.
    """
    text = unicodedata.normalize("NFKC", heading).casefold().strip()
    numbers = _ONE_OF_SEVERAL.fullmatch(text)
    name, first, second = numbers.groups() if numbers else (text, None, None)
    column = _placed(_RANK.sub("", _POLITE.sub("", heading_key(name))), known)
    if column is None or first is None:
        return column
    return _numbered(column, int(first), int(second or 0))


def _placed(key: str, known: Mapping[str, Column]) -> Column | None:
    """A telephone or an address with the word of its place before or after it."""
    if key in known:
        return known[key]
    before, after = _BEFORE.fullmatch(key), _AFTER.fullmatch(key)
    use, rest = before.groups() if before else after.groups()[::-1] if after else ("", "")
    column = known.get(rest)
    if column is None:
        return None
    if column.field is Field.METHOD:
        return replace(column, use=_USE_OF[use])
    is_place = column.field in ADDRESS_FIELDS and _USE_OF[use] is not MethodType.MAIN
    return replace(column, group=str(_USE_OF[use])) if is_place else None


def _numbered(column: Column, first: int, second: int) -> Column | None:
    """One of several: a second line of an address, or one more telephone or department."""
    if column.field in _SECOND_LINES and (second > 1 or (first > 1 and not second)):
        return replace(column, field=Field.BUILDING)
    return column if first == 1 or column.field in _SEVERAL else None

"""Spaces between Latin words, which one engine leaves out: JohnSmith, SeniorEngineer."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

from ocr.parse.latin_name import is_known_name, is_known_part
from ocr.parse.position import english_role, split_japanese
from ocr.text import is_japanese, without_accents

_LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9.,&()-]")
_ONLINE = re.compile(r"@|www|https?:|\.\w+\.|\.com|\.jp", re.IGNORECASE)
_ROLE_END = re.compile(
    "(?:部|課|室|係|局|科|院|支店|支社|センター|研究所|役員|取締役|社長|部長|課長|室長|所長|局長|店長|院長|"
    "教授|講師|主任|主査|弁護士|税理士)$"
)
_HUMP = re.compile(r"(?<=[a-zà-ÿ.,])(?=[A-ZÀ-Þ])")


@lru_cache(maxsize=2048)
def spaced(text: str, other: str | None) -> str:
    """The text with the spaces that the other reading has between the same Latin letters.

    Where there is no other reading, capitals within a word part it if the parts are a name or a
    position that the word lists know.
    """
    if _ONLINE.search(text):
        return text
    if is_japanese(text):
        text = _with_slashes_of(text, other) if other else text
        text = _with_slash_of_titles(text)
        return _with_spaces_of(text, other, _is_title_next) if other else text
    if other and _is_spread(text, other):
        text = _with_spaces_of(text.replace(" ", ""), other, _is_in_latin)
    elif other and " " in other:
        text = _with_spaces_of(text, other, _is_in_latin)
    words = text.split(" ")
    return " ".join(_parted(word, alone=len(words) == 1) for word in words)


def _is_spread(text: str, other: str) -> bool:
    """Whether a reader tears letters from a word of capitals that the other has whole: GINZ A."""
    torn = len(text.split()) > len(other.split()) and re.search(r"\b[A-Z]\b", text) is not None
    plain = (without_accents(one).replace(" ", "").casefold() for one in (text, other))
    return torn and len(set(plain)) == 1 and not re.search(r"\b[A-Z]\b", other)


def _with_slashes_of(text: str, other: str) -> str:
    """The text with slashes, which one reader takes for ノ, where the other reads them."""
    if "ノ" not in text or "/" not in other:
        return text
    letters = list(text)
    for tag, a, b, c, d in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        if tag == "replace" and text[a:b].strip() == "ノ" and "/" in other[c:d]:
            letters[a:b] = " / "
    return " ".join("".join(letters).split())


def _with_slash_of_titles(text: str) -> str:
    """The text with the slash that is read as ノ, where titles stand on both sides of it."""

    def parted(match: re.Match[str]) -> str:
        sides = [split_japanese(side) for side in match.group(1, 3)]
        titles = all(roles and all(r.role == "title" for r in roles) for roles in sides)
        mark = " / " if " " in match[2] else "／"
        return f"{match[1]}{mark}{match[3]}" if titles else match.group()

    return re.sub(r"([^\sノ丿]{2,})(\s?[ノ丿]{1,2}\s?)([^\sノ丿]{2,})", parted, text)


def _is_title_next(own: str, place: int) -> bool:
    """Whether a department or a title ends at a place of a text, and a title begins."""
    behind = re.match(r"[^\s/／・兼]+", own[place:])
    roles = split_japanese(behind.group()) if behind and _ROLE_END.search(own[:place]) else None
    return roles is not None and roles[0].role == "title"


def _is_in_latin(own: str, place: int) -> bool:
    """Whether Latin letters, not two digits, stand on both sides of a place."""
    before, after = own[place - 1], own[place]
    both = _LATIN.match(before) is not None and _LATIN.match(after) is not None
    return both and not (before.isdigit() and after.isdigit())


def _with_spaces_of(text: str, other: str, believed: Callable[[str, int], bool]) -> str:
    """Letter by letter: a space goes in where both of its neighbours are the same in both."""
    own, second = text.replace(" ", ""), other.replace(" ", "")
    gaps, there = _gaps(text), _gaps(other)
    matcher = SequenceMatcher(None, own, second, autojunk=False)
    for first, start, size in matcher.get_matching_blocks():
        shared = (first + i for i in range(1, size) if start + i in there)
        gaps |= {place for place in shared if believed(own, place)}
    return "".join(f" {c}" if i in gaps else c for i, c in enumerate(own))


def _gaps(text: str) -> set[int]:
    """Before which letters, spaces not counted, a space stands."""
    return {len(text[:i].replace(" ", "")) for i, letter in enumerate(text) if letter == " "} - {0}


def _parted(word: str, *, alone: bool) -> str:
    """A word in its parts, if they are a position, or a name that fills a line: JohnSmith.

    LaToya is one name, and NorthPier the beginning of a firm's.
    """
    parts = _HUMP.sub(" ", word)
    known = alone and is_known_name(parts) and not is_known_part(word)
    known = parts != word and (known or english_role(parts) == "title")
    return parts if known else word

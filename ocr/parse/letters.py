"""Letter by letter: where two engines read alike, where one reads alone, where they differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache

from ocr.model import FieldKind
from ocr.parse.evidence import Candidate, Member, Span, loose
from ocr.text import USUAL_SHAPE, is_japanese, kanji_to_digits, without_accents

_ALIKE = 0.34
"""A second reading with less than this share of letters in common says nothing about the first."""
_PRINTED_MARKS = frozenset(",-&・/")
_MARKS = frozenset(" .,:;・|-'\"`()[]〈〉「」_~^*°•·=/\\〒")


_ONLINE = re.compile(r"@|www\.|https?:")
_NUMBERS = (FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX)


class Heard(IntEnum):
    """What the readers say of one letter, the worst last."""

    AGREED = 0
    ALONE = 1
    DIFFERS = 2


def heard(candidate: Candidate) -> tuple[Heard, ...] | None:
    """The readers' verdict on each letter of the value, spaces not counted; None if unclear."""
    verdicts = [v for span in candidate.spans for v in heard_letters(span)]
    value = "".join(candidate.value.split())
    if len(verdicts) != len(value):
        return None
    return tuple(verdict for verdict, _ in verdicts)


def heard_digits(candidate: Candidate) -> tuple[Heard, ...] | None:
    """The same for the digits of a number alone: how its groups are set apart is no matter."""
    found = [(v, c) for span in candidate.spans for v, c in heard_letters(span)]
    digits = tuple(v for v, letter in found if kanji_to_digits(letter).isdigit())
    return digits if len(digits) == sum(c.isdigit() for c in candidate.value) else None


def edges(candidate: Candidate) -> Heard:
    """The worst verdict on what stands next to the value: doubt there may have cut it short."""
    digits = candidate.kind in _NUMBERS
    apart = digits or candidate.kind in (FieldKind.EMAIL, FieldKind.URL)
    verdicts = (v for span in candidate.spans for v in _beside(span, digits, apart))
    return max(verdicts, default=Heard.AGREED)


def _is_parted(beside: str) -> bool:
    """Whether a lone sign between two spaces parts a value from the next: 03-0000-1200 • Fax."""
    sign = re.match(r"\s(\S)(?:\s|$)", beside)
    return sign is not None and (sign[1] in "I|l•・·/／" or not sign[1].isalnum())


def _is_mark(letter: str) -> bool:
    """Whether a letter before a number is of a label or a picture, and no digit misread."""
    return is_japanese(letter) and letter not in "一ー〇二三四五六七八九十"


def _is_apart(text: str, edge: int, step: int) -> bool:
    """Whether a gap or a mark that parts stands at an edge of a value, and no digit behind it.

    `edge` is the place of the first letter beside it; `step` is 1 behind the value, -1 before it.
    """
    letter = text[edge]
    rest = text[edge:].strip() if step > 0 else text[: edge + 1].strip()[::-1]
    return letter in ";|、" or (letter == " " and not rest[:1].isdigit())


def _beside(span: Span, digits: bool, apart: bool) -> list[Heard]:
    """The verdicts next to a value; `apart` says that gaps part such values from all else."""
    found = []
    for member in span.row.members:
        verdicts = _of_member(member)
        before, after = span.start - member.start, span.end - member.start
        if _is_parted(member.text[:before][::-1]):
            before = 0
        if _is_parted(member.text[after:]):
            after = len(member.text)
        label = re.search(r"(?<!\w)\w\W*$", member.text[: max(before, 0)]) if digits else None
        before_told = apart and label is None and 0 < before < len(member.text)
        if before_told and _is_apart(member.text, before - 1, -1):
            before = 0
        if apart and 0 < after < len(member.text) and _is_apart(member.text, after, 1):
            after = len(member.text)
        if 0 < before < len(member.text):
            place = len(member.text[:before].rstrip()) - 1
            mark = digits and place >= 0 and _is_mark(member.text[place])
            found += [verdicts[place]] * (place >= 0 and not mark)
        if 0 < after < len(member.text):
            place = len(member.text) - len(member.text[after:].lstrip())
            found += [verdicts[place]] * (place < len(verdicts))
    return [v if v is Heard.DIFFERS else Heard.AGREED for v in found]


def worst(candidate: Candidate) -> Heard:
    """The worst verdict on any of the letters claimed."""
    return max((v for span in candidate.spans for v, _ in heard_letters(span)), default=Heard.ALONE)


def variant(candidate: Candidate) -> str | None:
    """What the second engine read there, without spaces; None where it is nothing like it."""
    parts = [_second(span) for span in candidate.spans]
    if not parts or None in parts:
        return None
    second = "".join(p for p in parts if p is not None)
    own = loose("".join(span.text for span in candidate.spans))
    return second if SequenceMatcher(None, own, loose(second)).ratio() >= _ALIKE else None


def heard_letters(span: Span) -> list[tuple[Heard, str]]:
    """What the readers say of each letter of a span, with the letter; spaces not counted."""
    found = []
    for member in span.row.members:
        verdicts = _of_member(member)
        for place, (letter, verdict) in enumerate(zip(member.text, verdicts, strict=True)):
            if span.start <= member.start + place < span.end and letter != " ":
                found.append((verdict, letter))
    return found


def _of_member(member: Member) -> tuple[Heard, ...]:
    others = member.others()
    return _aligned(member.text, others[0] if others else None)


@lru_cache(maxsize=4096)
def _aligned(text: str, other: str | None) -> tuple[Heard, ...]:
    alone = (Heard.ALONE,) * len(text)
    if not other:
        return alone
    own, places = _plain(text)
    second, stood = _plain(other)
    matcher = SequenceMatcher(None, own, second, autojunk=False)
    if own != second and matcher.ratio() < _ALIKE:
        return alone
    verdicts = [Heard.AGREED] * len(text)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag in ("replace", "delete"):
            unread = tag == "replace" and _unread(own[a:b], second[c:d])
            if tag == "replace" and _ONLINE.search(text) and (own[a:b], second[c:d]) == ("l", "I"):
                continue  # a mailbox and a host have no capitals among small letters
            unread |= tag == "delete" and _is_dropped(text, places[a], own[a:b])
            for i in range(a, b):
                verdicts[places[i]] = Heard.ALONE if unread else Heard.DIFFERS
        elif (
            tag == "insert"
            and _says(second[c:d], 0 < a < len(own), _is_tight(text, own, places, a))
            and not _apart(other, stood, c, d)
        ):
            for i in {max(0, a - 1), min(a, len(own) - 1)}:
                verdicts[places[i]] = Heard.DIFFERS
    return tuple(verdicts)


def _unread(own: str, second: str) -> bool:
    """Whether the second reader lacks these letters: Latin scribble for kanji, e for é."""
    if is_japanese(own):
        return not is_japanese(second) and set(second) != {"-"}  # which is 一 in one shape
    # It knows no letters but English ones: Sgren, Kjasrgaard, Bの for Søren, Kjærgaard, Bø.
    accents = all(not c.isascii() for c in own) and len(second) <= len(own) + 1
    return accents or (not own.isascii() and without_accents(own) == second)


def _is_dropped(text: str, place: int, letters: str) -> bool:
    """Whether the second reader lacks but a label's colon, or a dot for which it has a gap."""
    ends_label = letters in (":", ".", ":.", ".:") and text[place + len(letters) :][:1] == " "
    return ends_label or letters == "."


def _says(letters: str, inside: bool, tight: bool) -> bool:
    """Whether letters that only the second reader saw are more than specks of dirt."""
    if bool(set(letters) - _MARKS) or (tight and "." in letters):
        return True
    return inside and bool(set(letters) & _PRINTED_MARKS)


def _is_tight(text: str, own: str, places: list[int], at: int) -> bool:
    """Whether small letters or digits stand close on both sides, as in a host or a mailbox."""
    if not 0 < at < len(own) or places[at] - places[at - 1] != 1:
        return False
    before, after = text[places[at - 1]], text[places[at]]
    return all(c.isascii() and c.isalnum() and not c.isupper() for c in (before, after))


def _apart(other: str, stood: list[int], first: int, last: int) -> bool:
    """Whether letters of the second reading stand apart from it: noise at the border, a picture."""
    said = other[stood[first] : stood[last - 1] + 1]
    around = other[max(0, stood[first] - 1) : stood[first]] + other[stood[last - 1] + 1 :][:1]
    behind = other[stood[last - 1] + 1 :].strip()
    is_mark = bool(set(said) & _PRINTED_MARKS) and not behind[:1].isdigit()
    if not any(c.isalnum() for c in said) and not around.strip() and not is_mark:
        return True
    if first == 0:
        return last < len(stood) and other[stood[last] - 1] == " "
    return last == len(stood) and other[stood[first] - 1] == " "


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in one width without spaces, and where each of its letters stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in _one_shape(letter):
            letters.append(plain)
            places.append(place)
    return "".join(letters), places


def _one_shape(letter: str) -> str:
    """A letter in one width, one shape of dash and of twins; capitals stay as they are printed."""
    letter = USUAL_SHAPE.get(letter, letter)
    folded = loose(letter)
    return unicodedata.normalize("NFKC", letter).strip() if folded.isalpha() else folded


def _second(span: Span) -> str | None:
    """The other reading of a span: of the line's letters those that stand opposite."""
    found = ""
    for member in span.row.members:
        start, end = max(span.start, member.start), min(span.end, member.end)
        if start >= end:
            continue
        others = member.others()
        if not others:
            return None
        found += _opposite(member.text, others[0], start - member.start, end - member.start)
    return found or None


@lru_cache(maxsize=4096)
def _opposite(text: str, other: str, start: int, end: int) -> str:
    own, second = text.replace(" ", ""), other.replace(" ", "")
    first = len(text[:start].replace(" ", ""))
    last = first + len(text[start:end].replace(" ", ""))
    found = ""
    for _, a, b, c, d in SequenceMatcher(None, own, second, autojunk=False).get_opcodes():
        low, high = max(a, first), min(b, last)
        if b - a == d - c and low < high:
            found += second[c + low - a : c + high - a]
        elif low < high or (a == b and first < a < last):
            found += second[c:d]
    return found


def without(candidate: Candidate, vouched: Sequence[bool], digits: bool) -> Heard:
    """The worst verdict on the letters that nothing else vouches for."""
    verdicts = heard_digits(candidate) if digits else heard(candidate)
    if verdicts is None or len(verdicts) != len(vouched):
        return worst(candidate)
    left = (v for v, sure in zip(verdicts, vouched, strict=True) if not sure)
    if candidate.kind is FieldKind.POSTAL and all(vouched):
        return Heard.AGREED  # what stands beside is the mark 〒, and no code is longer
    return max((*left, edges(candidate)))

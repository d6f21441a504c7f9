"""What stands in and around a value and says that it may be another thing, or a part of one.

Readers that agree on every letter say nothing of this: where a name ends, which of two lines is
the firm, whether the line below goes on. Each doubt is a named penalty with which no field is
sure; the value stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.company import fits_domain, is_institution, is_slogan, legal_form
from ocr.parse.evidence import Candidate, Span
from ocr.parse.latin_name import HONORIFIC, is_known_name
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.person_name import name_likeness
from ocr.parse.vouch_words import values
from ocr.text import has_kanji, is_japanese, squeeze

_PERSON = 0.6
_ALIKE = 1.3
_LINE = 1.9
_JOINTS = re.compile(r"\s[-–—/|&+]\s|[/／]|,\s")


def _doubt(name: str) -> Penalty:
    return Penalty(name, 0.5, 0.5)


HONOURED, RIVAL, SCRIPT, PERSON, PART, JOINT, BROKEN = DOUBTS = (
    "honorific",
    "second_person",
    "other_script",
    "may_be_person",
    "part_of_lines",
    "joint",
    "broken_line",
)


def with_doubts(candidates: Sequence[Candidate], pieces: Sequence[Piece]) -> list[Candidate]:
    """The candidates, each with the doubts that the card around it leaves."""
    taken = [span for c in candidates for span in c.spans]
    left = [p for p in pieces if not any(p.span.overlaps(s) for s in taken)]
    found = []
    for candidate in candidates:
        judge = _JUDGES.get(candidate.kind)
        told = judge(candidate, candidates, left) if judge else ()
        found.append(candidate.having(*map(_doubt, told)))
    return found


def _name(name: Candidate, others: Sequence[Candidate], left: Sequence[Piece]) -> Iterator[str]:
    if HONORIFIC.match(name.value):
        yield HONOURED  # whether it is of the name is a matter of taste
    if name.kind is FieldKind.NAME and not is_japanese(name.value):
        if any(_may_be_japanese_name(p) for p in left):
            yield SCRIPT
    if name.kind is FieldKind.NAME_ROMAJI:
        if any(not _is_in_kanji(v) for v in values(others, FieldKind.NAME)):
            yield SCRIPT
    if any(_is_second(p, name) for p in left):
        yield RIVAL


def _may_be_japanese_name(piece: Piece) -> bool:
    return is_japanese(piece.text) and piece.role == "open" and len(piece.text) <= 14 and not is_slogan(piece.text)


def _is_in_kanji(name: str) -> bool:
    return has_kanji(name) and not re.search(r"[ァ-ヺ]{2}", name)


def _is_second(piece: Piece, name: Candidate) -> bool:
    return (
        piece.role == "open"
        and is_japanese(piece.text) == is_japanese(name.value)
        and name_likeness(piece.text) >= 0.75
        and not name.checked
    )


def _company(firm: Candidate, others: Sequence[Candidate], left: Sequence[Piece]) -> Iterator[str]:
    if not legal_form(firm.value) and not is_institution(firm.value):
        if not is_japanese(firm.value) and name_likeness(firm.value) >= _PERSON:
            yield PERSON
        firms = [v for v in values(others, FieldKind.COMPANY) if v != firm.value and legal_form(v)]
        if any(is_japanese(v) == is_japanese(firm.value) for v in firms):
            yield RIVAL
    if any(_goes_on(p, firm) for p in left):
        yield PART


def _goes_on(piece: Piece, whole: Candidate) -> bool:
    """Whether an unexplained line stands right above or below a value, set like it."""
    if is_japanese(piece.text) != is_japanese(whole.value) or is_slogan(piece.text):
        return False
    return any(_is_next(piece.span, span) for span in whole.spans)


def _is_next(one: Span, other: Span) -> bool:
    if one.row is other.row:
        return abs(one.start - other.end) < 3 or abs(other.start - one.end) < 3
    a, b, first, second = one.quad.box, other.quad.box, one.row.type_size, other.row.type_size
    if one.row.side != other.row.side or max(first, second) > _ALIKE * min(first, second):
        return False
    size = max(first, second)
    edge = min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right))
    return edge < size and abs(a.centre.y - b.centre.y) < _LINE * size


def _position(one: Candidate, others: Sequence[Candidate], left: Sequence[Piece]) -> Iterator[str]:
    if _JOINTS.search(one.value):
        yield JOINT
    if any(_goes_on(p, one) for p in left):
        yield PART


def _address(one: Candidate, others: Sequence[Candidate], left: Sequence[Piece]) -> Iterator[str]:
    if not is_japanese(one.value) and any(not s.text.endswith(",") for s in one.spans[:-1]):
        yield BROKEN
    if any(_goes_on(p, one) for p in left):
        yield PART


_JUDGES: dict[FieldKind, Callable[[Candidate, Sequence[Candidate], Sequence[Piece]], Iterator[str]]]
_JUDGES = {
    FieldKind.NAME: _name,
    FieldKind.NAME_ROMAJI: _name,
    FieldKind.COMPANY: _company,
    FieldKind.DEPARTMENT: _position,
    FieldKind.TITLE: _position,
    FieldKind.ADDRESS: _address,
}

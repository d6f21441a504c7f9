"""Names of firms in Latin letters that run over several lines, or begin in a logo above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.company import (
    company_key,
    fits_domain,
    institution,
    is_institution,
    is_legal_form,
    legal_form,
)
from ocr.parse.evidence import Candidate, Span, reading_penalties
from ocr.parse.latin_name import is_known_name
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.person_name import name_likeness
from ocr.parse.position import english_role
from ocr.parse.vouch_words import is_business
from ocr.text import is_japanese, squeeze

_UNFINISHED = re.compile(r"\s(?:of|for|and|&)$", re.IGNORECASE)
HEADLESS = Penalty("open_end", 0.3, 1.0)
_AND = re.compile(r"(?:&|\+|and|und|et|y)\s", re.IGNORECASE)
_POSITIONS = {"title": FieldKind.TITLE, "department": FieldKind.DEPARTMENT}
_MOST_WORDS = 3
_MOST_LINES = 3
_A_PERSON = 0.6


def is_headless(text: str, domains: Sequence[str]) -> bool:
    """Whether a Latin name with a form lacks its beginning: & Logistics Ltd., Automotive GmbH."""
    form = legal_form(text)
    if form is None or is_japanese(text):
        return False
    if _AND.match(text):
        return True
    words = re.sub(r"[.,]", "", text).split()
    bare = [w for w in words if squeeze(w) not in form[0].replace(".", "")]
    if not bare or len(bare) > _MOST_WORDS - 1 or not is_business(" ".join(bare)):
        return False
    key = re.sub(r"[^a-z]", "", company_key(text))
    return not any(host.partition(".")[0].replace("-", "").startswith(key) for host in domains)


def headed(pieces: Sequence[Piece], domains: Sequence[str]) -> Iterator[Candidate]:
    """Such firms with the lines above that begin them; never sure, for a logo may stand there."""
    for piece in pieces:
        if piece.role not in ("open", "department", "topic"):
            continue
        if not is_headless(piece.text, domains):
            continue
        lines = [piece]
        while len(lines) <= _MOST_LINES and (above := _above(lines[0], pieces, domains)):
            lines.insert(0, above)
            if not is_business(above.text):
                break
        if len(lines) > 1:
            yield _whole(lines)


def positions_over_lines(pieces: Sequence[Piece]) -> list[Candidate]:
    """Latin positions that break behind a small word: Co-Founder & / Managing Director."""
    found: list[Candidate] = []
    for first in pieces:
        kind = _POSITIONS.get(first.role)
        if kind is None or not _UNFINISHED.search(first.text):
            continue
        below = [p for p in pieces if p is not first and _breaks_before(first.span, p.span)]
        rest = [p for p in below if p.role in (*_POSITIONS, "topic")]
        if rest:
            found.append(replace(_whole([first, rest[0]]), kind=kind))
    return found


def with_fields(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, positions with the field behind their comma: VP, Customer Success.

    Beside Japanese letters the two are a position and a department, as they are there.
    """
    found = list(pieces)
    if any(is_japanese(p.text) for p in pieces):
        return found
    for first in pieces:
        for last in pieces:
            a, b = first.span, last.span
            joined = a.row is b.row and a.row.text[a.end : b.start] == ", "
            told = first.role == "title" and last.role == "department"
            if joined and told and english_role(last.text) == "topic":
                whole = Piece(Span(a.row, a.start, b.end), "title")
                found = [whole if p is first else p for p in found if p is not last]
    return found


def _is_person(text: str, domains: Sequence[str]) -> bool:
    """Whether a line is a person's name, and not what a host begins with: IRON RIVER."""
    key = re.sub(r"[^a-z0-9]", "", text.lower())
    hosts = (host.partition(".")[0].replace("-", "") for host in domains)
    return is_known_name(text) and not any(host.startswith(key) for host in hosts)


def _above(piece: Piece, pieces: Sequence[Piece], domains: Sequence[str]) -> Piece | None:
    """The open line right above a piece, its letters no smaller."""
    box, size = piece.span.quad.box, piece.span.row.type_size
    near = [
        p
        for p in pieces
        if p.role in ("open", "topic", "department")
        and not is_japanese(p.text)
        and legal_form(p.text) is None
        and not _is_person(p.text, domains)
        and len(p.text.split()) <= _MOST_WORDS
        and p.span.row.type_size > 0.85 * size
        and _shares(p.span, piece.span)
        and 0 < box.top - p.span.quad.box.centre.y < 0.5 * p.span.row.type_size + 1.2 * size
    ]
    return max(near, key=lambda p: p.span.quad.box.centre.y, default=None)


def _shares(one: Span, other: Span) -> bool:
    a, b = one.quad.box, other.quad.box
    shared = min(a.right, b.right) - max(a.left, b.left)
    return one.row.side == other.row.side and shared > 0.5 * min(a.width, b.width)


def _whole(lines: Sequence[Piece]) -> Candidate:
    spans = tuple(p.span for p in lines)
    evidence = (*reading_penalties(spans), Penalty("likeness", 0.1, 3.0), HEADLESS)
    value = " ".join(p.text for p in lines)
    return Candidate(FieldKind.COMPANY, value, spans, evidence, face=spans[0].row.face)


def over_two_lines(
    pieces: Sequence[Piece], domains: Sequence[str]
) -> Iterator[tuple[Piece, Piece]]:
    """Latin names that break before their last words."""
    latin = [p for p in pieces if not is_japanese(p.text)]
    for first in latin:
        for last in latin:
            broken = _breaks_before(first.span, last.span) and (
                _is_broken(first, last, domains)
                or (_is_logo(first, last, domains) and not _is_third(first, latin))
            )
            if first is not last and (broken or _is_host(first, last, domains)):
                yield first, last


def houses_over_lines(pieces: Sequence[Piece]) -> list[Candidate]:
    """Japanese names whose kind begins a line of its own: ひだまり / 訪問看護 / ステーション."""
    found: list[Candidate] = []
    for last in pieces:
        lines = [last]
        while len(lines) < _MOST_LINES and (above := _japanese_above(lines[0], pieces)):
            lines.insert(0, above)
            value = "".join(p.text for p in lines)
            kind = institution(value) if is_institution(value) else None
            if kind is not None and len(kind) >= len(last.text):
                found.append(replace(_whole(lines), value=value))
                break
    return found


def _japanese_above(piece: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """The open line right above a piece and set like it, each alone in its row."""
    rows = [p for p in pieces if p.role == "open" and is_japanese(p.text) and _is_whole_row(p)]
    if piece not in rows:
        return None
    above = (p for p in rows if p is not piece and _breaks_before(p.span, piece.span))
    free = (p for p in above if legal_form(p.text) is None and name_likeness(p.text) < _A_PERSON)
    return next(free, None)


def _is_whole_row(piece: Piece) -> bool:
    return not piece.span.row.vertical and piece.text == piece.span.row.text.strip()


def _is_broken(first: Piece, last: Piece, domains: Sequence[str]) -> bool:
    """Whether two lines are one name: by a word that ends none, or by the host and a form."""
    if legal_form(first.text) or is_legal_form(last.text) or last.role == "title":
        return False
    if _UNFINISHED.search(first.text):
        return institution(first.text) is not None or legal_form(last.text) is not None
    if first.role not in ("open", "topic") or _is_person(first.text, domains):
        return False
    if legal_form(last.text) is None:
        return False
    named = squeeze(first.text) not in squeeze(last.text)
    return named and any(fits_domain(first.text, host) for host in domains)


def _is_logo(first: Piece, last: Piece, domains: Sequence[str]) -> bool:
    """Whether two short lines set alike are one name: the host or a kind of firm tells it."""
    whole = f"{first.text} {last.text}"
    if first.role not in ("open", "topic") or _is_person(first.text, domains):
        return False
    if legal_form(first.text) or is_legal_form(last.text):
        return False
    if len(whole.split()) > 4 or last.role not in ("open", "topic"):
        return False
    if len(whole.split()) == 2 and institution(whole) is not None:
        return True
    key = re.sub(r"[^a-z0-9]", "", squeeze(first.text).replace("&", "and"))
    named = any(key == host.partition(".")[0].replace("-", "") for host in domains)
    return named and is_business(last.text)


def _is_third(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether another line stands right above one, set like it: a logo of three lines."""
    return any(p is not piece and _breaks_before(p.span, piece.span) for p in pieces)


def _is_host(first: Piece, last: Piece, domains: Sequence[str]) -> bool:
    """Whether the host spells two lines, however they are set: SELI above overseas."""
    key = re.sub(r"[^a-z0-9]", "", (first.text + last.text).lower())
    hosts = (host.partition(".")[0].replace("-", "") for host in domains)
    below = last.span.quad.box.centre.y - first.span.quad.box.centre.y > 0
    open_ = first.role in ("open", "topic") and last.role in ("open", "topic")
    return open_ and below and is_near(first.span, [last.span]) and key in hosts


def _breaks_before(first: Span, last: Span) -> bool:
    """Whether one piece stands right above another, in the same type and set like it."""
    a, b = first.quad.box, last.quad.box
    size, other = first.row.type_size, last.row.type_size
    alike = max(size, other) < 1.15 * min(size, other)
    edge = (
        min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right)) < 0.5 * size
    )
    return alike and edge and 0 < b.centre.y - a.centre.y < 1.6 * size and is_near(first, [last])

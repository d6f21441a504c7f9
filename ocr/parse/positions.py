"""Departments and titles among the open pieces of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.model import FieldKind, Penalty
from ocr.parse.company import is_institution, is_slogan, legal_form
from ocr.parse.evidence import Candidate
from ocr.parse.latin_pieces import Piece
from ocr.parse.near import is_near
from ocr.parse.offices import heads_address
from ocr.parse.over_lines import positions_over_lines, with_fields
from ocr.parse.position import english_role, is_role_word, split_japanese
from ocr.parse.postal import address_likeness
from ocr.parse.roles import ODD, ODD_SIGNS, plain
from ocr.text import is_japanese, japanese_spacing

_PARTED = re.compile(r"\w\s[^\w\s&,.()]\s\w")
_REGION_BEHIND = re.compile(r", [A-Z][\w ]*$")


def positions_of(pieces: Sequence[Piece]) -> list[Candidate]:
    """Departments and titles; qualifications count as titles, never as sure ones beside others."""
    broken = positions_over_lines(pieces)
    used = [span for c in broken for span in c.spans]
    pieces = with_fields([p for p in pieces if p.span not in used])
    titled = any(p.role == "title" for p in pieces)
    kinds = {"department": FieldKind.DEPARTMENT, "title": FieldKind.TITLE}
    kinds["qualification"], found = FieldKind.TITLE, broken
    heads = [p for p in pieces if p.role == "department" and _heads_address(p)]
    others = [p for p in pieces if p.role == "department" and p not in heads]
    pieces = [p for p in pieces if p not in heads or not (others or len(heads) > 1)]
    for piece in pieces:
        whole = piece.text == piece.span.row.text or is_japanese(piece.text)
        if piece.role == "qualification" and titled and not whole:
            continue
        if piece.role in kinds:
            # Whether it is called a title is a matter of taste: it is offered, and not sure.
            likeness = 0.6 if piece.role == "qualification" else 0.95
            value = _as_printed(piece.text)
            neighbours = [p.span for p in pieces if p.role in kinds and p is not piece]
            lonely = piece.role == "department" and not is_near(piece.span, neighbours)
            if piece.text.endswith("グループ") and (lonely or _heads_firm(piece, pieces)):
                continue  # whose company the firm is
            place = Penalty("place", 0.4 if lonely or _is_half(piece, pieces) else 0.0, 2.0)
            made = plain(piece, kinds[piece.role], value, likeness, place)
            doubted = (
                piece in heads or _is_odd(piece) or _is_gapped(piece) or _is_glued(piece, pieces)
            )
            found.append(made.having(ODD) if doubted else made)
        elif piece.role == "topic" and _stands_with_title(piece, pieces):
            found.append(plain(piece, FieldKind.DEPARTMENT, piece.text, 0.9))
        elif piece.role == "open" and _stands_with_title(piece, pieces):
            found.append(plain(piece, FieldKind.DEPARTMENT, piece.text, 0.6))
    return found


def _heads_address(piece: Piece) -> bool:
    return heads_address(piece.text, piece.span.row.text[piece.span.end :])


def _as_printed(text: str) -> str:
    """A position without stray spaces, but with those between whole departments of one chain."""
    parts = text.split()
    whole = len(parts) > 1 and all(split_japanese(part) for part in parts)
    return " ".join(parts) if whole else japanese_spacing(text)


def _heads_firm(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a group stands alone in its line, right above a firm: アクアグループ."""
    box = piece.span.quad.box
    firms = [p.span for p in pieces if legal_form(p.text) and p.span.quad.box.top > box.centre.y]
    return piece.text == piece.span.row.text and is_near(piece.span, firms)


def _is_half(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it may be printed as one with its neighbour: 理工学部 機械工学科, Manager, Sales."""
    span = piece.span
    for other in pieces:
        first, last = sorted((span, other.span), key=lambda s: s.start)
        if other is piece or other.span.row is not span.row:
            continue
        between = span.row.text[first.end : last.start]
        topic = not is_japanese(piece.text) and "department" in (piece.role, other.role)
        told = {piece.role, other.role} <= {"title", "department"}
        if told and topic and between == ", " and english_role(last.text) in ("topic", None):
            return True
        if piece.role == other.role == "department" and between == " ":
            return True
    return False


def _is_glued(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether two titles are printed as one word, which may be meant as one: 代表理事組合長."""
    roles = split_japanese(piece.text) if piece.role == "title" else None
    if roles and len(roles) > 1:
        return True
    return piece.role == "title" and any(
        p.role == "title"
        and p.span.row is piece.span.row
        and p is not piece
        and (p.span.end == piece.span.start or p.span.start == piece.span.end)
        for p in pieces
    )


def _is_gapped(piece: Piece) -> bool:
    """Whether the second reader parts what the first reads as one: Actor · Narrator."""
    other = piece.span.row.other_text(piece.span.start, piece.span.end)
    if not is_japanese(piece.text):
        return _PARTED.search(other or "") is not None and _PARTED.search(piece.text) is None
    return " " in (other or "").strip() and " " not in piece.text


def _is_odd(piece: Piece) -> bool:
    """Whether more than a position may stand in a Latin line: marks, digits, unknown words."""
    if is_japanese(piece.text):
        return False
    if ODD_SIGNS.search(piece.text) or re.search(r"[\d+]", piece.text):
        return True
    told = [is_role_word(w) for w in piece.text.split() if w[0].isalpha()]
    return (
        2 * sum(told) < len(told)
        or not any(told[:2])
        or _REGION_BEHIND.search(piece.text) is not None
    )


def _stands_with_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether Latin words are set like the title beside them: a department of unknown wording."""
    words = piece.text.split()
    if is_japanese(piece.text) or not 1 <= len(words) <= 5 or is_slogan(piece.text):
        return False
    if len(words) == 1 and piece.role != "topic":
        return False
    if not all(w[0].isupper() or w in ("&", "and", "of", "-", "/") for w in words) or legal_form(
        piece.text
    ):
        return False
    if is_institution(piece.text):
        return False
    titles = [p.span for p in pieces if p.role == "title" and not is_japanese(p.text)]
    alike = [t for t in titles if 0.75 < t.row.type_size / piece.span.row.type_size < 1.34]
    return is_near(piece.span, alike) and address_likeness(piece.text) < 0.3

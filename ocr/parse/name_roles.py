"""The person's name, and its readings in kana, among the open pieces of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.evidence import Candidate
from ocr.parse.latin_name import is_romanised
from ocr.parse.name_fits import kana_fits
from ocr.parse.person_name import kana_likeness, may_be_name, name_likeness, tidy_name
from ocr.parse.roles import is_near, plain, tidy_kana
from ocr.parse.segments import Piece
from ocr.text import has_kanji, is_japanese, is_latin

_LEAST_NAME = 0.3
_UNKNOWN_NAME = 0.45
"""Likeness of kanji that no list knows, with a reading beside them."""
_SURELY_READ = 0.03
"""Doubt of the best engine up to which its letters of a name stand, known or not."""
_TWINS = {"崎": "﨑", "吉": "𠮷", "高": "髙", "凛": "凜", "凜": "凛"}
_LEAST_KANA = 0.35


def names_of(pieces: Sequence[Piece]) -> list[Candidate]:
    """Everything that may be the person's name, the likeliest first, of kind `name`."""
    open_pieces = [p for p in pieces if p.role == "open"]
    largest = max((p.span.row.type_size for p in open_pieces), default=1.0)
    found = []
    for piece in open_pieces:
        likeness = name_likeness(piece.text)
        unknown = likeness < _LEAST_NAME and may_be_name(piece.text)
        if unknown and _is_read_beside(piece, pieces):
            likeness = _UNKNOWN_NAME
        if likeness >= _LEAST_NAME:
            found.append(_better_spelling(_name(piece, likeness, largest, pieces), likeness))
    return sorted(found, key=lambda c: -c.confidence)


def _is_read_beside(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a few kanji have a name's reading right above, below or beside them, set smaller."""
    if not 2 <= len("".join(piece.text.split())) <= 6 or not has_kanji(piece.text):
        return False
    size = piece.span.row.type_size
    return any(
        p.span.row.type_size < 0.8 * size
        and (is_romanised_like(p.text) or (len(p.text) > 2 and kana_likeness(p.text) > 0))
        and is_near(piece.span, [p.span])
        for p in pieces
        if p.role == "open" and p is not piece
    )


def is_romanised_like(text: str) -> bool:
    """Whether a Latin line looks like a person's name."""
    return is_latin(text) and name_likeness(text) >= 0.6


def with_variants(name: Candidate) -> Candidate:
    """A name with the other shapes of its kanji that no reader tells from the usual one.

    Two that agree on 崎 agree on 﨑 just so: it stays to be looked at.
    """
    if not any(letter in _TWINS for letter in name.value):
        return name
    other = "".join(_TWINS.get(letter, letter) for letter in name.value)
    return replace(name, spellings=(*name.spellings, other)).having(Penalty("variant", 0.3, 1.0))


def kana_of(pieces: Sequence[Piece], name: Candidate | None) -> list[Candidate]:
    """Readings of the name in kana; those near the name first."""
    found = []
    for piece in pieces:
        likeness = kana_likeness(piece.text) if piece.role == "open" else 0.0
        if likeness and name and is_near(piece.span, name.spans):
            said = kana_fits(name.value, piece.text)
            likeness = max(likeness, 0.6 if said else 0.4 if said is None else 0.0)
        if likeness < _LEAST_KANA:
            continue
        place = Penalty("place", 0.0 if name and is_near(piece.span, name.spans) else 0.5, 2.0)
        found.append(plain(piece, FieldKind.NAME_KANA, tidy_kana(piece.text), likeness, place))
    return sorted(found, key=lambda c: -c.confidence)


def _name(piece: Piece, likeness: float, largest: float, pieces: Sequence[Piece]) -> Candidate:
    row = piece.span.row
    size = Penalty("type_size", 1.0 - min(1.0, row.type_size / largest), 1.0)
    titles = [p.span for p in pieces if p.role in ("title", "department", "qualification")]
    alone = bool(titles) and not is_near(piece.span, titles)
    place = Penalty("place", 0.4 if alone else 0.0, 1.0)
    # A Japanese name in Latin letters alone on a Japanese card: the one in kanji was not read.
    japanese = is_romanised(piece.text) and any(is_japanese(p.text) for p in pieces)
    kana = is_japanese(piece.text) and not has_kanji(piece.text)
    script = Penalty("script", 0.6 if japanese or kana else 0.0, 2.0)
    return plain(piece, FieldKind.NAME, tidy_name(piece.text), likeness, size, place, script)


def _better_spelling(name: Candidate, likeness: float) -> Candidate:
    """The other engine's reading first where the lists know that name and not this one."""
    if all(s.row.engine_doubt(s.start, s.end) < _SURELY_READ for s in name.spans):
        return name
    for other in name.spellings:
        plain = tidy_name(re.sub(r"[^\w\s々・'.-]|[A-Za-z0-9_]", " ", other))
        if is_japanese(name.value) and name_likeness(plain) >= likeness + 0.2:
            grammar = Penalty("likeness", 1.0 - name_likeness(plain), 3.0)
            better = replace(name, value=plain, spellings=(name.value,))
            return better.having(grammar, Penalty("second_reading", 0.5, 2.0))
    return name

"""The reading of a person's name in kana among the open pieces of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr.model import FieldKind, Penalty
from ocr.parse.evidence import Candidate
from ocr.parse.latin_pieces import Piece
from ocr.parse.name_fits import kana_fits
from ocr.parse.name_roles import GLUED
from ocr.parse.near import is_near
from ocr.parse.person_name import kana_likeness, readings_of
from ocr.parse.roles import plain, tidy_kana
from ocr.text import has_kanji, to_katakana

_TWO_WORDS = 0.85
"""Likeness of two small words at a name of two: of 33 that were read alike none was wrong."""
_LEAST_KANA = 0.35
_FURIGANA = 0.6
"""Size of a reading's letters against those of its name, at the most."""
_READING = 0.72
"""Size of kana against their name, above which lists must know them as its reading."""
_LONE_P = re.compile(r"(?<=[ァ-ヺぁ-ん])(?<![ンッんっー])[パピプペポぱぴぷぺぽ]")
"""Names of Japan have these behind ん and っ alone: elsewhere the mark of ブ is misread."""
_B_OF_P = dict(zip("パピプペポぱぴぷぺぽ", "バビブベボばびぶべぼ", strict=True))


def kana_of(pieces: Sequence[Piece], name: Candidate | None) -> list[Candidate]:
    """Readings of the name in kana; those near the name first."""
    found = []
    for piece in pieces:
        likeness = kana_likeness(piece.text) if piece.role == "open" else 0.0
        if name and not _may_be_reading(piece, name):
            continue
        near = name is not None and (is_near(piece.span, name.spans) or _is_in_band(piece, name))
        if likeness and name and near:
            said = kana_fits(name.value, piece.text)
            beside = _is_set_over(piece, name)
            likeness = max(likeness, 0.6 if said else 0.4 if said is None or beside else 0.0)
            small = piece.span.row.type_size < _READING * name.spans[0].row.type_size
            if small and len(piece.text.split()) == len(name.value.split()) == 2:
                likeness = max(likeness, _TWO_WORDS)
        if likeness < _LEAST_KANA:
            continue
        place = Penalty("place", 0.0 if near else 0.5, 2.0)
        kana = plain(piece, FieldKind.NAME_KANA, tidy_kana(piece.text), likeness, place)
        found.append(_with_name(kana, name) if name else kana)
    return sorted(found, key=lambda c: -c.confidence)


def _may_be_reading(piece: Piece, name: Candidate) -> bool:
    """Whether kana are a reading that lists have, or no larger than the name, else smaller."""
    size, own = piece.span.row.type_size, name.spans[0].row.type_size if name.spans else 0.0
    if not name.spans or not has_kanji(name.value):
        return True
    said = kana_fits(name.value, piece.text)
    return bool(said) or size < _READING * own or (said is None and size <= own)


def _is_in_band(piece: Piece, name: Candidate) -> bool:
    """Whether kana stand in the line of a name, however far apart: 網代 剛 … アジロ ツヨシ."""
    box, row = piece.span.quad.box, name.spans[0].row
    down = abs(box.centre.y - row.box.centre.y)
    return piece.span.row.side == row.side and not row.vertical and down < 0.5 * row.type_size


def _is_set_over(piece: Piece, name: Candidate) -> bool:
    """Whether kana stand in much smaller type right above or below a name, within its width."""
    if name.quad is None or piece.span.row.type_size > _FURIGANA * name.spans[0].row.type_size:
        return False
    a, b = piece.span.quad.box, name.quad.box
    return min(a.right, b.right) - max(a.left, b.left) > 0.7 * min(a.width, b.width)


def _with_name(kana: Candidate, name: Candidate) -> Candidate:
    """A reading with what its name in kanji tells: the gap read as ー, marks of voice."""
    families, _ = readings_of(name.value)
    value = kana.value
    if " " not in value and has_kanji(name.value):
        head, bar, rest = value.partition("ー")
        value = f"{head} {rest}" if bar and rest and to_katakana(head) in families else value
    if has_kanji(name.value):
        value = _LONE_P.sub(lambda m: _B_OF_P[m.group()], value)
    if value == kana.value:
        return kana
    return replace(kana, value=value, spellings=(kana.value,)).having(GLUED)

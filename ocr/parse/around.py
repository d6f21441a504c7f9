"""What stands around a field of a card: the next lines, and which of them nothing explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr.model import FieldKind
from ocr.parse.company import is_slogan
from ocr.parse.evidence import Candidate, Span
from ocr.parse.latin_pieces import Piece
from ocr.parse.vouch_words import values
from ocr.text import is_japanese

ALIKE = 1.3
"""How much larger the letters of one line are than those of the next, at the most."""
_LINE, _GAP = 1.9, 3
ENOUGH = 0.9
"""How sure a field must be that explains what stands beside another."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card: `left` are pieces that no field explains, `open` those not well."""

    fields: Sequence[Candidate]
    left: Sequence[Piece]
    open: Sequence[Piece]
    in_japan: bool

    def spans(self, *kinds: FieldKind, but: Candidate) -> list[Span]:
        """Where the fields of some kinds stand, one of them left out."""
        return [s for c in self.fields if c.kind in kinds and c is not but for s in c.spans]

    @staticmethod
    def of(fields: Sequence[Candidate], pieces: Sequence[Piece]) -> Card:
        """A card by its fields and all pieces of its lines."""
        well = [c for c in fields if c.confidence >= ENOUGH]
        texts = (*(p.text for p in pieces), *values(fields, *FieldKind))
        in_japan = any(map(is_japanese, texts))
        return Card(fields, _unexplained(pieces, fields), _unexplained(pieces, well), in_japan)


def _unexplained(pieces: Sequence[Piece], fields: Sequence[Candidate]) -> list[Piece]:
    taken = [span for c in fields for span in c.spans]
    return [p for p in pieces if not any(p.span.overlaps(s) for s in taken)]


def goes_on(piece: Piece, whole: Candidate, ratio: float = ALIKE) -> bool:
    """Whether an unexplained line stands right above or below a value, set like it."""
    if is_japanese(piece.text) != is_japanese(whole.value) or is_slogan(piece.text):
        return False
    own = any(piece.span.overlaps(span) for span in whole.spans)
    return not own and any(_is_next(piece.span, span, ratio) for span in whole.spans)


def _is_next(one: Span, other: Span, ratio: float) -> bool:
    if one.row is other.row:
        return is_beside(one, other)
    a, b, first, second = one.quad.box, other.quad.box, one.row.type_size, other.row.type_size
    if one.row.side != other.row.side or max(first, second) > ratio * min(first, second):
        return False
    size = max(first, second)
    edge = min(abs(a.left - b.left), abs(a.centre.x - b.centre.x), abs(a.right - b.right))
    return edge < size and abs(a.centre.y - b.centre.y) < _LINE * size


def is_beside(one: Span, other: Span) -> bool:
    """Whether two spans stand next to each other in one line."""
    gaps = abs(one.start - other.end), abs(other.start - one.end)
    return one.row is other.row and min(gaps) <= _GAP

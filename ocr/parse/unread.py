"""A card in a script that neither reader knows: both give letters, and never the same ones."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.parse.company import legal_form
from ocr.parse.evidence import Candidate
from ocr.parse.latin_pieces import Piece
from ocr.parse.letters import Heard, heard, heard_letters

_LEAST_AGREED = 0.08
"""Of 1,400 cards in Japanese and Latin letters one with a right word lay below, a firm with its
legal form; of 16 in other scripts all that scribble was taken for fields from lay at 0.0."""
_LEAST_LETTERS = 8


def without_unread(found: Sequence[Candidate], words: Sequence[Piece]) -> list[Candidate]:
    """The candidates; on a card that cannot be read only what both readers read alike.

    Cyrillic read as Latin is "OOO Npumep" to one reader and something else to the other. A legal
    form is a word of its own, which no scribble is by chance.

    Args:
        found: candidates for fields of a card.
        words: what is printed on it beside numbers and addresses.
    """
    if not _is_unread(words):
        return list(found)
    return [c for c in found if _is_read_alike(c) or legal_form(c.value)]


def _is_unread(words: Sequence[Piece]) -> bool:
    """Whether two readers were at work and agree on hardly a letter."""
    members = [member for word in words for member in word.span.row.members]
    if not any(member.others() for member in members):
        return False
    verdicts = [v for word in words for v, letter in heard_letters(word.span) if letter.isalpha()]
    agreed = sum(v is Heard.AGREED for v in verdicts)
    return len(verdicts) >= _LEAST_LETTERS and agreed < _LEAST_AGREED * len(verdicts)


def _is_read_alike(candidate: Candidate) -> bool:
    verdicts = heard(candidate) or ()
    return 2 * sum(v is Heard.AGREED for v in verdicts) > len(verdicts)

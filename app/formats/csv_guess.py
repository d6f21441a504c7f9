"""What the columns of a table mean: by their headings, or else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.contact import MethodKind, MethodType
from app.formats.csv_columns import Column, Field
from app.formats.csv_heading_words import heading_key
from app.formats.csv_headings import column_of
from app.formats.kana import katakana

_MOST = 0.6
"""A column is what this share of its cells looks like."""

_PREAMBLE = 20
_SURELY_HEADINGS = 3

_WORK = MethodType.WORK
_POSITION = Column(Field.POSITION)
_LOOKS: tuple[tuple[re.Pattern[str], Column], ...] = (
    (re.compile(r"\S+@\S+\.\S+"), Column(Field.METHOD, MethodKind.EMAIL, _WORK)),
    (re.compile(r"(?i)https?://\S+|www\.\S+"), Column(Field.METHOD, MethodKind.URL, _WORK)),
    (re.compile(r"〒?\s?\d{3}[-－]\d{4}"), Column(Field.POSTCODE, group="work")),
    (
        re.compile(r"(?:\+81[-\s]?|0)[789]0[-\s]?\d{4}[-\s]?\d{4}"),
        Column(Field.METHOD, MethodKind.MOBILE, _WORK),
    ),
    (
        # Days are written with the same letters.
        re.compile(r"(?!\d{4}[-/.]\d\d?[-/.]\d\d?$)\+?[\d(][\d\s().－-]{7,18}\d"),
        Column(Field.METHOD, MethodKind.PHONE, _WORK),
    ),
    (
        re.compile(r".*(?:株式会社|有限会社|合同会社|㈱|㈲|Inc\.?|Ltd\.?|LLC|GmbH).*"),
        Column(Field.COMPANY),
    ),
    (
        re.compile(r"(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県).+"),
        Column(Field.ADDRESS, group="work"),
    ),
    (re.compile(r".+(?:[部課室局係]|Dept\.?|Division)"), Column(Field.DEPARTMENT)),
)


def guessed_columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """What each column seems to mean; None for one that nobody knows."""
    width = max(map(len, [headings, *rows]), default=0)
    columns = [column_of(text) for text in headings] + [None] * (width - len(headings))
    if _POSITION not in columns:  # else it is Mr or Ms
        columns = [
            _POSITION
            if place < len(headings) and heading_key(headings[place]) == "title"
            else known
            for place, known in enumerate(columns)
        ]
    taken = {column for column in columns if column}
    for place, column in enumerate(columns):
        if column is None:
            cells = [row[place] for row in rows if place < len(row) and row[place]]
            guess = _by_look(cells)
            if guess is not None and (guess.field is Field.METHOD or guess not in taken):
                columns[place] = guess
                taken.add(guess)
    return tuple(columns)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Where the headings stand: some programs write a few lines about the file before them."""
    known = [sum(column_of(text) is not None for text in cells) for cells in rows[:_PREAMBLE]]
    if not known or is_data(rows[0]):
        return 0
    surely = (place for place, count in enumerate(known) if count >= _SURELY_HEADINGS)
    return next((place for place in surely if known[place] > known[0]), 0)


def is_data(cells: Sequence[str]) -> bool:
    """Whether a first line is no headings but a person: no known heading, an address or number."""
    if any(column_of(text) for text in cells):
        return False
    return any(look.fullmatch(text) for text in cells for look, _ in _LOOKS[:5])


def _by_look(cells: Sequence[str]) -> Column | None:
    if not cells:
        return None
    for look, column in _LOOKS:
        if sum(look.fullmatch(text) is not None for text in cells) >= _MOST * len(cells):
            return column
    return _name_column(cells)


def _name_column(cells: Sequence[str]) -> Column | None:
    """Names and readings: a few letters with one gap in nearly all cells."""
    if sum(bool(_NAME.fullmatch(text)) for text in cells) < _MOST * len(cells):
        return None
    if all(katakana(text) for text in cells):
        return Column(Field.KANA)
    return Column(Field.NAME)


_NAME = re.compile(r"[^\W\d_]{1,5}[ \u3000][^\W\d_]{1,5}")

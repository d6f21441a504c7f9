"""People out of tables of any program: encoding, separator and columns are found by themselves."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from app.formats.csv_cells import restored
from app.formats.csv_columns import Column, Field
from app.formats.csv_guess import guessed_columns, heading_row, is_data
from app.formats.csv_rows import person_of
from app.formats.encodings import codec_of_file, lenient
from app.formats.records import ParsedCard, ParseProblem
from app.i18n import N_

LINE_LIMIT = 1024 * 1024
SAMPLE = 50
"""So many rows are looked at to guess what a column holds."""

_NO_HEADINGS = N_("The first line names no column that we know.")
_NO_NAME = N_("This row names no person, company or address and was left out.")
_BROKEN = N_("This row could not be understood and was left out.")
_TOO_LONG = N_("This line is too long and was left out.")
_SEPARATORS = ",;\t|"
_QUOTED = re.compile('"(?:[^"]|"")*"')

_LINES = (Field.DEPARTMENT, Field.POSITION, Field.ADDRESS, Field.STREET, Field.BUILDING)
_JOINED = {**dict.fromkeys(_LINES, " "), Field.NOTE: "\n", Field.TAGS: ";"}
"""What may be spread over several columns, with what stands between its parts."""

ColumnChoice = tuple[Column | None, ...]


@dataclass(frozen=True, slots=True)
class TableSample:
    """How a table begins, and what is guessed about it.

    Attributes:
        headings: empty where the first line is a row like any other.
        columns: what each column seems to mean; None: into the note.
        preamble: how many rows stand before the headings.
        rows: the first rows, cells as they stand but for neutralised formulas.
    """

    codec: str
    headings: tuple[str, ...]
    columns: ColumnChoice
    rows: tuple[tuple[str, ...], ...]
    preamble: int = 0


def sample_csv(file: BinaryIO, codec: str | None = None) -> TableSample:
    """How a table begins; the file is at its start again."""
    codec = codec or codec_of_file(file)
    rows = [cells for _, cells in islice(_Rows(file, codec), SAMPLE) if isinstance(cells, list)]
    file.seek(0)
    preamble = heading_row(rows)
    del rows[:preamble]
    headings: list[str] = [] if not rows or is_data(rows[0]) else rows.pop(0)
    columns = guessed_columns(headings, rows)
    return TableSample(codec, tuple(headings), columns, tuple(map(tuple, rows)), preamble)


def read_csv(
    file: BinaryIO, columns: ColumnChoice | None = None, codec: str | None = None
) -> Iterator[ParsedCard | ParseProblem]:
    """The people of a table, within bounded memory.

    What stands in a column of no known meaning goes into the note with its heading.

    Args:
        file: at its start.
        columns: what each column means, where it is not to be guessed.
        codec: the encoding, where it is not to be guessed.
    """
    sample = sample_csv(file, codec)
    chosen = sample.columns if columns is None else columns
    if not any(chosen):
        if sample.headings or sample.rows:
            yield ParseProblem(1, _NO_HEADINGS)
        return
    rows = iter(_Rows(file, sample.codec))
    whole = (row for row in rows if isinstance(row[1], list))
    for _ in range(sample.preamble + bool(sample.headings)):
        next(whole)
    for line, cells in rows:
        if isinstance(cells, str):
            yield ParseProblem(line, cells)
        elif found := _person(sample.headings, chosen, cells, line):
            yield found


def _person(
    headings: Sequence[str], columns: ColumnChoice, cells: list[str], line: int
) -> ParsedCard | ParseProblem | None:
    """The person of a row; None for an empty one."""
    row: list[tuple[Column, str]] = []
    only: dict[Column, str] = {}
    left = []
    for place, text in enumerate(cells):
        column = columns[place] if place < len(columns) else None
        if not text or (column is not None and column.field is Field.IGNORED):
            continue
        if column is not None and column.field in (Field.METHOD, Field.LABEL):
            row.append((column, text))
        elif column is None or not _placed(only, column, text):
            heading = headings[place] if place < len(headings) else ""
            left.append(f"{heading}: {text}" if heading else text)
    row += only.items()
    if row or left:
        return person_of(row, left, line) or ParseProblem(line, _NO_NAME)
    return None


def _placed(only: dict[Column, str], column: Column, text: str) -> bool:
    """Whether a cell has found its place: alone of its meaning, or behind what was there."""
    before = only.setdefault(column, text)
    if before != text and column.field in _JOINED:
        only[column] = before + _JOINED[column.field] + text
    return before == text or column.field in _JOINED


class _Rows:
    """Each row that has a cell with its first line: its cells, or why they cannot be had."""

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self._text = io.TextIOWrapper(
            file, encoding=codec, errors=lenient(codec), newline="", write_through=True
        )
        self._too_long: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, list[str] | str]]:
        try:
            yield from self._rows()
        finally:
            self._text.detach()

    def _rows(self) -> Iterator[tuple[int, list[str] | str]]:
        lines = self._lines()
        first = next((line for line in lines if line.strip("\r\n\ufeff")), "")
        skipped = self._number - 1
        plain = _QUOTED.sub("", first)
        table = csv.reader(_chained(first, lines), delimiter=max(_SEPARATORS, key=plain.count))
        while True:
            line = skipped + table.line_num + 1
            try:
                cells = [restored(cell) for cell in next(table)]
            except StopIteration:
                cells = None
            except csv.Error:
                yield line, _BROKEN
                continue
            for number in self._too_long:
                yield number, _TOO_LONG
            self._too_long.clear()
            if cells is None:
                return
            if any(cells):
                yield line, cells

    def _lines(self) -> Iterator[str]:
        """Lines without NULs and byte order mark; one that is too long is noted and empty."""
        self._number = 0
        is_whole = True
        while piece := self._text.readline(LINE_LIMIT):
            was_whole, is_whole = is_whole, len(piece) < LINE_LIMIT or piece.endswith("\n")
            self._number += was_whole
            if was_whole and is_whole:
                yield piece.replace("\0", "").removeprefix("\ufeff")
            elif was_whole:
                self._too_long.append(self._number)
            elif is_whole:
                yield "\n"


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest

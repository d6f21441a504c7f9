"""Any table as CSV for spreadsheets: UTF-8 with a byte order mark, numbers as numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from app.formats.csv_cells import neutralised

Cell = str | int | float | None


def write_table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Heads and rows; a text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    for row in (heads, *rows):
        table.writerow([_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralised(cell)
    return str(cell) if isinstance(cell, int) else f"{cell:.10g}"

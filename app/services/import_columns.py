"""What the columns of a table mean: guessed, or as somebody chose them for such a table before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from app.changes import command
from app.errors import UserInputError
from app.formats.csv_columns import column_of_code
from app.formats.csv_reading import TableSample, sample_csv
from app.i18n import N_
from app.services.import_sources import ImportSource, is_table, opened
from app.store import preferences
from app.store.database import Snapshot, Transaction

_KEY = "columns-of-"


def table_of(source: ImportSource) -> TableSample | None:
    """How a CSV file begins, for a page that assigns its columns; None for vCards."""
    if source.path.is_dir():
        return None
    with opened(source.path) as file:
        return sample_csv(file, source.codec) if is_table(source.path, file) else None


def remembered(snapshot: Snapshot, source: ImportSource) -> ImportSource:
    """The source with the columns that were chosen before for a file of the same headings."""
    if source.columns is not None or (table := table_of(source)) is None:
        return source
    text = preferences.text_of(snapshot, _key(table))
    if text is None:
        return source
    columns = tuple(column_of_code(code) if code else None for code in json.loads(text))
    return replace(source, columns=columns)


@command(N_("Assign columns"), origin="system")
def remember_columns(tx: Transaction, source: ImportSource) -> None:
    """Keep the columns of a source for all later files of the same headings."""
    table = table_of(source)
    if table is None or source.columns is None:
        raise UserInputError(N_("{path} has no columns to assign."), path=source.path)
    codes = [column.code if column else "" for column in source.columns]
    preferences.save_setting(tx, _key(table), json.dumps(codes))


def _key(table: TableSample) -> str:
    """Files are alike if their headings are; without headings, if they are as wide."""
    told = list(table.headings) or [str(len(table.columns))]
    return _KEY + hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]

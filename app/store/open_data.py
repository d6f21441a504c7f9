"""All tables as CSV files that any program opens, with a description, and back again.

Cells are what the database holds. An empty cell is nothing; an apostrophe stands before text that
a spreadsheet would take for a formula, that begins with one, or that is empty but not nothing.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.errors import DataError
from app.i18n import N_
from app.store import tables
from app.store.database import Snapshot, Transaction
from app.store.keys import renew
from app.store.open_schema import ABOUT_COLUMNS, ABOUT_TABLES, CONVENTIONS

FORMAT = 1
SCHEMA = "schema.json"

_LEFT_OUT = re.compile(r"sqlite_|search_|list_entry$|step$|change$|draft$")
"""What is derived or passing: indexes, the journal of steps to undo, what was being typed."""
_MARKED = re.compile(r"['=+\-@\t\r＝＋－＠]|$")
_CELL_LIMIT = 1 << 30

Columns = dict[str, str]


def write_tables(snapshot: Snapshot, folder: Path) -> None:
    """Write a CSV file for each table into a folder, and what all of it means."""
    described = {}
    for table in table_names(snapshot):
        columns = _columns(table)
        described[table] = _description(table, columns)
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(columns)
            cursor = _execute(f'SELECT * FROM "{table}" ORDER BY id')
            rows.writerows([_cell(value) for value in row] for row in cursor)
    schema = {"program": "Enishi", "format": FORMAT, **CONVENTIONS, "tables": described}
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    (folder / SCHEMA).write_text(text + "\n", encoding="utf-8")


def read_tables(tx: Transaction, folder: Path) -> dict[str, int]:
    """Fill the tables of an empty card book and answer how many rows each got.

    Raises:
        DataError: a file is missing or holds what the card book cannot.
    """
    tx.defer_foreign_keys()
    counts = {}
    for table in table_names(tx):
        rows = _all_rows(folder, table)
        if rows:
            tx.put_all(table, rows[0][0], (values for _, values in rows))
        counts[table] = len(rows)
    renew(tx)  # an earlier version may have written them
    return counts


def count_rows(folder: Path, table: str) -> int:
    """How many rows a file has that are not in the trash; DataError if it cannot be read."""
    rows = (dict(zip(names, values, strict=True)) for names, values in _all_rows(folder, table))
    return sum(row.get("deleted_at") is None for row in rows)


def is_open_data(folder: Path) -> bool:
    """Whether a folder holds a card book as open files."""
    try:
        schema = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(schema, dict) and schema.get("program") == "Enishi"


def is_empty(snapshot: Snapshot) -> bool:
    """Whether a card book holds nothing but settings."""
    names = [name for name in table_names(snapshot) if name != "setting"]
    return not any(_execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in names)


def forget_settings(tx: Transaction) -> None:
    """Remove all settings, before others take their place."""
    for row in tables.Setting.select():
        tx.delete(tables.Setting, row.id)


def table_names(_: Snapshot) -> tuple[str, ...]:
    """The tables that hold what somebody told or what was read."""
    rows = _execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ordered: dict[str, None] = {}
    for (name,) in rows:
        if not _LEFT_OUT.match(name):
            _add_behind_its_targets(name, ordered)
    return tuple(ordered)


def _add_behind_its_targets(table: str, ordered: dict[str, None]) -> None:
    """A table comes behind those that it points to, so that an undo removes it before them."""
    targets = {row[2] for row in _execute(f"PRAGMA foreign_key_list({table})")} - {table}
    for target in sorted(targets):
        if target not in ordered:
            _add_behind_its_targets(target, ordered)
    ordered[table] = None


def _columns(table: str) -> Columns:
    return {row[1]: row[2] for row in _execute(f"PRAGMA table_info({table})")}


def _description(table: str, columns: Columns) -> dict[str, Any]:
    required = {row[1] for row in _execute(f"PRAGMA table_info({table})") if row[3] or row[5]}
    targets = {row[3]: row[2] for row in _execute(f"PRAGMA foreign_key_list({table})")}
    described = {
        name: {
            "type": kind.lower(),
            "required": name in required,
            **({"refers_to": targets[name]} if name in targets else {}),
            **({"about": about} if (about := ABOUT_COLUMNS.get(name)) else {}),
        }
        for name, kind in columns.items()
    }
    return {"file": f"{table}.csv", "about": ABOUT_TABLES.get(table, ""), "columns": described}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    return f"'{value}" if _MARKED.match(value) else value


def _all_rows(folder: Path, table: str) -> list[tuple[Sequence[str], list[Any]]]:
    path = folder / f"{table}.csv"
    try:
        return list(_rows(path, _columns(table)))
    except (OSError, ValueError, csv.Error) as error:
        raise DataError(
            N_("{path} cannot be understood: {reason}. Nothing was imported."),
            path=path,
            reason=str(error),
        ) from error


def _rows(path: Path, known: Columns) -> Iterator[tuple[Sequence[str], list[Any]]]:
    """The column names and the values of each row."""
    limit = csv.field_size_limit(_CELL_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            names = next(rows, [])
            if unknown := set(names) - known.keys():
                raise ValueError(", ".join(sorted(unknown)))
            for row in rows:
                cells = zip(names, row, strict=True)
                yield names, [_value(cell, known[name]) for name, cell in cells]
    finally:
        csv.field_size_limit(limit)


def _value(cell: str, kind: str) -> Any:
    if cell == "":
        return None
    if kind == "INTEGER":
        return int(cell)
    if kind == "REAL":
        return float(cell)
    return cell[1:] if cell[0] == "'" else cell


def _execute(sql: str) -> Any:
    return tables.Contact._meta.database.execute_sql(sql)

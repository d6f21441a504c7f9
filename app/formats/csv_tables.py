"""Contacts as CSV for Outlook (Japanese and English), Google Contacts and Eight.

A cell that a spreadsheet would take for a formula gets a leading apostrophe; `csv_reading` takes
it off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from enum import StrEnum

from app.domain.contact import MethodKind
from app.formats.csv_cells import neutralised
from app.formats.csv_columns import Columns
from app.formats.csv_dialects import EIGHT, OUTLOOK_EN, OUTLOOK_JA, google
from app.formats.csv_rows import cells_of
from app.formats.nearest import NEAREST
from app.formats.records import ExportPerson


class Dialect(StrEnum):
    """Whose CSV is written."""

    OUTLOOK_JA = "outlook-ja"
    OUTLOOK_EN = "outlook-en"
    GOOGLE = "google"
    EIGHT = "eight"


def write_csv(people: Iterable[ExportPerson], dialect: Dialect) -> bytes:
    """A table with headings; cp932 for Japanese Outlook, else UTF-8 with a byte order mark.

    What cp932 has no letter for becomes the nearest one it has, or a question mark.
    """
    everybody = list(people)
    columns = _columns(everybody, dialect)
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(columns)
    for person in everybody:
        table.writerow(map(neutralised, cells_of(person, columns)))
    codec = "cp932" if dialect is Dialect.OUTLOOK_JA else "utf-8-sig"
    return out.getvalue().encode(codec, NEAREST)


def _columns(people: list[ExportPerson], dialect: Dialect) -> Columns:
    if dialect is not Dialect.GOOGLE:
        tables = {Dialect.OUTLOOK_JA: OUTLOOK_JA, Dialect.OUTLOOK_EN: OUTLOOK_EN}
        return tables.get(dialect, EIGHT)
    details = [person.contact.details for person in people]
    phones = (MethodKind.PHONE, MethodKind.MOBILE, MethodKind.FAX)
    kinds = ((MethodKind.EMAIL,), phones, (MethodKind.URL,))
    emails, numbers, websites = (
        max((sum(m.kind in k for m in d.methods) for d in details), default=0) for k in kinds
    )
    return google(emails, numbers, websites, max((len(d.addresses) for d in details), default=0))

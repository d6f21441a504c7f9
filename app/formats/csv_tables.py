"""Contacts as CSV for Outlook (Japanese and English), Google Contacts and Eight.

A cell that a spreadsheet would take for a formula gets a leading apostrophe; reading takes it off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.domain.contact import MethodKind
from app.formats.csv_cells import neutralised, restored
from app.formats.csv_columns import Columns, Field
from app.formats.csv_dialects import EIGHT, OUTLOOK_EN, OUTLOOK_JA, google
from app.formats.csv_headings import column_of
from app.formats.csv_rows import cells_of, details_of
from app.formats.encodings import byte_order_codec, decode
from app.formats.records import ExportPerson, ParsedCard, ParseProblem
from app.i18n import N_

_NO_HEADINGS = N_("The first line names no column that we know.")
_NO_NAME = N_("This row names no person, company or address and was left out.")
_BROKEN = N_("This row could not be understood and was left out.")


class Dialect(StrEnum):
    """Whose CSV is written."""

    OUTLOOK_JA = "outlook-ja"
    OUTLOOK_EN = "outlook-en"
    GOOGLE = "google"
    EIGHT = "eight"


def write_csv(people: Iterable[ExportPerson], dialect: Dialect) -> bytes:
    """A table with headings; cp932 for Japanese Outlook, else UTF-8 with a byte order mark.

    What cp932 has no letter for becomes a question mark.
    """
    everybody = list(people)
    columns = _columns(everybody, dialect)
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(columns)
    for person in everybody:
        table.writerow(map(neutralised, cells_of(person, columns)))
    codec = "cp932" if dialect is Dialect.OUTLOOK_JA else "utf-8-sig"
    return out.getvalue().encode(codec, "replace")


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


def read_csv(data: bytes) -> Iterator[ParsedCard | ParseProblem]:
    """The people of a table whose first line has headings of any program that we know.

    Encoding and separator are found by themselves; what stands in an unknown column goes into the
    note with its heading.
    """
    codec = byte_order_codec(data[:4])
    text = data.decode(codec, "replace") if codec else decode(data)
    text = text.removeprefix("\ufeff").replace("\0", "").lstrip("\r\n")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    headings = [heading.strip() for heading in next(table, [])]
    columns = [column_of(heading) for heading in headings]
    if not any(columns):
        if text.strip():
            yield ParseProblem(1, _NO_HEADINGS)
        return
    while True:
        line = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error:
            yield ParseProblem(line, _BROKEN)
            continue
        texts = [restored(cell) for cell in cells]
        pairs = list(zip(columns, texts, strict=False))
        row = [(c, t) for c, t in pairs if c and t and c.field is not Field.IGNORED]
        unknown = zip(headings, columns, texts, strict=False)
        left = [f"{h}: {t}" for h, c, t in unknown if c is None and t]
        left += [t for t in texts[len(headings) :] if t]
        if details := details_of(row, left):
            yield ParsedCard(None, details, details.tags, line=line)
        elif any(texts):
            yield ParseProblem(line, _NO_NAME)

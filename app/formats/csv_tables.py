"""Contacts as CSV for Outlook (Japanese and English), Google Contacts and Eight.

A cell that a spreadsheet would take for a formula gets a leading apostrophe; `csv_reading` takes
it off.
"""

from __future__ import annotations

import csv
import io
from codecs import getincrementalencoder
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import chain, islice

from app.domain.contact import ContactDetails, MethodKind
from app.formats.csv_cells import neutralised
from app.formats.csv_columns import Columns
from app.formats.csv_dialects import EIGHT, OUTLOOK_EN, OUTLOOK_JA, google
from app.formats.csv_rows import cells_of
from app.formats.nearest import NEAREST
from app.formats.records import ExportPerson

_PHONES = (MethodKind.PHONE, MethodKind.MOBILE, MethodKind.FAX)
_ROWS = 200
"""So many people make a piece of the file."""


class Dialect(StrEnum):
    """Whose CSV is written."""

    OUTLOOK_JA = "outlook-ja"
    OUTLOOK_EN = "outlook-en"
    GOOGLE = "google"
    EIGHT = "eight"


@dataclass(frozen=True, slots=True)
class Widths:
    """How many of each there are at most with one person: Google's table has a column for each."""

    emails: int = 0
    phones: int = 0
    websites: int = 0
    addresses: int = 0

    def and_of(self, details: ContactDetails) -> Widths:
        """The widths that this person needs as well."""
        kinds = Counter(method.kind for method in details.methods)
        return Widths(
            max(self.emails, kinds[MethodKind.EMAIL]),
            max(self.phones, sum(kinds[kind] for kind in _PHONES)),
            max(self.websites, kinds[MethodKind.URL]),
            max(self.addresses, len(details.addresses)),
        )


def widths_of(everybody: Iterable[ContactDetails]) -> Widths:
    """The widths that all people need."""
    return reduce(Widths.and_of, everybody, Widths())


def write_csv(
    people: Iterable[ExportPerson], dialect: Dialect, widths: Widths | None = None
) -> Iterator[bytes]:
    """A table with headings, piece by piece; cp932 for Japanese Outlook, else UTF-8 with a mark.

    What cp932 has no letter for becomes the nearest one it has, or a question mark.

    Args:
        people: whom to write.
        dialect: for whom.
        widths: how many columns people need where the table has as many; if absent, all are
            gone through before anything is written.
    """
    if dialect is Dialect.GOOGLE and widths is None:
        people = tuple(people)
        widths = widths_of(person.contact.details for person in people)
    columns = _columns(dialect, widths or Widths())
    encoder = getincrementalencoder("cp932" if dialect is Dialect.OUTLOOK_JA else "utf-8-sig")
    encode = encoder(NEAREST).encode
    rows = chain([list(columns)], (_row(person, columns) for person in people))
    while some := list(islice(rows, _ROWS)):
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(some)
        yield encode(out.getvalue())


def _row(person: ExportPerson, columns: Columns) -> list[str]:
    return [neutralised(cell) for cell in cells_of(person, columns)]


def _columns(dialect: Dialect, widths: Widths) -> Columns:
    if dialect is Dialect.GOOGLE:
        return google(widths.emails, widths.phones, widths.websites, widths.addresses)
    tables = {Dialect.OUTLOOK_JA: OUTLOOK_JA, Dialect.OUTLOOK_EN: OUTLOOK_EN}
    return tables.get(dialect, EIGHT)

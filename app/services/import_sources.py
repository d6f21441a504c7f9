"""The people of a file, whatever its format: vCard, or CSV with headings known or mapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import UserInputError, reason_of
from app.formats.csv_columns import Column
from app.formats.csv_reading import read_csv
from app.formats.encodings import byte_order_codec
from app.formats.records import ParsedCard, ParseProblem
from app.formats.vcard_read import read_vcards
from app.i18n import N_

Entry = ParsedCard | ParseProblem
_START = 64 * 1024
_TABLES = (".csv", ".tsv")
CARDS = (".vcf", ".vcard")


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A file to import, and what was corrected about it in the preview.

    Attributes:
        columns: what each column of a table means, None for "into the note"; guessed if absent.
        codec: a table's encoding; guessed if absent.
    """

    path: Path
    columns: tuple[Column | None, ...] | None = None
    codec: str | None = None


def files_of(path: Path) -> tuple[Path, ...]:
    """The vCard and CSV files of a folder, by name; a file alone whatever its name."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(p for p in path.iterdir() if p.suffix.lower() in (*CARDS, *_TABLES)))


def entries(source: ImportSource) -> Iterator[Entry]:
    """The people of a file and what could not be read, in order, within bounded memory.

    Raises:
        UserInputError: the file cannot be read.
    """
    with opened(source.path) as file:
        if is_table(source.path, file):
            yield from read_csv(file, source.columns, source.codec)
        else:
            yield from read_vcards(file)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """An open file; what goes wrong with it is told as wrong input."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be read: {reason}. Nothing was imported."),
            path=path,
            reason=reason_of(error),
        ) from error


def is_table(path: Path, file: BinaryIO) -> bool:
    """Whether a file is CSV: by its name, or else because no vCard begins near its start."""
    start = file.read(_START)
    file.seek(0)
    if path.suffix.lower() in _TABLES:
        return True
    codec = byte_order_codec(start[:4])
    text = start.decode(codec, "replace").encode() if codec else start
    return path.suffix.lower() == ".txt" and b"BEGIN:VCARD" not in text.upper()

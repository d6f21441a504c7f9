"""The people of a file or folder: vCard, or CSV with headings known or mapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from app.errors import UserInputError, reason_of
from app.formats.csv_columns import Column
from app.formats.csv_reading import read_csv
from app.formats.encodings import byte_order_codec
from app.formats.records import ParsedCard, ParseProblem
from app.formats.vcard_read import read_vcards
from app.i18n import N_
from app.services.folder_walk import walk

Entry = ParsedCard | ParseProblem
_START = 64 * 1024
_UNREADABLE = N_("This file could not be read and was left out.")
_TABLES = (".csv", ".tsv")
CARDS = (".vcf", ".vcard")


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A file to import, and what was corrected about it in the preview.

    Attributes:
        path: the file; a folder stands for all vCards in it, which are one export.
        columns: what each column of a table means, None for "into the note"; guessed if absent.
        codec: a table's encoding; guessed if absent.
    """

    path: Path
    columns: tuple[Column | None, ...] | None = None
    codec: str | None = None


def sources_of(path: Path) -> tuple[ImportSource, ...]:
    """What there is to import at a path: a file alone, a folder's vCards together, its tables."""
    if not path.is_dir():
        return (ImportSource(path),)
    cards = (path,) if next(_files_in(path, CARDS), None) else ()
    return tuple(map(ImportSource, (*cards, *_files_in(path, _TABLES))))


def _files_in(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """The files with these endings in a folder and those below it, by name; hidden ones not."""
    for place, names in walk(folder):
        yield from (Path(place, name) for name in names if name.lower().endswith(endings))


def entries(source: ImportSource) -> Iterator[Entry]:
    """The people of a file and what could not be read, in order, within bounded memory.

    Raises:
        UserInputError: the file cannot be read; a file of a folder is named and left out.
    """
    if source.path.is_dir():
        for path in _files_in(source.path, CARDS):
            yield from _entries_of_one(path)
        return
    with opened(source.path) as file:
        if is_table(source.path, file):
            yield from read_csv(file, source.columns, source.codec)
        else:
            yield from read_vcards(file)


def _entries_of_one(path: Path) -> Iterator[Entry]:
    """The people of one file among others; its problems tell which file it is."""
    try:
        with opened(path) as file:
            for entry in read_vcards(file):
                yield replace(entry, path=path) if isinstance(entry, ParseProblem) else entry
    except UserInputError:
        yield ParseProblem(None, _UNREADABLE, path)


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

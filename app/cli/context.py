"""What every command of the command line gets: the card book, and where to print."""

from __future__ import annotations

import json
import os
import shlex
import sys
import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TextIO

from app.cardbook import CardBook, default_folder
from app.i18n import gettext as _
from app.services.words import NOTHING


@dataclass(frozen=True)
class Context:
    """The options that hold for every command, and the book, opened when first needed."""

    folder: Path
    as_json: bool = False

    @cached_property
    def book(self) -> CardBook:
        """The open card book."""
        book = CardBook(self.folder)
        if book.backup_problem is not None:
            self.note(_("Today's backup was not made. {reason}").format(reason=book.backup_problem))
        return book

    @property
    def undo(self) -> str:
        """What to type to take the last step in this book back."""
        words = ["enishi", "undo"]
        return shlex.join([*words, "--data", str(self.folder)] if self._is_named else words)

    @property
    def _is_named(self) -> bool:
        return self.folder.absolute() != default_folder().absolute()

    def document(self, document: object, *lines: str) -> None:
        """Print one document as JSON, or these lines for a person."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                print(line)

    def listing(
        self,
        records: Sequence[object],
        heads: Sequence[str],
        rows: Iterable[Sequence[Any]],
        nothing: str,
    ) -> None:
        """Print a list as JSON, or a table for a person, who is told when there is nothing."""
        self.document(records, *table(rows, heads))
        if not records:
            self.note(nothing)

    def json_line(self, document: object, line: str) -> None:
        """Print one document on a line of its own at once, or this line for a person."""
        text = json.dumps(document, ensure_ascii=False) if self.as_json else line
        print(text, flush=True)

    def news(self, document: object, line: str) -> None:
        """The same while things are changed: they go on where nobody reads of them any more."""
        with _even_unread(sys.stdout):
            self.json_line(document, line)

    def note(self, text: str) -> None:
        """Tell a person something beside the result."""
        with _even_unread(sys.stderr):
            print(text, file=sys.stderr, flush=True)


@contextmanager
def _even_unread(stream: TextIO) -> Iterator[None]:
    """Say the rest to nobody where the other end of the pipe was closed."""
    try:
        yield
    except BrokenPipeError:
        hush(stream)


def hush(stream: TextIO) -> None:
    """Send all that is said from now on nowhere; Python would complain again at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line: its words, what it takes, and what it does.

    Attributes:
        words: one or two words, such as `event add`.
        summary: gettext id of a line for the help.
        arguments: adds what the command takes to its parser.
        run: does it and answers the exit status.
        passes_on: whether all but the common options is for somebody else, who knows its meaning.
    """

    words: tuple[str, ...]
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Context, Namespace], int]
    passes_on: bool = False


def no_arguments(_: ArgumentParser) -> None:
    """For commands that take nothing."""


def table(rows: Iterable[Sequence[Any]], heads: Sequence[str] = ()) -> list[str]:
    """Rows as lines of aligned columns under their heads; Japanese letters are two wide."""
    texts = [[NOTHING if cell in (None, "") else str(cell) for cell in row] for row in rows]
    if not texts:
        return []
    if heads:
        texts.insert(0, list(heads))
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in texts
    ]


def paragraph(lines: list[str]) -> list[str]:
    """Lines after an empty one; nothing for none."""
    return ["", *lines] if lines else []


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

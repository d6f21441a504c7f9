"""What goes into a format and what comes out of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.contact import Contact, ContactDetails
from app.formats.plain_text import one_line
from app.i18n import gettext


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """A contact with what else may leave the card book beside it.

    Attributes:
        industry: the industry's name in the user's language, written as a category.
        events: names of the events met at, written into the note; empty if not wanted.
        photo: a JPEG of the card, read when it is written; None if not wanted.
    """

    contact: Contact
    industry: str | None = None
    events: tuple[str, ...] = ()
    photo: Path | None = None

    @property
    def met(self) -> str:
        """The line of the note that names the events, empty if there is none."""
        names = " / ".join(map(one_line, self.events))
        return gettext("Met at: {events}").format(events=names) if names else ""


@dataclass(frozen=True, slots=True)
class ParsedCard:
    """A person as a file told of them.

    Attributes:
        uid: the file's own name for the person, a UUID without its `urn:uuid:`.
        categories: all categories of the file; `details.tags` lacks the industry that an export
            of ours put among them.
        rev: when the card was last changed, UTC where the file names no zone.
        line: where the card begins in the file, from 1.
        industry: the industry's name, where an export of ours told it.
    """

    uid: str | None
    details: ContactDetails
    categories: tuple[str, ...] = ()
    rev: datetime | None = None
    line: int = 0
    industry: str | None = None


@dataclass(frozen=True, slots=True)
class ParseProblem:
    """Something in a file that could not be taken in; the rest of the file is.

    Attributes:
        line: the line of the file, from 1; None for the whole file.
        message: a gettext id without parameters, rendered when it is shown.
        path: the file, where a folder was read.
    """

    line: int | None
    message: str
    path: Path | None = None

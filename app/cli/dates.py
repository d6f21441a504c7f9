"""calendar: due follow-ups, promises and events as a file for a calendar program."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.context import Command, Context
from app.i18n import N_, ngettext
from app.i18n import gettext as _
from app.services.dates import export_dates, name_calendar


def _calendar(context: Context, chosen: Namespace) -> int:
    book = context.book
    book.run(name_calendar)
    found = book.ask(export_dates, book.derived, chosen.file)
    count = len(found.entries)
    words = ngettext("{n} date written to {path}", "{n} dates written to {path}", count)
    context.document(
        {"file": str(chosen.file), "dates": count, "undated": found.undated},
        words.format(n=count, path=chosen.file),
    )
    if found.undated:
        context.note(_("Left out, since no day is set: {n} promises").format(n=found.undated))
    return 0


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the .ics file to write"))


COMMANDS = (
    Command(
        ("calendar",),
        N_("write due follow-ups, promises and events as iCalendar"),
        _arguments,
        _calendar,
    ),
)

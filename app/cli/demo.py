"""demo: the shipped sample cards, read for real, with a believable story around them."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib.resources import as_file, files
from pathlib import Path

from app.cli.arguments import is_given, never_with
from app.cli.context import Command, Context, table
from app.cli.demo_story import tell_past, tell_rest
from app.cli.files import written
from app.cli.scanning import read_waiting, settle, take_in_all
from app.domain.ids import ContactId, EventId
from app.domain.returns import EventNumbers
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import intake, relationships
from app.services.demonstration import (
    clear_demonstration,
    is_demonstration,
    mark_demonstration,
)
from app.services.export import export_contacts
from app.services.industries import industry_counts
from app.services.view_rows import Row
from app.services.words import fraction, industry_word, stage_word


def _demo(context: Context, chosen: Namespace) -> int:
    never_with(chosen, "clear", "out", "no_window")
    if chosen.clear:
        return _clear(context)
    folder = _new_folder(_named_folder(context, chosen))
    year = tell_past(folder)
    book_context = Context(folder, context.as_json)
    book = book_context.book
    people = _take_in_samples(book_context, year.events[year.held[-1]["key"]])
    tell_rest(book, year, people)
    book.run(mark_demonstration)
    target = book.folders.root / "contacts.vcf"
    book.ask(export_contacts, tuple(year.people.values()), target)
    _print(book_context, target)
    if _has_display() and not chosen.no_window and not context.as_json:
        book.disconnect()
        subprocess.run([sys.executable, "-m", "ui", "--data", str(book.folders.root)], check=False)
    return 0


def _clear(context: Context) -> int:
    book = context.book
    if not book.ask(is_demonstration):
        raise UserInputError(N_("There is no demonstration in {path}."), path=book.folders.root)
    book.run(clear_demonstration)
    context.document(
        {"data": str(book.folders.root)},
        _("The demonstration is cleared. Undo with: {undo}").format(undo=context.undo),
    )
    return 0


def _named_folder(context: Context, chosen: Namespace) -> Path | None:
    """The folder that somebody named, by either option; the own card book is never meant."""
    if chosen.out is None or not is_given(chosen, "data"):
        return chosen.out or (context.folder if is_given(chosen, "data") else None)
    context.note(_("The demo goes into {path}; --data is not used.").format(path=chosen.out))
    return Path(chosen.out)


def _new_folder(out: Path | None) -> Path:
    """The folder asked for, which must be empty; else the first free `enishi-demo`."""
    if out is not None:
        if out.exists() and any(out.iterdir()):
            raise UserInputError(
                N_(
                    "{path} is not empty. The demo goes into a new folder, such as one named by "
                    "--out; nothing was changed."
                ),
                path=out,
            )
        return out
    names = ("enishi-demo", *(f"enishi-demo-{n}" for n in range(2, 1000)))
    return next(path for path in map(Path, names) if not path.exists())


def _take_in_samples(context: Context, event_id: EventId) -> tuple[ContactId, ...]:
    """Read all samples for real and accept them; the people in the order of their cards."""
    book = context.book
    batch = book.run(intake.start_batch, book.ask(intake.new_batch, event_id=event_id)).value
    with as_file(files("resources") / "samples") as samples:
        take_in_all(context, [samples], batch)
    read_waiting(context)
    done = [settle(context, scan, "all") for scan in book.ask(intake.scans_of_batch, batch)]
    return tuple(dict.fromkeys(d.contact for d in done if d.contact is not None))


def _print(context: Context, target: Path) -> None:
    book = context.book
    view = book.ask(relationships.view, book.derived)
    counts = book.ask(industry_counts)
    record = {
        "data": str(book.folders.root),
        "contacts": [
            {"id": str(row.contact.id), "name": row.contact.name, "company": row.contact.company}
            for row in view.rows
        ],
        "industries": {c.code or "": c.contacts for c in counts},
        "vcards": str(target),
    }
    context.document(
        record,
        *table(
            (_row(row) for row in view.rows),
            [_("Name"), _("Company"), _("Industry"), _("Stage")],
        ),
        "",
        *(_event_line(numbers) for numbers in view.events if numbers.met),
        written(len(view.rows), target),
        _("Open it again with: enishi --data {path}").format(path=book.folders.root),
    )


def _row(row: Row) -> tuple[str | None, ...]:
    contact = row.contact
    return (
        contact.name,
        contact.company,
        industry_word(contact.industry),
        stage_word(row.relationship.stage),
    )


def _event_line(numbers: EventNumbers) -> str:
    return _("“{name}”: {met} met, {wanted} wanted, followed up within 48 h: {rate}").format(
        name=numbers.event.name,
        met=numbers.met,
        wanted=numbers.wanted,
        rate=fraction(numbers.follow_up_rate),
    )


def _has_display() -> bool:
    named = any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform in ("win32", "darwin")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("a new folder for the demo"))
    parser.add_argument(
        "--clear",
        action="store_true",
        help=_("clear the demonstration away and start with one's own cards"),
    )
    parser.add_argument("--no-window", action="store_true", help=_("only print"))


COMMANDS = (Command(("demo",), N_("read the sample cards and show the result"), _arguments, _demo),)

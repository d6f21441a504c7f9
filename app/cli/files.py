"""export, import: contacts as files of other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.arguments import filters
from app.cli.context import Command, Context
from app.cli.people import found_ids
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import imports
from app.services.export import Format, export_contacts, export_folder
from app.services.import_sources import ImportSource


def _export(context: Context, chosen: Namespace) -> int:
    if chosen.folder is not None:
        chosen.query = [*([str(chosen.file)] if chosen.file else []), *chosen.query]
        ids = found_ids(context, chosen)
        count = context.book.ask(export_folder, ids, chosen.folder)
        target = chosen.folder
    elif chosen.file is None:
        raise UserInputError(N_("Say where to write: enishi export FILE"))
    else:
        ids = found_ids(context, chosen)
        form = Format(chosen.format or _by_name(chosen.file))
        with_events = not chosen.no_events
        count = context.book.ask(export_contacts, ids, chosen.file, form, with_events=with_events)
        target = chosen.file
    context.document(
        {"file": str(target), "contacts": count},
        _("{count} contacts written to {path}").format(count=count, path=target),
    )
    return 0


def _by_name(path: Path) -> Format:
    """What a file name asks for: Outlook's CSV for .csv, else vCard 3.0."""
    return Format.OUTLOOK if path.suffix.lower() == ".csv" else Format.VCARD3


def _import(context: Context, chosen: Namespace) -> int:
    sources = [ImportSource(path) for path in chosen.file]
    result = context.book.run(imports.import_files, sources).value
    failed = [{"file": str(f.path), "line": f.line, "message": f.message} for f in result.failed]
    for failure in result.failed:
        line = "" if failure.line is None else f":{failure.line}"
        context.note(f"{failure.path}{line}: {failure.message}")
    context.document(
        {
            "added": result.added,
            "updated": result.updated,
            "unchanged": result.unchanged,
            "failed": failed,
            "failures": result.failures,
        },
        _("{added} added, {updated} updated, {unchanged} unchanged, {failed} failed").format(
            added=result.added,
            updated=result.updated,
            unchanged=result.unchanged,
            failed=result.failures,
        ),
    )
    return 1 if result.failures else 0


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("file to write"))
    filters(parser)
    parser.add_argument("--format", choices=[f.value for f in Format], help=_("kind of file"))
    parser.add_argument("--folder", type=Path, metavar="DIR", help=_("one vCard a contact"))
    parser.add_argument("--no-events", action="store_true", help=_("leave out where you met"))


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", type=Path, metavar="FILE", help=_("vCard or CSV files"))


COMMANDS = (
    Command(("export",), N_("write contacts as vCard or CSV"), _export_arguments, _export),
    Command(("import",), N_("take in contacts from vCard or CSV"), _import_arguments, _import),
)

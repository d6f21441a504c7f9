"""export, import: contacts as files of other programs."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial
from pathlib import Path
from typing import Any

from app.cli.arguments import filters, never_with, only_with
from app.cli.context import Command, Context, table
from app.cli.people import found_ids
from app.cli.records import Json
from app.cli.watching import watch, watch_arguments
from app.errors import UserInputError
from app.i18n import N_, ngettext
from app.i18n import gettext as _
from app.services import imports
from app.services.everything import export_everything, import_everything, is_everything
from app.services.export import Format, export_contacts, export_folder
from app.services.import_findings import CHUNK, Choice, Choices, Failure, Failures, Kind
from app.services.import_preview import ImportPreview, preview
from app.services.import_sources import ImportSource, sources_of
from app.services.words import kind_word

TELL_EVERY = 10_000
_VCARDS = (Format.VCARD3, Format.VCARD4)
_FILTERS = ("industry", "event", "stage")
_OPTIONS = ("format", "prune", "photo", "no_events")


def _export(context: Context, chosen: Namespace) -> int:
    never_with(chosen, "everything", "FILE", "QUERY", "folder", *_FILTERS, *_OPTIONS)
    only_with(chosen, ("folder",), "prune")
    if chosen.everything is not None:
        target = chosen.everything
        count = context.book.ask(export_everything, context.book.folders, target)
    elif chosen.folder is not None:
        target, count = chosen.folder, _export_folder(context, chosen)
    elif chosen.file is None:
        raise UserInputError(N_("Say where to write: enishi export FILE"))
    else:
        target, count = chosen.file, _export_file(context, chosen)
    if not count:
        context.note(_("No one matches."))
    context.document({"file": str(target), "contacts": count}, written(count, target))
    return 0


def written(count: int, path: Path) -> str:
    """How many contacts were written, and where."""
    text = ngettext(
        "{count} contact written to {path}", "{count} contacts written to {path}", count
    )
    return text.format(count=count, path=path)


def _export_folder(context: Context, chosen: Namespace) -> int:
    """One vCard a contact; the first word is no file here, but one to find."""
    form = Format(chosen.format or Format.VCARD3)
    if form not in _VCARDS:
        raise UserInputError(
            N_("--folder writes vCards; {format} is one file: enishi export FILE"), format=form
        )
    chosen.query = [*([str(chosen.file)] if chosen.file else []), *chosen.query]
    options = {**_options(context, chosen), "prune": chosen.prune}
    ids = found_ids(context, chosen)
    return context.book.ask(export_folder, ids, chosen.folder, form, **options)


def _export_file(context: Context, chosen: Namespace) -> int:
    form = Format(chosen.format or _by_name(chosen.file))
    if chosen.photo and form not in _VCARDS:
        raise UserInputError(N_("A table has no pictures: leave out --photo, or write a vCard."))
    ids, options = found_ids(context, chosen), _options(context, chosen)
    return context.book.ask(export_contacts, ids, chosen.file, form, **options)


def _options(context: Context, chosen: Namespace) -> dict[str, Any]:
    """What goes out with the contacts; events as is set, unless they are left out."""
    return {
        "with_events": False if chosen.no_events else None,
        "photos_of": context.book.folders if chosen.photo else None,
    }


def _by_name(path: Path) -> Format:
    """What a file name asks for: Outlook's CSV for .csv, else vCard 3.0."""
    return Format.OUTLOOK if path.suffix.lower() == ".csv" else Format.VCARD3


def _import(context: Context, chosen: Namespace) -> int:
    for look in ("watch", "once"):
        never_with(chosen, look, "dry_run", "choose")
    only_with(chosen, ("watch", "once"), "gone")
    if chosen.watch or chosen.once:
        return watch(context, chosen)
    if is_everything(chosen.file[0]):
        return _import_everything(context, chosen)
    sources = [source for file in chosen.file for source in sources_of(file)]
    if chosen.dry_run:
        return _preview(context, sources)
    choices = Choices(dict(chosen.choose or ()))
    progress = partial(_tell_progress, context)
    return _taken_in(
        context, context.book.run(imports.import_files, sources, choices, progress).value
    )


def _taken_in(context: Context, result: imports.ImportResult) -> int:
    """Say what an import did; in part only where something failed."""
    failures = result.failures
    context.document(
        {
            "added": result.added,
            "updated": result.updated,
            "unchanged": result.unchanged,
            **({"skipped": result.skipped} if result.skipped else {}),
            **_failed(context, failures),
        },
        _("{added} added, {updated} updated, {unchanged} unchanged, {failed} failed").format(
            added=result.added,
            updated=result.updated,
            unchanged=result.unchanged,
            failed=failures.count,
        ),
    )
    return 1 if failures.count else 0


def _tell_progress(context: Context, count: int) -> None:
    """Say now and then how far a long file is; breaking it off imports nothing."""
    if count >= TELL_EVERY and count % TELL_EVERY < CHUNK:
        context.note(_("{count} people so far…").format(count=f"{count:,}"))


def _import_everything(context: Context, chosen: Namespace) -> int:
    if len(chosen.file) > 1 or chosen.dry_run or chosen.choose:
        raise UserInputError(N_("A folder with everything is imported alone: enishi import DIR"))
    count = context.book.run(import_everything, context.book.folders, chosen.file[0]).value
    context.document(
        {"added": count, "updated": 0, "unchanged": 0, "failed": []},
        _("{count} contacts imported with all that belongs to them").format(count=count),
    )
    return 0


def _preview(context: Context, sources: list[ImportSource]) -> int:
    """Print what an import would do; nothing is changed."""
    status = 0
    documents, rows = [], []
    for source in sources:
        shown = context.book.ask(preview, source, partial(_tell_progress, context))
        status = max(status, bool(shown.failures.count))
        documents.append(_shown(context, shown))
        rows += [[kind_word(e.kind), e.name, e.company, e.known_as] for e in shown.entries]
    context.document(
        documents, *table(rows, [_("Finding"), _("Name"), _("Company"), _("Known as")])
    )
    return status


def _shown(context: Context, shown: ImportPreview) -> Json:
    entries = [
        {
            "number": e.number,
            "line": e.line,
            "kind": e.kind,
            "name": e.name,
            "company": e.company,
            "contact": str(e.contact_id) if e.contact_id else None,
            "reasons": list(e.reasons),
            "conflicts": [
                {"field": c.what, "ours": c.ours, "theirs": c.theirs} for c in e.conflicts
            ],
        }
        for e in shown.entries
    ]
    counts = {kind.value: count for kind, count in shown.counts.items()}
    failed = _failed(context, shown.failures)
    return {"file": str(shown.source.path), **counts, "entries": entries, **failed}


def _failed(context: Context, failures: Failures) -> Json:
    for failure in failures.named:
        context.note(_failure_text(failure))
    named = [{"file": str(f.path), "line": f.line, "message": f.message} for f in failures.named]
    if failures.count == len(named):
        return {"failed": named}
    return {"failed": named, "failures": failures.count}


def _failure_text(failure: Failure) -> str:
    """What failed and where; what concerns a whole file names it already."""
    if failure.line is None and failure.path.name in failure.message:
        return failure.message
    line = "" if failure.line is None else f":{failure.line}"
    return f"{failure.path}{line}: {failure.message}"


def _choice(text: str) -> tuple[Kind, Choice]:
    try:
        kind, _equals, choice = text.partition("=")
        return Kind(kind), Choice(choice)
    except ValueError as error:
        raise ArgumentTypeError(
            _("write KIND=CHOICE; kinds: {kinds}; choices: {choices}").format(
                kinds=", ".join(Kind), choices=", ".join(Choice)
            )
        ) from error


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("file to write"))
    filters(parser)
    parser.add_argument("--format", choices=[f.value for f in Format], help=_("kind of file"))
    parser.add_argument("--folder", type=Path, metavar="DIR", help=_("one vCard a contact"))
    parser.add_argument(
        "--everything", type=Path, metavar="DIR", help=_("the whole card book as open files")
    )
    parser.add_argument(
        "--prune", action="store_true", help=_("with --folder: remove files of deleted contacts")
    )
    parser.add_argument("--photo", action="store_true", help=_("with a picture of the card"))
    parser.add_argument("--no-events", action="store_true", help=_("leave out where you met"))


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("vCard or CSV files, or folders with them"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("show what would be done"))
    parser.add_argument(
        "--choose",
        action="append",
        type=_choice,
        metavar="KIND=CHOICE",
        help=_("what to do with all of a kind, such as conflict=skip; may stand several times"),
    )
    watch_arguments(parser)


COMMANDS = (
    Command(("export",), N_("write contacts as vCard or CSV"), _export_arguments, _export),
    Command(("import",), N_("take in contacts from vCard or CSV"), _import_arguments, _import),
)

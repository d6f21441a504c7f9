"""contact attach, contact files: files kept with a contact, in and out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.context import Command, Context
from app.cli.people import one_contact
from app.errors import EnishiError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import attachments
from app.services.words import listed


def _attach(context: Context, chosen: Namespace) -> int:
    book, contact_id = context.book, one_contact(context, chosen.contact)
    files = attachments.store_files(book.folders, chosen.file)
    new = book.run(attachments.attach, contact_id, files).value
    records = [{"name": f.file_name, "bytes": f.size} for f in files]
    names = listed(file.file_name for file in files)
    words = _("{new} of {all} files attached; the others were there.")
    said = words.format(new=new, all=len(files))
    context.document(
        {"contact": str(contact_id), "attached": new, "files": records},
        said if new < len(files) else _("Attached: {files}").format(files=names),
    )
    return 0


def _files(context: Context, chosen: Namespace) -> int:
    """List the files of a contact, or copy them out; one that got lost leaves the others."""
    book, contact_id = context.book, one_contact(context, chosen.contact)
    records, failed = [], 0
    for file in book.ask(attachments.attachments, contact_id):
        place = None
        if chosen.to is not None:
            chosen.to.mkdir(parents=True, exist_ok=True)
            try:
                place = attachments.hand_out(book.folders, file, chosen.to)
            except EnishiError as error:
                context.note(str(error))
                failed += 1
        written = str(place) if place else None
        records.append(
            {"id": str(file.id), "name": file.file_name, "bytes": file.size, "file": written}
        )
    rows = ([r["id"], r["name"], r["bytes"], r["file"]] for r in records)
    headings = [_("ID"), _("Name"), _("Bytes"), _("Copied to")]
    context.listing(records, headings, rows, _("No files are attached."))
    return 1 if failed else 0


def _attach_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("file", nargs="+", type=Path, metavar="FILE", help=_("up to 100 MB each"))


def _files_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--to", type=Path, metavar="DIR", help=_("copy them into this folder"))


COMMANDS = (
    Command(("contact", "attach"), N_("attach files to a contact"), _attach_arguments, _attach),
    Command(("contact", "files"), N_("the files of a contact"), _files_arguments, _files),
)

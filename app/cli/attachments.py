"""contact and offer attach, files and detach: files kept with a contact or an offer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from app.cli.arguments import id_argument
from app.cli.context import Command, Context
from app.cli.people import one_contact
from app.cli.records import Json
from app.domain.attachment import Attachment
from app.domain.ids import OfferId
from app.errors import EnishiError
from app.i18n import N_
from app.i18n import gettext as _
from app.services import attachments, offers
from app.services.words import listed


def _attach(context: Context, chosen: Namespace) -> int:
    book, contact_id = context.book, one_contact(context, chosen.contact)
    files = attachments.store_files(book.folders, chosen.file)
    new = book.run(attachments.attach, contact_id, files).value
    _print_attached(context, {"contact": str(contact_id)}, files, new)
    return 0


def _attach_to_offer(context: Context, chosen: Namespace) -> int:
    book, offer_id = context.book, OfferId(chosen.id)
    book.ask(offers.offer, offer_id)  # before anything is copied
    files = attachments.store_files(book.folders, chosen.file)
    new = book.run(attachments.attach_to_offer, offer_id, files).value
    _print_attached(context, {"offer": str(offer_id)}, files, new)
    return 0


def _print_attached(
    context: Context, owner: Json, files: Sequence[attachments.StoredFile], new: int
) -> None:
    records = [{"name": f.file_name, "bytes": f.size} for f in files]
    names = listed(file.file_name for file in files)
    words = _("{new} of {all} files attached; the others were there.")
    said = words.format(new=new, all=len(files))
    context.document(
        {**owner, "attached": new, "files": records},
        said if new < len(files) else _("Attached: {files}").format(files=names),
    )


def _files(context: Context, chosen: Namespace) -> int:
    contact_id = one_contact(context, chosen.contact)
    return _hand_out(context, context.book.ask(attachments.attachments, contact_id), chosen.to)


def _files_of_offer(context: Context, chosen: Namespace) -> int:
    offer_id = OfferId(chosen.id)
    context.book.ask(offers.offer, offer_id)  # there has to be one
    return _hand_out(context, context.book.ask(attachments.files_of_offer, offer_id), chosen.to)


def _hand_out(context: Context, files: Sequence[Attachment], folder: Path | None) -> int:
    """List files, or copy them into a folder; one that got lost leaves the others."""
    book = context.book
    records, failed = [], 0
    for file in files:
        place = None
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                place = attachments.hand_out(book.folders, file, folder)
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


def _detach(context: Context, chosen: Namespace) -> int:
    name = context.book.run(attachments.detach, chosen.id).value
    said = _("“{name}” is in the trash. Undo with: {undo}").format(name=name, undo=context.undo)
    context.document({"id": str(chosen.id), "name": name, "deleted": True}, said)
    return 0


def _attach_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("file", nargs="+", type=Path, metavar="FILE", help=_("up to 100 MB each"))


def _files_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("id or name"))
    parser.add_argument("--to", type=Path, metavar="DIR", help=_("copy them into this folder"))


def _attach_to_offer_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("file", nargs="+", type=Path, metavar="FILE", help=_("up to 100 MB each"))


def _files_of_offer_arguments(parser: ArgumentParser) -> None:
    id_argument(parser)
    parser.add_argument("--to", type=Path, metavar="DIR", help=_("copy them into this folder"))


COMMANDS = (
    Command(("contact", "attach"), N_("attach files to a contact"), _attach_arguments, _attach),
    Command(("contact", "files"), N_("the files of a contact"), _files_arguments, _files),
    Command(("contact", "detach"), N_("move an attached file to the trash"), id_argument, _detach),
    Command(
        ("offer", "attach"),
        N_("attach files to an offer"),
        _attach_to_offer_arguments,
        _attach_to_offer,
    ),
    Command(
        ("offer", "files"), N_("the files of an offer"), _files_of_offer_arguments, _files_of_offer
    ),
    Command(("offer", "detach"), N_("move an attached file to the trash"), id_argument, _detach),
)

"""import --watch: a folder of one file a contact that others change too."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from app.cli.context import Context
from app.errors import UserInputError
from app.i18n import N_
from app.i18n import gettext as _
from app.services.contacts import delete_contacts
from app.services.shared_folder import Gone, Look, SharedFolder

PAUSE = 2.0
"""Seconds between two looks; a file that changed between them may still be growing."""

KEEP, TRASH = "keep", "trash"


def watch(context: Context, chosen: Namespace) -> int:
    """Look at the folder, and go on looking until it is interrupted, unless told to look once."""
    if len(chosen.file) > 1 or not chosen.file[0].is_dir():
        raise UserInputError(N_("Watch one folder at a time: enishi import FOLDER --watch"))
    folder = context.book.shared_folder(chosen.file[0])
    status = _tell(context, folder, folder.look(), chosen)
    asked: tuple[Gone, ...] = ()
    while not chosen.once:
        time.sleep(PAUSE)
        look = folder.look(settle=True)
        if look.result.count or look.result.failures.count or look.gone != asked:
            _tell(context, folder, look, chosen)
            asked = look.gone
    return status


def _tell(context: Context, folder: SharedFolder, look: Look, chosen: Namespace) -> int:
    """Say what came and what went; what went goes to the trash only where that was asked for."""
    result = look.result
    trashed = chosen.gone == TRASH and bool(look.gone) and not folder.is_empty
    if trashed:
        context.book.run(delete_contacts, tuple(gone.contact_id for gone in look.gone))
        folder.forget(look.gone)
    for failure in result.failures.named:
        context.note(f"{failure.path}: {failure.message}")
    if folder.is_empty and look.gone:
        context.note(_("The folder is empty. Nothing was deleted: its disk may be missing."))
    elif look.gone and not trashed:
        context.note(_("To delete these contacts too, add --gone trash."))
    counts = {
        "added": result.added,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "skipped": result.skipped,
    }
    gone = [{"id": str(g.contact_id), "name": g.name, "file": g.file} for g in look.gone]
    failed = [{"file": str(f.path), "message": f.message} for f in result.failures.named]
    words = _("{added} added, {updated} updated, {unchanged} unchanged, {failed} failed")
    line = words.format(**counts, failed=result.failures.count)
    lines = [line, *(_gone_line(one, trashed=trashed) for one in look.gone)]
    document = {**counts, "failed": failed, "gone": gone, "trashed": trashed}
    context.json_line(document, "\n".join(lines))
    return 1 if result.failures.count else 0


def _gone_line(gone: Gone, *, trashed: bool) -> str:
    words = _("{name}: its file is gone; now in the trash") if trashed else _(
        "{name}: its file is gone; the contact was kept"
    )  # fmt: skip
    return words.format(name=gone.name)


def watch_arguments(parser: ArgumentParser) -> None:
    """What the command takes for a folder that it watches."""
    parser.add_argument(
        "--watch", action="store_true", help=_("go on taking in what changes in a folder")
    )
    parser.add_argument("--once", action="store_true", help=_("as --watch, but look once and end"))
    parser.add_argument(
        "--gone",
        choices=(KEEP, TRASH),
        help=_("with --watch: contacts whose files were deleted"),
    )

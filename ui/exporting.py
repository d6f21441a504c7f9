"""Writing contacts to a file that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import export
from app.services.export import Format
from ui.tasks import Tasks

Say = Callable[[str], object]


def kinds() -> dict[str, tuple[Format, str]]:
    """What the dialog offers, with the format and the ending of each."""
    offered = (
        (_("vCard 3.0, for phones and mail"), Format.VCARD3, ".vcf"),
        (_("vCard 4.0"), Format.VCARD4, ".vcf"),
        (_("Table for Outlook"), Format.OUTLOOK, ".csv"),
        (_("Table for Google"), Format.GOOGLE, ".csv"),
        (_("Table for Eight"), Format.EIGHT, ".csv"),
    )
    return {f"{words} (*{ending})": (form, ending) for words, form, ending in offered}


def ask_and_export(parent: QWidget, tasks: Tasks, ids: tuple[ContactId, ...], say: Say) -> None:
    """Ask for a file and write contacts to it; what was written is said."""
    offered = kinds()
    name, kind = QFileDialog.getSaveFileName(
        parent, _("Export contacts"), "contacts.vcf", ";;".join(offered)
    )
    if name:
        form, ending = offered.get(kind, (Format.VCARD3, ".vcf"))
        path = Path(name) if Path(name).suffix else Path(name + ending)
        write(tasks, ids, path, form, say)


def write(tasks: Tasks, ids: tuple[ContactId, ...], path: Path, form: Format, say: Say) -> None:
    """Write contacts to a file."""
    tasks.ask(export.export_contacts, ids, path, form).then(partial(_written, path, say))


def _written(path: Path, say: Say, count: int) -> None:
    words = ngettext("{n} contact written to {file}", "{n} contacts written to {file}", count)
    say(words.format(n=count, file=path.name))

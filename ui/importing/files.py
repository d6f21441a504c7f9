"""Which files are contacts rather than pictures of cards, and the dialog that asks for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import gettext as _

SCHEMA = "schema.json"
CONTACT_FILES = (".vcf", ".vcard", ".csv", ".tsv")


def holds_contacts(path: Path) -> bool:
    """Whether a file is one of contacts, or a folder a whole card book as open files."""
    return path.suffix.lower() in CONTACT_FILES or (path / SCHEMA).is_file()


def ask_for_contacts(parent: QWidget) -> list[Path]:
    """Ask for files of contacts; none if it is cancelled."""
    endings = " ".join(f"*{ending}" for ending in CONTACT_FILES)
    kinds = _("Contacts: vCard and CSV") + f" ({endings})"
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Import contacts"), "", kinds)
    return [Path(name) for name in names]

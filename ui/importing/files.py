"""Which files are contacts rather than pictures of cards, and the dialog that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import gettext as _

if TYPE_CHECKING:
    from app.cardbook import CardBook

SCHEMA = "schema.json"
CONTACT_FILES = (".vcf", ".vcard", ".csv", ".tsv")


class Kinds(NamedTuple):
    """Files and folders of pictures, and those of contacts."""

    cards: tuple[Path, ...] = ()
    contacts: tuple[Path, ...] = ()


def kinds_by_name(paths: Sequence[Path]) -> Kinds | None:
    """Which are pictures and which contacts; None if somebody has to look at the disk for that."""
    from app.services.image_files import EXTENSIONS

    if any(path.suffix.lower() not in (*CONTACT_FILES, *EXTENSIONS) for path in paths):
        return None
    contacts = tuple(path for path in paths if _is_of_contacts(path))
    return Kinds(tuple(path for path in paths if path not in contacts), contacts)


def kinds_looked_at(paths: Sequence[Path], goes_on: Callable[[], bool], _book: CardBook) -> Kinds:
    """The same where folders are among them: a folder may hold both.

    Args:
        paths: files and folders.
        goes_on: asked for each folder; once it says no, nothing more is looked for.
    """
    found = [_kinds_of(path, goes_on) for path in paths]
    cards, contacts = (tuple(chain.from_iterable(side)) for side in zip(*found, strict=True))
    return Kinds(cards, contacts)


def _kinds_of(path: Path, goes_on: Callable[[], bool]) -> Kinds:
    if not path.is_dir():
        return Kinds((), (path,)) if _is_of_contacts(path) else Kinds((path,))
    if (path / SCHEMA).is_file():  # a whole card book as open files
        return Kinds((), (path,))
    from app.services.folder_walk import ending, walk
    from app.services.image_files import EXTENSIONS

    endings = {ending(name) for _place, names in walk(path, goes_on) for name in names}
    has_contacts = not endings.isdisjoint(CONTACT_FILES)
    has_cards = not has_contacts or not endings.isdisjoint(EXTENSIONS)
    return Kinds((path,) if has_cards else (), (path,) if has_contacts else ())


def _is_of_contacts(path: Path) -> bool:
    return path.suffix.lower() in CONTACT_FILES


def ask_for_contacts(parent: QWidget) -> list[Path]:
    """Ask for files of contacts; none if it is cancelled."""
    endings = " ".join(f"*{ending}" for ending in CONTACT_FILES)
    kinds = _("Contacts: vCard and CSV") + f" ({endings})"
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Import contacts"), "", kinds)
    return [Path(name) for name in names]

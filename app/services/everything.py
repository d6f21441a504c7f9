"""The whole card book as open files, and back: nobody is locked in."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.changes import command
from app.domain.attachment import Attachment
from app.errors import DataError, SetupError, UserInputError, reason_of
from app.formats.names import file_name
from app.i18n import N_
from app.services.export import export_contacts
from app.store import cards, contacts, entities, open_data
from app.store.database import Snapshot, Transaction
from app.store.folders import Folders
from app.store.images import copy_out, digest_of, place_of, store_at, store_image

_IMAGES, _FILES, _CONTACTS = "images", "files", "contacts.vcf"


def export_everything(snapshot: Snapshot, folders: Folders, target: Path) -> int:
    """Write contacts, card images and all tables into a new or empty folder, whole or not at all.

    Answers how many contacts there are.

    Raises:
        UserInputError: something is in the folder already.
        SetupError: it cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserInputError(N_("{path} is not empty. Choose a new folder."), path=target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as part:
            made = Path(part) / target.name
            count = _write(snapshot, folders, made)
            if target.exists():
                target.rmdir()
            made.rename(target)
    except OSError as error:
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=target,
            reason=reason_of(error),
        ) from error
    return count


@command(N_("Import everything"))
def import_everything(tx: Transaction, folders: Folders, source: Path) -> int:
    """Fill an empty card book from a folder of `export_everything`; answers how many contacts.

    Raises:
        UserInputError: the card book is not empty.
        DataError: the folder is damaged; nothing is changed.
    """
    if not open_data.is_empty(tx):
        raise UserInputError(
            N_(
                "Everything can be imported into an empty card book only. Choose another folder "
                "with --data, or import {contacts} to add the contacts."
            ),
            contacts=source / _CONTACTS,
        )
    open_data.forget_settings(tx)
    open_data.read_tables(tx, source)
    for image in cards.images(tx).values():
        path = source / _IMAGES / f"{image.sha256}{image.extension}"
        if not path.is_file() or digest_of(path) != image.sha256:
            raise DataError(N_("{path} is missing or damaged. Nothing was imported."), path=path)
        store_image(path, folders.images, image.sha256)
    for sha256 in _digests(tx):
        folder = source / _FILES / sha256
        file = _only_file(folder)
        if file is None or digest_of(file) != sha256:
            raise DataError(N_("{path} is missing or damaged. Nothing was imported."), path=folder)
        store_at(file, place_of(folders.files, sha256, ""))
    return len(contacts.all_ids(tx))


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a folder of `export_everything` holds; `fits` if this card book is empty."""

    folder: Path
    contacts: int
    cards: int
    events: int
    fits: bool

    @property
    def vcards(self) -> Path:
        """The contacts alone, which any card book can take in."""
        return self.folder / _CONTACTS


def contents(snapshot: Snapshot, folder: Path) -> Contents:
    """What a folder holds, before anything is done; DataError if it is damaged."""
    people, cards, events = (
        open_data.count_rows(folder, table) for table in ("contact", "card_scan", "event")
    )
    return Contents(folder, people, cards, events, open_data.is_empty(snapshot))


def is_everything(path: Path) -> bool:
    """Whether a folder was written by `export_everything`."""
    return path.is_dir() and open_data.is_open_data(path)


def _write(snapshot: Snapshot, folders: Folders, target: Path) -> int:
    (target / _IMAGES).mkdir(parents=True)
    for image in cards.images(snapshot).values():
        name = f"{image.sha256}{image.extension}"
        original = place_of(folders.images, image.sha256, image.extension)
        shutil.copyfile(original, target / _IMAGES / name)
    for sha256, name in _digests(snapshot).items():
        folder = target / _FILES / sha256
        folder.mkdir(parents=True)
        copy_out(place_of(folders.files, sha256, ""), folder / file_name(name, ""))
    open_data.write_tables(snapshot, target)
    ids = contacts.all_ids(snapshot)
    return export_contacts(snapshot, ids, target / _CONTACTS, with_events=False)


def _digests(snapshot: Snapshot) -> dict[str, str]:
    """The content of all attached files, with a name that it has."""
    return {a.sha256: a.file_name for a in entities.select(snapshot, Attachment)}


def _only_file(folder: Path) -> Path | None:
    """The one file in a folder: its name is free, its content is not."""
    inside = list(folder.iterdir()) if folder.is_dir() else []
    return inside[0] if len(inside) == 1 and inside[0].is_file() else None

"""Files kept with contacts and offers: taken in by content, listed, removed, handed out."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.changes import command
from app.domain.attachment import LIMIT, Attachment
from app.domain.ids import ContactId, OfferId
from app.domain.offers import Offer
from app.errors import DataError, UserInputError, reason_of
from app.formats.names import file_name
from app.i18n import N_
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction
from app.store.folders import Folders
from app.store.images import copy_out, digest_of, place_of, store_at

_MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file whose content is safe in the card book."""

    sha256: str
    file_name: str
    size: int


def store_files(folders: Folders, paths: Sequence[Path]) -> tuple[StoredFile, ...]:
    """Copy files into the card book by their content; nothing is attached yet.

    All are looked at before the first is copied.

    Raises:
        UserInputError: one is missing, no file, unreadable or over `LIMIT`; nothing is stored.
        SetupError: the disk is full.
    """
    sizes = [_size_of(path) for path in paths]
    return tuple(
        StoredFile(_store(folders, path), path.name, size)
        for path, size in zip(paths, sizes, strict=True)
    )


@command(N_("Attach files"))
def attach(tx: Transaction, contact_id: ContactId, files: Sequence[StoredFile]) -> int:
    """Attach stored files to a contact; answers how many it did not have already."""
    contacts.get(tx, contact_id)
    return _attach(tx, files, attachments(tx, contact_id), contact_id, None)


@command(N_("Attach files"))
def attach_to_offer(tx: Transaction, offer_id: OfferId, files: Sequence[StoredFile]) -> int:
    """The same for something that I can bring."""
    entities.get(tx, Offer, offer_id)
    return _attach(tx, files, files_of_offer(tx, offer_id), None, offer_id)


def _attach(
    tx: Transaction,
    files: Sequence[StoredFile],
    known: Sequence[Attachment],
    contact_id: ContactId | None,
    offer_id: OfferId | None,
) -> int:
    present = {(a.sha256, a.file_name) for a in known}
    new = [f for f in dict.fromkeys(files) if (f.sha256, f.file_name) not in present]
    for file in new:
        made = Attachment(
            contact_id, file.sha256, file.file_name, file.size, tx.now, offer_id=offer_id
        )
        entities.add(tx, made)
    return len(new)


@command(N_("Remove an attached file"))
def detach(tx: Transaction, attachment_id: int) -> str:
    """Put an attached file into the trash; answers its name."""
    attachment = entities.get(tx, Attachment, attachment_id)
    entities.replace(tx, replace(attachment, deleted_at=tx.now))
    return attachment.file_name


def attachments(snapshot: Snapshot, contact_id: ContactId) -> tuple[Attachment, ...]:
    """The files of a contact, in the order in which they were attached."""
    return entities.select(snapshot, Attachment, contact_id=contact_id, deleted_at=None)


def files_of_offer(snapshot: Snapshot, offer_id: OfferId) -> tuple[Attachment, ...]:
    """The files of an offer, in the order in which they were attached."""
    return entities.select(snapshot, Attachment, offer_id=offer_id, deleted_at=None)


def files_of_offers(snapshot: Snapshot) -> Mapping[OfferId, tuple[Attachment, ...]]:
    """The files of every offer that has any."""
    found: dict[OfferId, tuple[Attachment, ...]] = {}
    for file in entities.select(snapshot, Attachment, contact_id=None, deleted_at=None):
        assert file.offer_id is not None  # whose it is otherwise
        found[file.offer_id] = (*found.get(file.offer_id, ()), file)
    return found


def hand_out(folders: Folders, attachment: Attachment, folder: Path) -> Path:
    """Copy an attached file into a folder under its own name, made safe; the answer is where.

    A file of that name that is there already is not touched; the copy gets a number.

    Raises:
        DataError: the card book has lost the file.
        SetupError: it cannot be written there.
    """
    target = _free(folder / file_name(attachment.file_name, ""))
    save_as(folders, attachment, target)
    return target


def save_as(folders: Folders, attachment: Attachment, target: Path) -> None:
    """Copy an attached file to a place that its owner chose, over what is there.

    Raises:
        DataError: the card book has lost the file.
        SetupError: it cannot be written there.
    """
    source = place_of(folders.files, attachment.sha256, "")
    if not source.is_file():
        raise DataError(
            N_("The file {name} is missing from the card book: {path}. A backup may have it."),
            name=attachment.file_name,
            path=source,
        )
    copy_out(source, target)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists() or free.is_symlink():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _size_of(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be opened: {reason}. Nothing was attached."),
            path=path,
            reason=reason_of(error),
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise UserInputError(
            N_("{path} is a folder or a device; only files can be attached. Nothing was attached."),
            path=path,
        )
    if status.st_size > LIMIT:
        raise UserInputError(
            N_(
                "{path} has {size} MB; a file of up to {limit} MB can be attached. "
                "Nothing was attached."
            ),
            path=path,
            size=-(-status.st_size // _MEGA),
            limit=LIMIT // _MEGA,
        )
    return status.st_size


def _store(folders: Folders, path: Path) -> str:
    digest = digest_of(path)
    store_at(path, place_of(folders.files, digest, ""))
    return digest

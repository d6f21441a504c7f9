"""A backup in the place of the card book: verified beside it first, and the old one kept."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.errors import DataError, SetupError, UserInputError, reason_of
from app.i18n import N_
from app.store.archive import DATABASE, FILES, IMAGES, MANIFEST
from app.store.backup import verify
from app.store.errors import surroundings
from app.store.folders import Folders
from app.store.images import digest_of
from app.store.migrations import check_identity

_SQLITE = b"SQLite format 3\0"


def restore(source: Path, folders: Folders, now: datetime) -> Path | None:
    """Put a backup in the place of a card book that nobody has open.

    It is an archive, or a copy of the database alone, to which the images and files of the old book
    are added. All is verified beside the old book first; the old book is kept.

    Returns:
        Where the old book lies now; None if there was none.

    Raises:
        UserInputError: the file is no backup of ours.
        DataError: it is damaged; the card book is untouched.
        SetupError: there is no space for it; the card book is untouched.
    """
    beside = folders.root.with_name(f".{folders.root.name}.restoring")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True, mode=0o700)
        _bring(source, folders, beside)
        return _exchange(beside, folders, now)
    except OSError as error:
        raise SetupError(
            N_("{path} could not be restored: {reason}. The card book is untouched."),
            path=source,
            reason=reason_of(error),
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _bring(source: Path, folders: Folders, beside: Path) -> None:
    if _begins_as_database(source):
        shutil.copyfile(source, beside / DATABASE)
        _link_all(folders.images, beside / IMAGES)
        _link_all(folders.files, beside / FILES)
    else:
        _unpack(source, beside)
    with surroundings(source), closing(sqlite3.connect(beside / DATABASE)) as connection:
        verify(connection, source)
        check_identity(connection, source)


def _exchange(beside: Path, folders: Folders, now: datetime) -> Path | None:
    """From here on a start that finds no book takes the restored one: see `Folders.create`."""
    shutil.rmtree(folders.restored, ignore_errors=True)
    beside.rename(folders.restored)
    old = None
    if folders.root.exists():
        old = folders.root.with_name(f"{folders.root.name}.before-{now:%Y%m%dT%H%M%S}")
        folders.root.rename(old)
    folders.restored.rename(folders.root)
    return old


def _begins_as_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be opened: {reason}. The card book is untouched."),
            path=path,
            reason=reason_of(error),
        ) from error


def _link_all(source: Path, target: Path) -> None:
    """The same files in another folder, without a second copy where the disk can do that."""
    target.mkdir(mode=0o700)
    if source.exists():
        shutil.copytree(source, target, copy_function=_link, dirs_exist_ok=True)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _unpack(source: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            for name in manifest["sha256"]:
                _unpack_one(archive, name, target)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UserInputError(
            N_("{path} is no backup of Enishi, or is cut off. The card book is untouched."),
            path=source,
        ) from error
    for name, digest in manifest["sha256"].items():
        if digest_of(target / name) != digest:
            raise DataError(
                N_("{name} in {path} is damaged. The card book is untouched."),
                name=name,
                path=source,
            )


def _unpack_one(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    """Write one member; a name that leads out of the folder is refused."""
    place = (target / name).resolve()
    if not place.is_relative_to(target.resolve()):
        raise ValueError(name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with archive.open(name) as member, place.open("wb") as file:
        while block := member.read(1 << 20):
            file.write(block)

"""Original images: content-addressed, written whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from app.errors import SetupError, UserInputError, reason_of
from app.i18n import N_

_BLOCK = 1 << 20


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal text.

    Raises:
        UserInputError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be read: {reason}. Nothing of it was taken in."),
            path=path,
            reason=reason_of(error),
        ) from error


def place_of(folder: Path, sha256: str, extension: str) -> Path:
    """Where an original lies below the folder of images."""
    return folder / sha256[:2] / f"{sha256}{extension}"


def store_image(source: Path, folder: Path, sha256: str) -> Path:
    """Copy an original into the card book: temporary name, sync, rename, sync the folder.

    Raises:
        SetupError: the disk is full or refuses; nothing is left behind.
    """
    target = place_of(folder, sha256, source.suffix.lower())
    store_at(source, target)
    return target


def store_at(source: Path, target: Path) -> None:
    """Copy a file to where its digest says, whole or not at all; what is there already stays.

    Raises:
        SetupError: the disk is full or refuses; nothing is left behind.
    """
    if target.exists():
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _copy_synced(source, part)
        part.chmod(0o400)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SetupError(
            N_(
                "{path} could not be stored: {reason}. What was taken in before is safe. "
                "Free some space, then take in the rest; known files are skipped."
            ),
            path=source,
            reason=reason_of(error),
        ) from error


def copy_out(source: Path, target: Path) -> None:
    """Copy a file out of the card book, for its owner to open; never as a program.

    Raises:
        SetupError: it cannot be written there.
    """
    try:
        shutil.copyfile(source, target)
        target.chmod(0o600)
    except OSError as error:
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=target,
            reason=reason_of(error),
        ) from error


def _copy_synced(source: Path, target: Path) -> None:
    with source.open("rb") as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer, _BLOCK)
        writer.flush()
        os.fsync(writer.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # Windows has no handle on a folder to sync
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

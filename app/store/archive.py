"""The whole card book as one file, back again, and whether it is sound."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import DataError, SetupError, UserInputError, reason_of
from app.i18n import N_
from app.store.backup import copy_database, verify
from app.store.folders import Folders
from app.store.images import digest_of
from app.store.migrations import check_identity

_DATABASE, _IMAGES, _MANIFEST = "cards.db", "images", "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found: sentences about damage, and how much was looked at."""

    problems: tuple[str, ...]
    images: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def write_archive(folders: Folders, target: Path, now: datetime) -> int:
    """Write database, images and a manifest of digests; answers the number of images.

    Raises:
        SetupError: the file cannot be written; one that was there is untouched.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            database = Path(scratch) / _DATABASE
            copy_database(folders.database, database)
            files = {_DATABASE: database}
            files |= {
                f"{_IMAGES}/{p.relative_to(folders.images).as_posix()}": p for p in _images(folders)
            }
            _write_zip(part, files, now)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=target,
            reason=reason_of(error),
        ) from error
    return len(files) - 1


def restore_archive(source: Path, folders: Folders, now: datetime) -> Path | None:
    """Put an archive in the place of a card book that nobody has open.

    All of it is unpacked and verified beside the old book first; the old book is kept.

    Returns:
        Where the old book lies now; None if there was none.

    Raises:
        UserInputError: the file is no archive of ours.
        DataError: it is damaged; the card book is untouched.
    """
    beside = folders.root.with_name(f".{folders.root.name}.restoring")
    _remove(beside)
    beside.mkdir(parents=True, mode=0o700)
    _unpack(source, beside)
    with closing(sqlite3.connect(beside / _DATABASE)) as connection:
        verify(connection, beside / _DATABASE)
        check_identity(connection, source)
    old = None
    if folders.root.exists():
        old = folders.root.with_name(f"{folders.root.name}.before-{now:%Y%m%dT%H%M%S}")
        folders.root.rename(old)
    beside.rename(folders.root)
    return old


def check(folders: Folders) -> Soundness:
    """Look at the database, its references, and the digest of every image."""
    problems: list[str] = []
    with closing(sqlite3.connect(folders.database)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            problems.append(f"{folders.database}: {answer}")
        for row in connection.execute("PRAGMA foreign_key_check"):
            problems.append(f"{row[0]} {row[1]} → {row[2]}")
        rows = connection.execute("SELECT sha256, extension FROM image").fetchall()
    for sha256, extension in rows:
        path = folders.images / sha256[:2] / f"{sha256}{extension}"
        if not path.exists():
            problems.append(N_("missing: {path}").format(path=path))
        elif digest_of(path) != sha256:
            problems.append(N_("changed: {path}").format(path=path))
    return Soundness(tuple(problems), len(rows))


def _images(folders: Folders) -> list[Path]:
    return sorted(p for p in folders.images.rglob("*") if p.is_file() and p.name[0] != ".")


def _write_zip(part: Path, files: dict[str, Path], now: datetime) -> None:
    digests = {name: digest_of(path) for name, path in files.items()}
    manifest = {"format": FORMAT, "made_at": now.isoformat(), "sha256": digests}
    part.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, path in files.items():
            archive.write(path, name)


def _unpack(source: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
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


def _remove(folder: Path) -> None:
    if folder.exists():
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()

"""The whole card book as one file, and whether it is sound."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import SetupError, reason_of
from app.i18n import N_, gettext
from app.store.backup import copy_database
from app.store.folders import Folders
from app.store.images import digest_of, place_of

DATABASE, IMAGES, FILES, MANIFEST = "cards.db", "images", "files", "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found: sentences about damage, and how many files were looked at."""

    problems: tuple[str, ...]
    images: int
    files: int = 0

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
        target.parent.mkdir(parents=True, exist_ok=True)
        # The copy lies beside the archive: where that has space there is some for it too.
        with tempfile.TemporaryDirectory(prefix=".enishi-", dir=target.parent) as scratch:
            database = Path(scratch) / DATABASE
            copy_database(folders.database, database, part_of=target)
            files = {DATABASE: database}
            images, attached = _below(folders.images, IMAGES), _below(folders.files, FILES)
            _write_zip(part, files | images | attached, now)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=target,
            reason=reason_of(error),
        ) from error
    return len(images)


def missing_images(folders: Folders) -> list[Path]:
    """Originals and attached files that the database names and the folders do not hold."""
    with closing(sqlite3.connect(folders.database)) as connection:
        return sorted(path for path, _ in _kept(connection, folders) if not path.exists())


def check(folders: Folders) -> Soundness:
    """Look at the database, its references, and the digest of every image."""
    problems: list[str] = []
    with closing(sqlite3.connect(folders.database)) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            problems.append(f"{folders.database}: {answer}")
        for row in connection.execute("PRAGMA foreign_key_check"):
            problems.append(f"{row[0]} {row[1]} → {row[2]}")
        kept = _kept(connection, folders)
        count = connection.execute("SELECT count(*) FROM image").fetchone()[0]
    for path, sha256 in kept:
        if not path.exists():
            problems.append(gettext(N_("missing: {path}")).format(path=path))
        elif digest_of(path) != sha256:
            problems.append(gettext(N_("changed: {path}")).format(path=path))
    return Soundness(tuple(problems), count, len(kept) - count)


def _kept(connection: sqlite3.Connection, folders: Folders) -> list[tuple[Path, str]]:
    """Where each original and each attached file lies, with its digest."""
    images = connection.execute("SELECT sha256, extension FROM image").fetchall()
    found = [(place_of(folders.images, sha256, ending), sha256) for sha256, ending in images]
    files = connection.execute("SELECT DISTINCT sha256 FROM attachment").fetchall()
    return found + [(place_of(folders.files, sha256, ""), sha256) for (sha256,) in files]


def _below(folder: Path, name: str) -> dict[str, Path]:
    """All files of a folder by their names in the archive."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name[0] != ".")
    return {f"{name}/{p.relative_to(folder).as_posix()}": p for p in files}


def _write_zip(part: Path, files: dict[str, Path], now: datetime) -> None:
    digests = {name: digest_of(path) for name, path in files.items()}
    manifest = {"format": FORMAT, "made_at": now.isoformat(), "sha256": digests}
    part.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, path in files.items():
            archive.write(path, name)

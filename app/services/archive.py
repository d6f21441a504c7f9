"""Backing the card book up as one file, bringing it back, and checking it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from app.store.archive import Soundness, check, missing_images, write_archive
from app.store.backup import newest_backup
from app.store.folders import Folders
from app.store.restoring import restore

__all__ = [
    "Soundness",
    "check",
    "last_backup",
    "missing_images",
    "restore",
    "restore_copy",
    "write_archive",
]


def restore_copy(copy: Path, root: Path, now: datetime) -> Path | None:
    """Put a daily copy in the place of a card book that could not be opened; see `restore`."""
    return restore(copy, Folders(root), now)


def last_backup(folders: Folders) -> date | None:
    """The day of the newest daily copy."""
    newest: Path | None = newest_backup(folders.backups)
    return date.fromisoformat(newest.stem) if newest else None

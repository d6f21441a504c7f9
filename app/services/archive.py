"""Backing the card book up as one file, bringing it back, and checking it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.store.archive import Soundness, check, restore_archive, write_archive
from app.store.backup import newest_backup
from app.store.folders import Folders

__all__ = ["Soundness", "check", "last_backup", "restore_archive", "write_archive"]


def last_backup(folders: Folders) -> date | None:
    """The day of the newest daily copy."""
    newest: Path | None = newest_backup(folders.backups)
    return date.fromisoformat(newest.stem) if newest else None

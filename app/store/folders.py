"""What lies where in a card book's folder."""

from __future__ import annotations

from pathlib import Path

from app.errors import DataError, reason_of
from app.frozen import frozen
from app.i18n import N_

BACKUPS = "backups"


@frozen
class Folders:
    """The places of one card book; only the owner may read them."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "cards.db"

    @property
    def images(self) -> Path:
        """Read-only originals, named by their SHA-256."""
        return self.root / "images"

    @property
    def files(self) -> Path:
        """Read-only copies of files attached to contacts, named by their SHA-256."""
        return self.root / "files"

    @property
    def cache(self) -> Path:
        """What can be made again: flat cards and thumbnails."""
        return self.root / "cache"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / BACKUPS

    @property
    def logs(self) -> Path:
        """The rotating log."""
        return self.root / "logs"

    @property
    def restored(self) -> Path:
        """A whole book from a backup, for the moment in which it takes the root's place."""
        return self.root.with_name(f".{self.root.name}.restored")

    def create(self) -> None:
        """Make what is missing, and end a restoring that was cut off between two renames.

        Raises:
            DataError: a folder cannot be made there.
        """
        try:
            if self.restored.exists() and not self.root.exists():
                self.restored.rename(self.root)
            inside = (self.images, self.files, self.cache, self.backups, self.logs)
            for folder in (self.root, *inside):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise DataError(
                N_(
                    "The folder {path} cannot be used for the card book: {reason}. "
                    "Nothing was changed. Choose another folder with --data."
                ),
                path=self.root,
                reason=reason_of(error),
            ) from error

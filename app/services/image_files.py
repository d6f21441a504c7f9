"""Which files are pictures of cards: those that were named, and what lies in folders."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import UserInputError, reason_of
from app.i18n import N_
from app.services.folder_walk import ending, walk

EXTENSIONS = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp"}
    | {".heic", ".heif", ".bmp", ".gif", ".pdf"}
)
"""What is taken from a folder; a file that was named itself is tried whatever its name."""


@dataclass(slots=True)
class Found:
    """Files to take in, and the places that could not be looked into with the error of each."""

    files: list[Path] = field(default_factory=list)
    closed: list[tuple[Path, UserInputError]] = field(default_factory=list)


def image_files(paths: Sequence[Path], goes_on: Callable[[], bool] = lambda: True) -> Found:
    """The files named, and all images in the folders named, hidden ones not, in a steady order.

    Args:
        paths: files and folders.
        goes_on: asked for each folder; once it says no, nothing more is looked for.
    """
    found = Found()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            found.closed.append((path, _closed(path, error)))
            continue
        if stat.S_ISDIR(mode):
            _look_into(path, found, goes_on)
        else:
            found.files.append(path)
    return found


def _look_into(folder: Path, found: Found, goes_on: Callable[[], bool]) -> None:
    def refused(error: OSError) -> None:
        place = Path(error.filename)
        found.closed.append((place, _closed(place, error)))

    inside = []
    for place, names in walk(folder, goes_on, refused):
        images = (Path(place, name) for name in names if ending(name) in EXTENSIONS)
        inside += [path for path in images if path.is_file()]
    found.files += sorted(inside)


def _closed(path: Path, error: OSError) -> UserInputError:
    if error.errno == errno.ENOENT:
        return UserInputError(
            N_("There is no file or folder {path}. Nothing of it was taken in."), path=path
        )
    return UserInputError(
        N_("{path} cannot be opened: {reason}. Nothing of it was taken in."),
        path=path,
        reason=reason_of(error),
    )

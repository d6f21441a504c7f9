"""The files of a shared folder: what lies there, and what was seen of each at the last look.

What was seen is kept beside what can be made again. If that is lost, the next look takes every file
for new; those people are known then, and nothing happens.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.errors import UserInputError, reason_of
from app.formats.records import ParsedCard
from app.i18n import N_
from app.services.export import write_whole
from app.services.import_sources import CARDS, ImportSource, entries

_BIG = 16 * 1024 * 1024
"""A larger file is no contact and is taken in without noting whose it is."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was taken in.

    Attributes:
        mark: size and time of its last change; while they stay, it is not read again.
        digest: SHA-256 of its bytes.
        uids: whom it names.
        at: when it was taken in.
    """

    mark: tuple[int, int]
    digest: str
    uids: tuple[str, ...]
    at: datetime


State = dict[str, Seen]


def look_at(
    folder: Path, changed: Mapping[str, tuple[int, int]], now: datetime
) -> Iterator[tuple[str, Seen]]:
    """What lies in these files now; one that went meanwhile or cannot be read is left out."""
    for name, mark in changed.items():
        path = folder / name
        try:
            with path.open("rb") as file:
                digest = sha256(file.read(_BIG))
            uids = () if mark[0] > _BIG else tuple(_uids(path))
        except (OSError, UserInputError):
            continue
        yield name, Seen(mark, digest.hexdigest(), uids, now)


def mark_of(path: Path) -> tuple[int, int] | None:
    """Size and time of a file's last change; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def files_in(folder: Path) -> dict[str, tuple[int, int]]:
    """The vCard files directly in a folder with size and time of change."""
    found = {}
    try:
        for path in folder.iterdir():
            is_card = path.suffix.lower() in CARDS and not path.name.startswith(".")
            if is_card and (mark := mark_of(path)):
                found[path.name] = mark
    except OSError as error:
        raise UserInputError(
            N_("{path} cannot be read: {reason}. Nothing was imported."),
            path=folder,
            reason=reason_of(error),
        ) from error
    return found


def _uids(path: Path) -> Iterator[str]:
    for entry in entries(ImportSource(path)):
        if isinstance(entry, ParsedCard) and entry.uid:
            yield entry.uid


def read_state(file: Path) -> State:
    """What was seen at the last look; nothing where that is lost or unreadable."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return {
            name: Seen((size, changed), digest, tuple(uids), datetime.fromisoformat(at))
            for name, (size, changed, digest, uids, at) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_state(file: Path, state: State) -> None:
    """Keep what was seen."""
    rows = {
        name: [*seen.mark, seen.digest, list(seen.uids), seen.at.isoformat()]
        for name, seen in state.items()
    }
    write_whole(file, [json.dumps(rows).encode()])

"""Contacts out: vCard and CSV, written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.domain.industry import industry
from app.errors import SetupError, UserInputError, reason_of
from app.formats.csv_tables import Dialect, widths_of, write_csv
from app.formats.names import file_names
from app.formats.records import ExportPerson, ParsedCard
from app.formats.vcard_read import read_vcards
from app.formats.vcard_write import Version, write_vcards
from app.i18n import N_, language
from app.services.contacts import ContactView, views
from app.services.listing import flat_picture
from app.services.preferences import settings
from app.store import contacts as stored
from app.store import namesakes
from app.store.database import Snapshot
from app.store.folders import Folders


class Format(StrEnum):
    """What a file of contacts may be written as."""

    VCARD3 = "vcard3"
    VCARD4 = "vcard4"
    OUTLOOK = "outlook"
    GOOGLE = "google"
    EIGHT = "eight"


PART = 1000
"""So many contacts are loaded at a time."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What others have to say about a folder to which one file a contact is written.

    Attributes:
        may_change: whether a file may be written or removed now.
        changed: told of each that was, with its bytes; None for a removed one.
    """

    may_change: Callable[[Path], bool] = lambda _path: True
    changed: Callable[[Path, bytes | None], object] = lambda _path, _card: None


_ALONE = Sharing()
_ONE_PERSON = 16 * 1024 * 1024
"""A larger file is no single contact."""

_VERSIONS: dict[Format, Version] = {Format.VCARD3: "3.0", Format.VCARD4: "4.0"}


def export_contacts(
    snapshot: Snapshot,
    ids: Iterable[ContactId],
    path: Path,
    form: Format = Format.VCARD3,
    *,
    with_events: bool | None = None,
    photos_of: Folders | None = None,
) -> int:
    """Write contacts to one file and answer how many.

    Args:
        snapshot: the data.
        ids: whom to write.
        path: where to.
        form: as what.
        with_events: whether notes name the events where somebody was met; None: as is set.
        photos_of: the card book's folders, if vCards are to hold a picture of the card.

    Raises:
        SetupError: the file cannot be written; one that was there is untouched.
    """
    count = 0

    def counted() -> Iterator[ExportPerson]:
        nonlocal count
        for person in in_parts(snapshot, ids, with_events=with_events, photos_of=photos_of):
            count += 1
            yield person

    if form is Format.GOOGLE:
        ids = tuple(ids)
        widths = widths_of(_details(snapshot, ids))
        write_whole(path, write_csv(counted(), Dialect.GOOGLE, widths))
    else:
        write_whole(path, _encoded(counted(), form))
    return count


def export_folder(
    snapshot: Snapshot,
    ids: Iterable[ContactId],
    folder: Path,
    form: Format = Format.VCARD3,
    *,
    with_events: bool | None = None,
    photos_of: Folders | None = None,
    prune: bool = False,
    sharing: Sharing = _ALONE,
) -> int:
    """Write one vCard a contact, in files with names that are safe on every system.

    A contact that has a file there already keeps it, whatever its name; a file that says the same
    is left alone, so that programs that watch the folder see only what changed. With `prune` the
    files of contacts in the trash are removed; those of all others never are.

    Raises:
        UserInputError: the format is no vCard.
        SetupError: a file cannot be written; what was written before it stays.
    """
    if form not in _VERSIONS:
        raise UserInputError(N_("One file a contact is written as vCard only."))
    people = exported(snapshot, ids, with_events=with_events, photos_of=photos_of)
    there = dict(_files_by_uid(folder))
    new = [person for person in people if person.contact.uid not in there]
    taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    names = file_names((p.contact.details.name.printed for p in new), taken=taken)
    there |= {p.contact.uid: folder / name for p, name in zip(new, names, strict=True)}
    for person in people:
        path, card = there[person.contact.uid], b"".join(write_vcards([person], _VERSIONS[form]))
        present = path.read_bytes() if path.is_file() else b""
        card = _named_as(card, person.contact.uid.encode(), present)
        if present != card and sharing.may_change(path):
            write_whole(path, [card])
            sharing.changed(path, card)
    if prune:
        _prune(snapshot, there, sharing)
    return len(people)


def _named_as(card: bytes, uid: bytes, present: bytes) -> bytes:
    """The card with its UID as the file of before has it: programs go by each letter of it."""
    urn = re.search(rb"(?im)^UID:(urn:uuid:%b)\r?$" % re.escape(uid), present)
    return card.replace(b"\nUID:" + uid, b"\nUID:" + urn[1], 1) if urn else card


def _prune(snapshot: Snapshot, there: dict[str, Path], sharing: Sharing) -> None:
    """Remove the files of contacts that are in the trash."""
    known = stored.load(snapshot, list(namesakes.ids_by_uids(snapshot, there).values()))
    for contact in known.values():
        path = there[contact.uid]
        if contact.deleted_at is not None and sharing.may_change(path):
            path.unlink(missing_ok=True)
            sharing.changed(path, None)


def _files_by_uid(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder that hold one person each, by UID."""
    paths = sorted(folder.glob("*.vcf")) if folder.is_dir() else []
    for path in paths:
        cards = [c for c in read_vcards(_small(path)) if isinstance(c, ParsedCard)]
        if len(cards) == 1 and cards[0].uid:
            yield cards[0].uid, path


def _small(path: Path) -> bytes:
    """A file's bytes; nothing of one that is too large for a contact or cannot be read."""
    try:
        return path.read_bytes() if path.stat().st_size <= _ONE_PERSON else b""
    except OSError:
        return b""


def exported(
    snapshot: Snapshot,
    ids: Iterable[ContactId],
    *,
    with_events: bool | None = None,
    photos_of: Folders | None = None,
) -> tuple[ExportPerson, ...]:
    """Contacts with what may leave the card book beside them; private marks may not."""
    return tuple(in_parts(snapshot, ids, with_events=with_events, photos_of=photos_of))


def in_parts(
    snapshot: Snapshot,
    ids: Iterable[ContactId],
    *,
    with_events: bool | None = None,
    photos_of: Folders | None = None,
) -> Iterator[ExportPerson]:
    """The same one by one, loaded some at a time."""
    if with_events is None:
        with_events = settings(snapshot).export_events > 0
    rest = iter(ids)
    while part := list(islice(rest, PART)):
        for view in views(snapshot, part):
            yield ExportPerson(
                view.contact,
                _industry(view),
                view.events if with_events else (),
                _photo(photos_of, view) if photos_of else None,
            )


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file under a temporary name, then rename it; SetupError if that fails."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # what stands in the way of writing may stand in this way too
            part.unlink()
        raise SetupError(
            N_("{path} could not be written: {reason}. The card book is untouched."),
            path=path,
            reason=reason_of(error),
        ) from error


def _encoded(people: Iterable[ExportPerson], form: Format) -> Iterable[bytes]:
    if form in _VERSIONS:
        return write_vcards(people, _VERSIONS[form])
    return write_csv(people, _dialect(form))


def _details(snapshot: Snapshot, ids: Iterable[ContactId]) -> Iterator[ContactDetails]:
    rest = iter(ids)
    while part := list(islice(rest, PART)):
        yield from (contact.details for contact in stored.load(snapshot, part).values())


def _dialect(form: Format) -> Dialect:
    """Outlook has headings of its own in Japanese."""
    if form is Format.OUTLOOK:
        return Dialect.OUTLOOK_JA if language() == "ja" else Dialect.OUTLOOK_EN
    return Dialect(form.value)


def _photo(folders: Folders, view: ContactView) -> Path | None:
    """The flat picture of the newest card that has one."""
    pictures = (flat_picture(folders, scan) for scan in reversed(view.scans))
    return next((p for p in pictures if p and p.exists()), None)


def _industry(view: ContactView) -> str | None:
    code = view.company.industry if view.company else None
    found = industry(code) if code else None
    return found.name(language()) if found else None

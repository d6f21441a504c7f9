"""A folder of one file a contact that others change too, as vdirsyncer does: what came and went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.changes import command
from app.domain.ids import ContactId
from app.errors import UserInputError
from app.i18n import N_
from app.services.contacts import summaries
from app.services.export import Sharing, export_folder
from app.services.folder_files import (
    State,
    files_in,
    look_at,
    mark_of,
    read_state,
    write_state,
)
from app.services.import_findings import Choice, Choices, Finding, Findings, Kind
from app.services.import_sources import ImportSource
from app.services.imports import ImportResult, take_in_source
from app.store import contacts, namesakes
from app.store.database import Snapshot, Transaction

Source = tuple[ImportSource, datetime | None]
"""A file, and the moment at which it was taken in before."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A contact whose file somebody deleted; the contact is still there."""

    contact_id: ContactId
    name: str
    file: str


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the folder found and did."""

    result: ImportResult
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, slots=True)
class _FolderChoices(Choices):
    """The file wins where only it changed since the last look; nobody comes out of the trash."""

    since: datetime | None = None

    def of_finding(self, finding: Finding) -> Choice:
        match = finding.match
        if match is not None and match.contact.deleted_at is not None:
            return Choice.SKIP
        is_theirs = match and self.since and match.contact.updated_at <= self.since
        if finding.kind is Kind.CONFLICT and is_theirs:
            return Choice.REPLACE
        return self.of(finding.number, finding.kind)


@dataclass(frozen=True, slots=True)
class Ways:
    """How a folder gets at the card book."""

    take_in: Callable[[Sequence[Source]], ImportResult]
    gone: Callable[[Mapping[str, str]], tuple[Gone, ...]]
    write: Callable[[Path, frozenset[ContactId], Sharing], object]
    now: Callable[[], datetime]


@dataclass(slots=True)
class SharedFolder:
    """One folder and what was seen in it.

    Attributes:
        waiting: marks of files that changed at the last look and may still be growing.
    """

    path: Path
    state_file: Path
    ways: Ways
    state: State = field(default_factory=dict)
    waiting: dict[str, tuple[int, int]] = field(default_factory=dict)

    @staticmethod
    def of(path: Path, cache: Path, ways: Ways) -> SharedFolder:
        """The folder with what this card book saw there before, which is kept in `cache`."""
        place = path.absolute()
        name = sha256(str(place).encode(errors="surrogateescape")).hexdigest()[:16]
        file = cache / f"folder-{name}.json"
        return SharedFolder(place, file, ways, read_state(file))

    def look(self, *, settle: bool = False) -> Look:
        """Take in what is new or changed, as one step, and name the contacts whose files went.

        A second look at the same files changes nothing. A file that went takes nothing with it.

        Args:
            settle: leave a file for the next look if it changed since the last one.

        Raises:
            UserInputError: the folder cannot be read.
        """
        files = files_in(self.path)
        changed = {n: m for n, m in files.items() if self._is_new(n, m)}
        if settle:
            before, self.waiting = self.waiting, changed
            changed = {n: m for n, m in changed.items() if before.get(n) == m}
        fresh = dict(look_at(self.path, changed, self.ways.now()))
        sources = [
            (ImportSource(self.path / name), self._since(name))
            for name, seen in sorted(fresh.items())
            if name not in self.state or self.state[name].digest != seen.digest
        ]
        result = self.ways.take_in(sources) if sources else ImportResult()
        missing = self._missing(files, fresh)
        gone = self.ways.gone(missing) if missing else ()
        if fresh:
            now = self.ways.now()  # only now: what the import wrote is older than this
            self.state |= {name: replace(seen, at=now) for name, seen in fresh.items()}
            write_state(self.state_file, self.state)
        return Look(result, gone)

    def write(self, without: Iterable[Gone] = ()) -> bool:
        """Write all contacts there; whether that is all: files not looked at yet are left alone.

        What is written counts as seen, so that the next look does not take it for others' work.

        Args:
            without: whose files others deleted; nobody answered yet what is to become of them.

        Raises:
            SetupError: a file cannot be written; what was written before it stays.
        """
        asked = frozenset(one.contact_id for one in without)
        began, left = self.ways.now(), False
        written: dict[str, bytes | None] = {}

        def may_change(path: Path) -> bool:
            nonlocal left
            seen = self.state.get(path.name)
            may = mark_of(path) == (seen.mark if seen else None)
            left |= not may
            return may

        def changed(path: Path, card: bytes | None) -> None:
            written[path.name] = card

        try:
            self.ways.write(self.path, asked, Sharing(may_change, changed))
        finally:
            for name, card in written.items():
                self._note(name, card, began)
            if written:
                write_state(self.state_file, self.state)
        return not left

    def _note(self, name: str, card: bytes | None, at: datetime) -> None:
        """Count our own file as seen, unless somebody changed it again already."""
        mark = mark_of(self.path / name)
        if card is None:
            self.state.pop(name, None)
        elif mark is not None:
            for _, seen in look_at(self.path, {name: mark}, at):
                if seen.digest == sha256(card).hexdigest():
                    self.state[name] = replace(seen, at=at)

    def forget(self, gone: Iterable[Gone]) -> None:
        """Ask no more about these files, whatever became of their contacts."""
        for one in gone:
            self.state.pop(one.file, None)
        write_state(self.state_file, self.state)

    @property
    def is_empty(self) -> bool:
        """Whether no file is there at all: perhaps a disk that is not connected."""
        return not files_in(self.path)

    def _is_new(self, name: str, mark: tuple[int, int]) -> bool:
        return name not in self.state or self.state[name].mark != mark

    def _since(self, name: str) -> datetime | None:
        return self.state[name].at if name in self.state else None

    def _missing(self, files: Mapping[str, object], fresh: State) -> dict[str, str]:
        """The file of each UID that no file has any more."""
        there = {uid for seen in fresh.values() for uid in seen.uids}
        there |= {uid for n, seen in self.state.items() if n in files for uid in seen.uids}
        went = ((n, uid) for n, s in self.state.items() if n not in files for uid in s.uids)
        return {uid: name for name, uid in went if uid not in there}


@command(N_("Import contacts"))
def take_in_folder(tx: Transaction, sources: Sequence[Source]) -> ImportResult:
    """Take in files of a folder as one step."""
    result = ImportResult()
    with Findings(tx) as findings:
        for source, since in sources:
            try:
                choices = _FolderChoices(since=since)
                take_in_source(tx, source, choices, result, findings=findings)
            except UserInputError as error:
                result.failures.add(source.path, None, str(error))
    return result


def still_there(snapshot: Snapshot, files: Mapping[str, str]) -> tuple[Gone, ...]:
    """The contacts outside the trash with these UIDs, each with its file."""
    ids = namesakes.ids_by_uids(snapshot, files.keys())
    known = contacts.load(snapshot, list(ids.values()))
    return tuple(
        Gone(contact.id, contact.details.name.printed, files[contact.uid])
        for contact in known.values()
        if contact.deleted_at is None
    )


def write_there(
    snapshot: Snapshot, folder: Path, without: frozenset[ContactId], sharing: Sharing
) -> None:
    """Write the contacts outside the trash into a folder, and remove the files of those in it."""
    ids = sorted(summaries(snapshot).keys() - without)
    export_folder(snapshot, ids, folder, prune=True, sharing=sharing)

"""Taking files in, off the window's thread: each is stored before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from app.cardbook import CardBook
from app.domain.card import ScanBatch
from app.domain.ids import BatchId, ScanId
from app.errors import EnishiError, UserInputError
from app.services import intake
from app.services.image_files import image_files
from app.services.intake import TakenIn, TakenInAs


@dataclass(slots=True)
class TakenInAll:
    """What became of the files; `failed` holds one sentence each."""

    new: int = 0
    known: int = 0
    in_trash: int = 0  # of the known ones
    failed: list[str] = field(default_factory=list)
    stopped: str = ""  # why no further file was tried, such as a full disk
    later: str = ""  # and when those will be
    is_cut_off: bool = False  # nobody wanted the rest, or the program ended

    def note(self, taken: TakenIn) -> None:
        """Count a file that was taken in."""
        self.new += taken.status is TakenInAs.NEW
        self.known += taken.status is TakenInAs.KNOWN
        self.in_trash += taken.in_trash


@dataclass(frozen=True, slots=True)
class Into:
    """The stack that files go into: today's newest, or a new one with what was chosen for it."""

    begins_new: bool = False
    choices: ScanBatch | None = None


def take_in_all(
    paths: Sequence[Path],
    into: Into,
    book: CardBook,
    goes_on: Callable[[], bool] = lambda: True,
) -> TakenInAll:
    """Take in files and folders.

    A file that cannot be taken in is named and the others go on; a full disk ends it, and so does
    `goes_on` once it says no.
    """
    found = image_files(paths, goes_on)
    outcome = TakenInAll(is_cut_off=not goes_on())
    _take_in_sheets(_one_by_one(found.files, goes_on, outcome), into, book, outcome)
    outcome.failed[:0] = [str(error) for _path, error in found.closed]
    return outcome


def _one_by_one(
    files: Iterable[Path], goes_on: Callable[[], bool], outcome: TakenInAll
) -> Iterator[tuple[Path]]:
    for path in files:
        if not goes_on():
            outcome.is_cut_off = True
            return
        yield (path,)


def take_in_sheet(sheet: tuple[Path, ...], into: Into, book: CardBook) -> TakenInAll:
    """Take in the front of one card, and its back if there is one; the files are then removed."""
    outcome = TakenInAll()
    _take_in_sheets([sheet], into, book, outcome)
    if not outcome.failed and not outcome.stopped:
        for path in sheet:
            path.unlink(missing_ok=True)
    return outcome


def _take_in_sheets(
    sheets: Iterable[tuple[Path, ...]], into: Into, book: CardBook, outcome: TakenInAll
) -> None:
    batch_id: BatchId | None = None
    for sheet in sheets:
        try:
            if batch_id is None:
                with _one_stack:
                    batch_id = _stack(into, book)
            _take_in_sides(sheet, batch_id, outcome, book)
        except UserInputError as error:
            outcome.failed.append(str(error))
        except EnishiError as error:
            outcome.stopped = str(error)
            break


def _take_in_sides(
    sheet: tuple[Path, ...], batch_id: BatchId, outcome: TakenInAll, book: CardBook
) -> None:
    front: ScanId | None = None
    for path in sheet:
        taken = book.run(intake.take_in, book.folders, batch_id, path, front).value
        outcome.note(taken)
        if taken.status is TakenInAs.KNOWN:
            return  # a card that was taken in before has its back already
        front = taken.scans[0]


_one_stack = Lock()
"""Files and the camera come by threads of their own; both may begin the day's stack."""


def _stack(into: Into, book: CardBook) -> BatchId:
    fresh = book.ask(intake.new_batch)
    newest = None if into.begins_new else book.ask(intake.newest_batch)
    if newest is not None:
        begun = book.ask(intake.progress, newest).batch.started_at
        if begun.astimezone().date() == fresh.started_at.astimezone().date():
            return newest
    if into.choices is not None:
        fresh = replace(into.choices, started_at=fresh.started_at, id=None)
    return book.run(intake.start_batch, fresh).value

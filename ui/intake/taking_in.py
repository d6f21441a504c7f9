"""Taking files in, off the window's thread: each is stored before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.cardbook import CardBook
from app.domain.card import ScanBatch
from app.domain.ids import BatchId
from app.errors import SetupError, UserInputError
from app.services import intake
from app.services.intake import TakenInAs


@dataclass(slots=True)
class TakenInAll:
    """What became of the files; `failed` holds one sentence each."""

    new: int = 0
    known: int = 0
    failed: list[str] = field(default_factory=list)


def take_in_all(
    paths: Sequence[Path], batch_id: BatchId | None, choices: ScanBatch | None, book: CardBook
) -> TakenInAll:
    """Take in files and folders, into a stack that is open or into a new one.

    A file that cannot be taken in is named and the others go on; a full disk ends it.
    """
    found = intake.image_files(paths)
    outcome = TakenInAll(failed=[str(error) for _path, error in found.closed])
    for path in found.files:
        if batch_id is None:
            batch_id = _new_stack(book, choices)
        try:
            taken = book.run(intake.take_in, book.folders, batch_id, path).value
        except UserInputError as error:
            outcome.failed.append(str(error))
        except SetupError as error:
            outcome.failed.append(str(error))
            break
        else:
            outcome.new += taken.status is TakenInAs.NEW
            outcome.known += taken.status is TakenInAs.KNOWN
    return outcome


def _new_stack(book: CardBook, choices: ScanBatch | None) -> BatchId:
    fresh = book.ask(intake.new_batch)
    if choices is not None:
        fresh = ScanBatch(
            fresh.started_at,
            choices.event_id,
            choices.tags,
            choices.language,
            choices.pairing,
            choices.met_on,
        )
    return book.run(intake.start_batch, fresh).value

"""What the window's frame shows: steps to undo, what waits on the pages, reading, backup."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from app.cardbook import CardBook


class Status(NamedTuple):
    """The frame's state.

    Attributes:
        undo, redo: gettext ids of the steps; None where there is none.
        counts: what waits, by page.
        read, total: cards of the newest stack; nothing is being read where they are equal.
    """

    undo: str | None
    redo: str | None
    counts: Mapping[str, int]
    read: int
    total: int
    backup_on: date | None
    today: date
    is_demonstration: bool = False


def load_status(snapshot: Any, book: CardBook) -> Status:
    """Everything that the frame shows."""
    # Imported here, off the window's thread: the first page is painted without them.
    from app.services import review, today, undo
    from app.services.archive import last_backup
    from app.services.demonstration import is_demonstration

    back, again = undo.next_undo(snapshot), undo.next_redo(snapshot)
    counts = {
        "today": today.today(snapshot, book.derived).count,
        "review": review.count_waiting(snapshot),
    }
    read, total = _reading(snapshot)
    return Status(
        back.label if back else None,
        again.label if again else None,
        counts,
        read,
        total,
        last_backup(book.folders),
        snapshot.now.astimezone().date(),
        is_demonstration(snapshot),
    )


def _reading(snapshot: Any) -> tuple[int, int]:
    from app.domain.card import ScanState
    from app.services import intake

    batch = intake.newest_batch(snapshot)
    if batch is None:
        return 0, 0
    states = intake.progress(snapshot, batch).states
    total = sum(n for state, n in states.items() if state is not ScanState.DISCARDED)
    return total - states[ScanState.WAITING], total

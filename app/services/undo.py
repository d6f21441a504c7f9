"""Taking steps back and making them again."""

from __future__ import annotations

from app.changes import command
from app.domain.ids import StepId
from app.errors import UserInputError
from app.i18n import N_
from app.store import journal
from app.store.database import Snapshot, Transaction
from app.store.journal import StepInfo


def next_undo(snapshot: Snapshot) -> StepInfo | None:
    """The step that `undo` would take back."""
    return journal.next_undo(snapshot)


def next_redo(snapshot: Snapshot) -> StepInfo | None:
    """The step that `redo` would make again."""
    return journal.next_redo(snapshot)


@command(N_("Undo"), origin="undo")
def undo(tx: Transaction) -> StepInfo:
    """Take back the newest step and say which it was.

    Raises:
        UserInputError: there is none, or something it changed was changed again since.
    """
    step = journal.next_undo(tx)
    if step is None:
        raise UserInputError(N_("There is nothing to undo."))
    journal.undo_step(tx, step.id)
    return step


@command(N_("Undo"), origin="undo")
def undo_step(tx: Transaction, step_id: StepId) -> None:
    """Take back one certain step, such as the merge that a message offers to undo."""
    journal.undo_step(tx, step_id)


@command(N_("Redo"), origin="undo")
def redo(tx: Transaction) -> StepInfo:
    """Make the step again that was taken back last; errors as for `undo`."""
    step = journal.next_redo(tx)
    if step is None:
        raise UserInputError(N_("There is nothing to redo."))
    journal.redo_step(tx, step.id)
    return step

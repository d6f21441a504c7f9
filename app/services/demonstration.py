"""The demonstration in a card book: whether there is one, and clearing it away."""

from __future__ import annotations

from app.changes import command
from app.i18n import N_
from app.store import demonstration
from app.store.database import Snapshot, Transaction


@command(N_("Tell the demonstration"), origin="system")
def mark_demonstration(tx: Transaction) -> None:
    """Remember that all that is in the book now is made up."""
    demonstration.mark(tx)


def is_demonstration(snapshot: Snapshot) -> bool:
    """Whether the made-up year is still in the book."""
    return demonstration.is_marked(snapshot)


@command(N_("Clear the demonstration"))
def clear_demonstration(tx: Transaction) -> None:
    """Put the made-up people, cards and events into the trash; what was added since stays.

    In a book without demonstration nothing happens. One undo brings all of it back.
    """
    demonstration.put_away(tx)

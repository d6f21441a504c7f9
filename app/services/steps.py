"""What is written right into the relationship table: what was brought, and the next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.changes import command
from app.domain.history import Exchange, FollowUp
from app.domain.ids import ContactId
from app.domain.moments import day_of
from app.domain.next_action import ActionKind
from app.errors import UserInputError
from app.i18n import N_
from app.services import history
from app.services.relationships import row_of
from app.store import contacts
from app.store.database import Transaction

AHEAD = timedelta(days=7)
"""A next step that is only written down is due in a week."""

_OWN = (ActionKind.KEEP_PROMISE, ActionKind.FOLLOW_UP)


@command(N_("Change the next step"))
def write_next_step(tx: Transaction, contact_id: ContactId, text: str) -> None:
    """Say what is to be done next.

    What is promised or planned gets these words; where nothing is, a follow-up is planned with
    them, for the end of the clock that runs, else for in a week. A stage is never set.
    """
    contacts.get(tx, contact_id)
    action = row_of(tx, contact_id).next_action
    source = action.source if action and action.kind in _OWN else None
    if isinstance(source, Exchange):
        history.change_fact(tx, replace(source, note=text))
    elif isinstance(source, FollowUp):
        history.change_fact(tx, replace(source, brought=text))
    else:
        runs = action is not None and action.kind is ActionKind.FIRST_TOUCH
        today = day_of(tx.now)
        due = action.on if action is not None and runs and action.on else today + AHEAD
        history.plan_follow_up(tx, contact_id, max(due, today), None, text)


@command(N_("Change what was brought"))
def write_brought(tx: Transaction, contact_id: ContactId, text: str) -> None:
    """Say what the last touch brought.

    Raises:
        UserInputError: there was none yet.
    """
    touches = history.timeline(tx, contact_id).touches
    if not touches:
        raise UserInputError(N_("Nothing was written to them yet. Log that first with T."))
    with_content = [t for t in touches if t.brought] or touches
    history.change_fact(tx, replace(with_content[-1], brought=text))

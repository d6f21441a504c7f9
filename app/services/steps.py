"""What is written right into the relationship table, for one person or for many as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.changes import command
from app.domain.history import Exchange, ExchangeState, FollowUp
from app.domain.ids import ContactId
from app.domain.moments import Moment, day_of
from app.domain.next_action import ActionKind, NextAction
from app.domain.relationship import Relationship
from app.domain.sources import behind_brought, behind_reply
from app.errors import UserInputError
from app.i18n import N_
from app.services import history
from app.services.changing import change_touch
from app.services.contacts import tag_contacts
from app.services.derived_table import rows_of
from app.services.trust import mark_contact
from app.store import contacts
from app.store.database import Transaction

AHEAD = timedelta(days=7)
"""A next step that is only written down is due in a week."""

_OWN = (ActionKind.KEEP_PROMISE, ActionKind.FOLLOW_UP)
_DATED = (*_OWN, ActionKind.AWAIT_PROMISE)


@command(N_("Change the next step"))
def write_next_step(tx: Transaction, ids: Sequence[ContactId], text: str) -> int:
    """Say what is to be done next; the number of people.

    What is promised or planned gets these words; where nothing is, a follow-up is planned with
    them, for the end of the clock that runs, else for in a week. A stage is never set.
    """
    for known in _known(tx, ids):
        action = known.next_action
        source = action.source if action and action.kind in _OWN else None
        if isinstance(source, Exchange):
            history.change_fact(tx, replace(source, note=text))
        elif isinstance(source, FollowUp):
            history.change_fact(tx, replace(source, brought=text))
        else:
            history.plan_follow_up(tx, known.contact_id, _due(tx, action), None, text)
    return len(ids)


def _due(tx: Transaction, action: NextAction | None) -> date:
    today = day_of(tx.now)
    runs = action is not None and action.kind is ActionKind.FIRST_TOUCH
    return max(action.on if action and runs and action.on else today + AHEAD, today)


@command(N_("Change the next step"))
def write_due(tx: Transaction, ids: Sequence[ContactId], due: date | None) -> int:
    """Say by which day the next step is due; the number of people.

    A promise, mine or theirs, or a planned follow-up gets this day; where nothing is, a follow-up
    is planned for it. None takes the day of a promise away.

    Raises:
        UserInputError: without a day, for what is no promise.
    """
    for known in _known(tx, ids):
        action = known.next_action
        source = action.source if action and action.kind in _DATED else None
        if isinstance(source, Exchange) and source.state is not ExchangeState.DONE:
            history.change_fact(tx, replace(source, due_on=due))
        elif due is None:
            raise UserInputError(N_("Only a promise can be without a day."))
        elif isinstance(source, FollowUp):
            history.change_fact(tx, replace(source, due_on=due, snoozed_until=None))
        else:
            text = action.text if action else None
            history.plan_follow_up(tx, known.contact_id, due, None, text)
    return len(ids)


@command(N_("Change what was brought"))
def write_brought(tx: Transaction, ids: Sequence[ContactId], text: str) -> int:
    """Say what the last touch brought; the number of people who were written to at all.

    Raises:
        UserInputError: none of them was.
    """

    def brought(touch: FollowUp) -> None:
        history.change_fact(tx, replace(touch, brought=text or None))

    return _change_touches(tx, ids, behind_brought, brought)


@command(N_("Note an answer"))
def write_answer(tx: Transaction, ids: Sequence[ContactId], day: date | None) -> int:
    """Say when the last touch was answered, or for None that it was not; the number of people.

    Raises:
        UserInputError: nobody was written to, or the day lies before the touch or in the future.
    """
    answered: Moment | None = tx.now if day == day_of(tx.now) else day

    def answer(touch: FollowUp) -> None:
        kept = touch.answered_at
        same_day = kept is not None and day is not None and day_of(kept) == day
        try:
            changed = replace(touch, answered_at=kept if same_day else answered)
        except ValueError as error:
            raise UserInputError(N_("An answer cannot come before the follow-up.")) from error
        change_touch(tx, changed)

    return _change_touches(tx, ids, behind_reply, answer)


def _change_touches(
    tx: Transaction,
    ids: Sequence[ContactId],
    of: Callable[[Relationship], FollowUp | None],
    change: Callable[[FollowUp], None],
) -> int:
    touches = [touch for known in _known(tx, ids) if (touch := of(known)) is not None]
    if not touches:
        raise UserInputError(N_("Nothing was written to them yet. Log that first with T."))
    for touch in touches:
        change(touch)
    return len(touches)


@command(N_("Tag contacts"))
def write_tags(tx: Transaction, ids: Sequence[ContactId], tags: Sequence[str]) -> int:
    """Give several people tags beside those that they have; the number of people."""
    for tag in tags:
        tag_contacts(tx, tuple(ids), tag)
    return len(ids)


@command(N_("Write a private mark"))
def write_marks(tx: Transaction, ids: Sequence[ContactId], mark: str) -> int:
    """Keep the same word of one's own beside several people; the number of people."""
    for contact_id in ids:
        mark_contact(tx, contact_id, mark)
    return len(ids)


def _known(tx: Transaction, ids: Sequence[ContactId]) -> list[Relationship]:
    """What is known of some people; NotFound for one who is not there."""
    for contact_id in ids:
        contacts.get(tx, contact_id)
    found = rows_of(tx, ids)
    return [found[contact_id] for contact_id in ids]

"""Follow-ups that repeat: they come again once made, and move when contact is made otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.history import FollowUp
from app.domain.ids import ContactId
from app.domain.repeating import moved_on, next_day
from app.store import entities
from app.store.database import Transaction


def come_again(tx: Transaction, made: FollowUp, on: date) -> None:
    """Plan a repeating follow-up that was made on a day for the next time."""
    if made.repeat is None:
        return
    again = FollowUp(
        made.contact_id,
        due_on=next_day(on, made.repeat),
        channel=made.channel,
        repeat=made.repeat,
    )
    entities.add(tx, again)


def move_on(tx: Transaction, contact_id: ContactId, on: date) -> None:
    """Contact was made on a day: what is planned to repeat is due one period after it."""
    for planned in entities.select(tx, FollowUp, contact_id=contact_id, done_at=None):
        day = moved_on(planned, on)
        if day is not None:
            entities.replace(tx, replace(planned, due_on=day, snoozed_until=None))

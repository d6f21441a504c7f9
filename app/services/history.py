"""Recording what happened between people: each function is one fact, undoable as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.changes import command
from app.domain.event import Event
from app.domain.history import (
    Channel,
    Encounter,
    Exchange,
    FollowUp,
    Introduction,
    Nuisance,
    Repeat,
    Triage,
    TriageChoice,
)
from app.domain.ids import (
    ContactId,
    EncounterId,
    EventId,
    FollowUpId,
    TriageId,
)
from app.domain.moments import Moment, day_of, start_of
from app.domain.offers import Need
from app.domain.timeline import Timeline
from app.errors import UserInputError
from app.i18n import N_
from app.services.repeating import come_again, move_on
from app.store import contacts, entities
from app.store import history as stored
from app.store.database import Snapshot, Transaction

Fact = Encounter | Triage | FollowUp | Exchange | Introduction | Nuisance | Need


def timeline(snapshot: Snapshot, contact_id: ContactId) -> Timeline:
    """Everything that happened with one contact."""
    return stored.timelines(snapshot, [contact_id])[contact_id]


@command(N_("Note an encounter"))
def meet(tx: Transaction, encounter: Encounter) -> EncounterId:
    """Record that somebody was met; meeting at the same event twice is one encounter.

    Raises:
        UserInputError: the encounter lies before its event or in the future.
    """
    contacts.get(tx, encounter.contact_id)
    check_met(tx, encounter)
    if encounter.event_id is not None:
        same = entities.select(
            tx, Encounter, contact_id=encounter.contact_id, event_id=encounter.event_id
        )
        if same:
            return EncounterId(same[0].id or 0)
    move_on(tx, encounter.contact_id, day_of(encounter.met_at))
    return EncounterId(entities.add(tx, encounter))


def check_met(tx: Transaction, encounter: Encounter) -> None:
    """Raise UserInputError where a meeting lies before its event or in the future."""
    not_in_the_future(tx, encounter.met_at)
    if encounter.event_id is None:
        return
    event = entities.get(tx, Event, encounter.event_id)
    if day_of(encounter.met_at) < event.day:
        raise UserInputError(
            N_("“{event}” began on {day}: nobody was met there before."),
            event=event.name,
            day=event.day.isoformat(),
        )


@command(N_("Note an encounter"))
def meet_at_event(tx: Transaction, contact_id: ContactId, event_id: EventId) -> EncounterId:
    """Record that somebody was met at an event, on its first day."""
    event = entities.get(tx, Event, event_id)
    return meet(tx, Encounter(contact_id, event.starts_at, event_id))


@command(N_("Choose after the event"))
def choose(
    tx: Transaction,
    contact_id: ContactId,
    choice: TriageChoice,
    event_id: EventId | None = None,
    bring: str | None = None,
) -> TriageId:
    """Record the choice about somebody: keep in touch, let go, or nuisance."""
    contacts.get(tx, contact_id)
    today = tx.now.astimezone().date()
    return TriageId(entities.add(tx, Triage(contact_id, choice, today, event_id, bring)))


@command(N_("Plan a follow-up"))
def plan_follow_up(
    tx: Transaction,
    contact_id: ContactId,
    due_on: date,
    channel: Channel | None = None,
    brought: str | None = None,
    repeat: Repeat | None = None,
) -> FollowUpId:
    """Plan a personal touch for a day, once or again and again."""
    contacts.get(tx, contact_id)
    planned = FollowUp(contact_id, due_on=due_on, channel=channel, brought=brought, repeat=repeat)
    return FollowUpId(entities.add(tx, planned))


@command(N_("Note a follow-up"))
def record_follow_up(tx: Transaction, made: FollowUp) -> FollowUpId:
    """Record a personal touch that was made.

    Raises:
        UserInputError: it lies in the future.
    """
    contacts.get(tx, made.contact_id)
    _check_times(tx, made)
    if made.done_at is not None:
        move_on(tx, made.contact_id, day_of(made.done_at))
    return FollowUpId(entities.add(tx, made))


@command(N_("Complete a follow-up"))
def complete_follow_up(
    tx: Transaction,
    follow_up_id: FollowUpId,
    done_at: Moment,
    channel: Channel | None = None,
    brought: str | None = None,
    answered_at: Moment | None = None,
) -> FollowUp:
    """Say that a planned follow-up was made, or that one made before was answered.

    Raises:
        UserInputError: a time lies in the future or the answer before the follow-up.
    """
    planned = entities.get(tx, FollowUp, follow_up_id)
    try:
        done = replace(
            planned,
            done_at=planned.done_at or done_at,
            channel=channel or planned.channel or Channel.MAIL,
            brought=brought or planned.brought,
            answered_at=answered_at or planned.answered_at,
        )
    except ValueError as error:
        raise UserInputError(N_("An answer cannot come before the follow-up.")) from error
    _check_times(tx, done)
    entities.replace(tx, done)
    if planned.done_at is None:
        come_again(tx, planned, day_of(done_at))
        move_on(tx, planned.contact_id, day_of(done_at))
    return done


@command(N_("Snooze a follow-up"))
def snooze(tx: Transaction, follow_up_id: FollowUpId, days: int = 1) -> None:
    """Put a planned follow-up off."""
    until = tx.now.astimezone().date() + timedelta(days=days)
    planned = _still_planned(entities.get(tx, FollowUp, follow_up_id))
    entities.replace(tx, replace(planned, snoozed_until=until))


def follow_ups(snapshot: Snapshot, *, due_until: date | None = None) -> tuple[FollowUp, ...]:
    """All follow-ups by day; with `due_until` only the open ones due by then."""
    found = entities.select(snapshot, FollowUp)
    if due_until is not None:
        found = tuple(
            f
            for f in found
            if f.done_at is None and (f.snoozed_until or f.due_on or date.max) <= due_until
        )
    return tuple(sorted(found, key=lambda f: (f.due_on or day_of(f.done_at or date.max), f.id)))


def follow_up(snapshot: Snapshot, follow_up_id: FollowUpId) -> FollowUp:
    """One follow-up; NotFound if there is none."""
    return entities.get(snapshot, FollowUp, follow_up_id)


@command(N_("Change an entry"))
def change_plan(tx: Transaction, planned: FollowUp, values: Mapping[str, Any]) -> FollowUp:
    """Store other values of a follow-up that is still planned.

    Raises:
        UserInputError: it was made already.
    """
    changed = replace(_still_planned(planned), **values)
    entities.replace(tx, changed)
    return changed


def _still_planned(follow_up: FollowUp) -> FollowUp:
    if follow_up.done_at is not None:
        raise UserInputError(N_("This was written already; a plan cannot be changed any more."))
    return follow_up


@command(N_("Change an entry"))
def change_fact(tx: Transaction, fact: Fact) -> None:
    """Store the new state of a recorded fact."""
    entities.replace(tx, fact)


_KINDS: Mapping[str, type[Fact]] = {
    "encounter": Encounter,
    "triage": Triage,
    "follow-up": FollowUp,
    "exchange": Exchange,
    "introduction": Introduction,
    "nuisance": Nuisance,
    "need": Need,
}


def is_entry(key: str) -> bool:
    """Whether a key such as `encounter-12` names a recorded fact."""
    return key.rpartition("-")[0] in _KINDS


def entry(snapshot: Snapshot, key: str) -> Fact:
    """The fact that a key such as `encounter-12` names; NotFound if there is none."""
    kind, _, number = key.rpartition("-")
    return entities.get(snapshot, _KINDS[kind], int(number))


@command(N_("Delete an entry"))
def delete_entry(tx: Transaction, key: str) -> None:
    """Delete the fact that a key such as `encounter-12` names."""
    kind, _, number = key.rpartition("-")
    entities.remove(tx, _KINDS[kind], int(number))


@command(N_("Note an answer"))
def note_answer(tx: Transaction, key: str) -> None:
    """Say that the follow-up which a key such as `follow-up-12` names was answered now.

    Raises:
        UserInputError: it is no follow-up that was made.
    """
    kind, _, number = key.rpartition("-")
    made = entities.get(tx, FollowUp, int(number)) if kind == "follow-up" else None
    if made is None or made.done_at is None:
        raise UserInputError(N_("Only a word that was written can be answered."))
    entities.replace(tx, replace(made, answered_at=tx.now))


@command(N_("Delete an entry"))
def delete_fact(tx: Transaction, fact: Fact) -> None:
    """Delete a recorded fact, a double entry say."""
    assert fact.id is not None, "only a stored fact can be deleted"
    entities.remove(tx, type(fact), fact.id)


def _check_times(tx: Transaction, made: FollowUp) -> None:
    for moment in (made.done_at, made.answered_at):
        if moment is not None:
            not_in_the_future(tx, moment)


def not_in_the_future(tx: Transaction, moment: Moment) -> None:
    """Raise UserInputError where a moment is still to come."""
    if start_of(moment) > tx.now:
        raise UserInputError(
            N_("{day} is still to come: only what happened can be noted."),
            day=day_of(moment).isoformat(),
        )

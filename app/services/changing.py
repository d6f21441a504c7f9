"""Changing what was recorded: meetings, words written, introductions, marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.changes import command
from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeState,
    FollowUp,
    Introduction,
)
from app.domain.ids import ContactId, EncounterId, OfferId
from app.domain.moments import day_of
from app.domain.offers import Need, OfferTold
from app.errors import UserInputError
from app.i18n import N_
from app.services.encounters import Talk, keep_talk
from app.services.history import check_met, complete_follow_up, not_in_the_future, record_follow_up
from app.services.offers import tell_offer
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class MetAndSaid:
    """A meeting with the need and the promise that were noted of it."""

    encounter: Encounter
    need: Need | None = None
    promise: Exchange | None = None


def met_and_said(snapshot: Snapshot, encounter_id: EncounterId) -> MetAndSaid:
    """A meeting with what came of it: the last need of that day, the last promise still open."""
    met = entities.get(snapshot, Encounter, encounter_id)
    day = day_of(met.met_at)
    needs = entities.select(snapshot, Need, contact_id=met.contact_id, on=day)
    own = {"contact_id": met.contact_id, "on": day, "direction": Direction.GAVE}
    made = entities.select(snapshot, Exchange, state=ExchangeState.PROMISED, **own)
    promises = [x for x in made if x.event_id == met.event_id and x.note]
    return MetAndSaid(met, needs[-1] if needs else None, promises[-1] if promises else None)


@command(N_("Change an entry"))
def change_encounter(tx: Transaction, changed: Encounter, talk: Talk) -> None:
    """Store a meeting anew with its need and promise; what is empty now is taken away.

    Raises:
        UserInputError: it lies before its event or in the future, or the meeting at this event is
            recorded already.
    """
    assert changed.id is not None, "only a stored meeting can be changed"
    before = met_and_said(tx, changed.id)
    move_encounter(tx, changed)
    on = day_of(changed.met_at)
    _change_need(tx, before.need, talk.need, on)
    _change_promise(tx, before.promise, talk, changed)
    is_new = Talk(
        talk.need if before.need is None else None,
        talk.promise if before.promise is None else None,
        talk.promise_due,
    )
    keep_talk(tx, changed, on, is_new)


@command(N_("Change an entry"))
def move_encounter(tx: Transaction, changed: Encounter) -> None:
    """Store a meeting anew; what was said at it stays as it is. Errors as above."""
    check_met(tx, changed)
    if changed.introduced_by is not None:
        contacts.get(tx, changed.introduced_by)
    if changed.event_id is not None:
        same = {"contact_id": changed.contact_id, "event_id": changed.event_id}
        if any(other.id != changed.id for other in entities.select(tx, Encounter, **same)):
            raise UserInputError(N_("This meeting is recorded already."))
    entities.replace(tx, changed)


def _change_need(tx: Transaction, known: Need | None, text: str | None, on: date) -> None:
    if known is None or known.id is None:
        return
    if text is None:
        entities.remove(tx, Need, known.id)
    elif (text, on) != (known.text, known.on):
        entities.replace(tx, replace(known, text=text, on=on))


def _change_promise(
    tx: Transaction, known: Exchange | None, talk: Talk, changed: Encounter
) -> None:
    if known is None or known.id is None:
        return
    if talk.promise is None:
        entities.remove(tx, Exchange, known.id)
        return
    on, where = day_of(changed.met_at), changed.event_id
    said = replace(known, note=talk.promise, due_on=talk.promise_due, on=on, event_id=where)
    if said != known:
        entities.replace(tx, said)


@command(N_("Change an entry"))
def change_introduction(tx: Transaction, changed: Introduction) -> None:
    """Store an introduction anew; UserInputError for a day still to come."""
    not_in_the_future(tx, changed.on)
    for person in (changed.person, changed.other, changed.introducer):
        if person is not None:
            contacts.get(tx, person)
    entities.replace(tx, changed)


@command(N_("Note a follow-up"))
def record_touch(tx: Transaction, made: FollowUp) -> None:
    """Record a word that was written; the offer that it brought was told with it."""
    record_follow_up(tx, made)
    _tell(tx, made)


@command(N_("Complete a follow-up"))
def complete_touch(tx: Transaction, made: FollowUp) -> None:
    """Record that a planned word was written; the offer that it brought was told with it."""
    assert made.id is not None and made.done_at is not None, "only a plan can be completed"
    done = complete_follow_up(
        tx, made.id, made.done_at, made.channel, made.brought, made.answered_at
    )
    if made.offer_id is not None:
        entities.replace(tx, replace(done, offer_id=made.offer_id))
        _tell(tx, made)


@command(N_("Change an entry"))
def change_touch(tx: Transaction, changed: FollowUp) -> None:
    """Store a word that was written anew; UserInputError where it lies in the future.

    An offer that it no longer brings is no longer told either, unless somebody said what to it.
    """
    assert changed.id is not None, "only a stored word can be changed"
    known = entities.get(tx, FollowUp, changed.id)
    for moment in (changed.done_at, changed.answered_at):
        if moment is not None:
            not_in_the_future(tx, moment)
    entities.replace(tx, changed)
    if _told(known) != _told(changed):
        _take_back(tx, known)
        _tell(tx, changed)


_Told = tuple[OfferId, ContactId, date]


def _told(made: FollowUp) -> _Told | None:
    if made.offer_id is None or made.done_at is None:
        return None
    return made.offer_id, made.contact_id, day_of(made.done_at)


def _tell(tx: Transaction, made: FollowUp) -> None:
    told = _told(made)
    if told is not None:
        tell_offer(tx, OfferTold(*told))


def _take_back(tx: Transaction, made: FollowUp) -> None:
    told = _told(made)
    if told is not None:
        same = dict(zip(("offer_id", "contact_id", "on"), told, strict=True))
        for record in entities.select(tx, OfferTold, **same):
            if record.reaction is None and record.id is not None:
                entities.remove(tx, OfferTold, record.id)

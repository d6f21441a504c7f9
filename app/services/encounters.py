"""Meeting somebody, with what was talked of: one entry, undone as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.changes import command
from app.domain.history import Direction, Encounter, Exchange, ExchangeKind, ExchangeState
from app.domain.ids import ContactId, EncounterId, EventId
from app.domain.moments import day_of, end_of
from app.domain.offers import Need
from app.i18n import N_
from app.services.history import meet
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of a talk.

    Attributes:
        need: what they need, in their words.
        promise: what I said I would send, due by `promise_due`.
    """

    need: str | None = None
    promise: str | None = None
    promise_due: date | None = None


@command(N_("Note an encounter"))
def note_encounter(tx: Transaction, encounter: Encounter, talk: Talk) -> EncounterId:
    """Record that somebody was met and what was said; errors as for `meet`.

    Where the meeting at this event is recorded already, note and introducer are added to it.
    """
    if encounter.introduced_by is not None:
        contacts.get(tx, encounter.introduced_by)
    encounter_id = meet(tx, encounter)
    known = entities.get(tx, Encounter, encounter_id)
    told = replace(
        known,
        note=encounter.note or known.note,
        introduced_by=encounter.introduced_by or known.introduced_by,
    )
    if told != known:
        entities.replace(tx, told)
    keep_talk(tx, encounter, day_of(encounter.met_at), talk)
    return encounter_id


def encounters(
    snapshot: Snapshot, contact_id: ContactId | None = None, event_id: EventId | None = None
) -> tuple[Encounter, ...]:
    """Who was met, the newest first; of one contact or at one event where these are given."""
    asked = {"contact_id": contact_id, "event_id": event_id}
    own = {column: value for column, value in asked.items() if value is not None}
    found = entities.select(snapshot, Encounter, **own)
    return tuple(sorted(found, key=lambda e: (end_of(e.met_at), e.id or 0), reverse=True))


def encounter(snapshot: Snapshot, encounter_id: EncounterId) -> Encounter:
    """One encounter; NotFound if there is none."""
    return entities.get(snapshot, Encounter, encounter_id)


def keep_talk(tx: Transaction, encounter: Encounter, on: date, talk: Talk) -> None:
    """Store a need and a promise of a meeting, as told on a day."""
    if talk.need:
        entities.add(tx, Need(talk.need, on, encounter.contact_id))
    if talk.promise:
        promise = Exchange(
            encounter.contact_id,
            on,
            Direction.GAVE,
            ExchangeKind.KNOWLEDGE,
            ExchangeState.PROMISED,
            due_on=talk.promise_due,
            event_id=encounter.event_id,
            note=talk.promise,
        )
        entities.add(tx, promise)

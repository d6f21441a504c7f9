"""The evening after an event: one card at a time, wanted, let go or nuisance, and what to bring."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from app.changes import command
from app.domain.event import Event
from app.domain.history import Encounter, TriageChoice
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.summary import ContactSummary
from app.domain.timeline import Timeline
from app.i18n import N_
from app.services.derived_table import DerivedTable
from app.services.encounters import Talk, keep_talk
from app.services.events import events
from app.services.history import choose
from app.services.nuisances import Caution, marked
from app.store import entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class Sorting:
    """Somebody met at the event.

    Attributes:
        choice: what was chosen already; None while it is open.
        met_before: at how many other events.
        colleagues: how many others of the same company are known.
        cautions: what they have in common with people marked as a nuisance.
    """

    contact: ContactSummary
    encounter: Encounter
    choice: TriageChoice | None
    met_before: int
    colleagues: int
    is_nuisance: bool
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Evening:
    """An event and everybody met there, in the order in which they were taken in."""

    event: Event
    people: tuple[Sorting, ...]

    @property
    def open(self) -> tuple[Sorting, ...]:
        """Those about whom nothing was chosen yet."""
        return tuple(p for p in self.people if p.choice is None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided and noted about somebody.

    Attributes:
        talked: what was talked of.
        need: what they need, in their words.
        promise: what I said I would send, due by `promise_due`.
        bring: what I can bring them: the title of an offer.
    """

    choice: TriageChoice
    talked: str | None = None
    need: str | None = None
    promise: str | None = None
    promise_due: date | None = None
    bring: str | None = None


def evening(snapshot: Snapshot, derived: DerivedTable, event_id: EventId) -> Evening:
    """Everybody met at an event."""
    event = entities.get(snapshot, Event, event_id)
    rows = derived.rows(snapshot)
    met = [
        (row, encounter)
        for row in rows.values()
        for encounter in row.met
        if encounter.event_id == event_id
    ]
    people = derived.people(snapshot)
    firms, bad = _firms(people.values()), marked(snapshot)
    found = [
        Sorting(
            people[row.contact_id],
            encounter,
            chosen_after(row.timeline, encounter),
            len({e.event_id for e in row.met} - {None, event_id}),
            firms.get(people[row.contact_id].company or "", 1) - 1,
            bool(row.timeline.nuisances),
            bad.about(people[row.contact_id].company, row),
        )
        for row, encounter in met
        if row.contact_id in people
    ]
    return Evening(event, tuple(sorted(found, key=lambda s: s.encounter.id or 0)))


def waiting_event(snapshot: Snapshot, derived: DerivedTable) -> EventId | None:
    """The newest event with people about whom nothing was chosen yet."""
    rows = derived.rows(snapshot).values()
    waiting = {
        encounter.event_id
        for row in rows
        for encounter in row.met
        if encounter.event_id and chosen_after(row.timeline, encounter) is None
    }
    return next((EventId(e.id) for e in events(snapshot) if e.id in waiting), None)


def chosen_after(timeline: Timeline, encounter: Encounter) -> TriageChoice | None:
    """The choice made about somebody for an event, or at any time after that meeting."""
    for triage in reversed(timeline.triages):
        same = triage.event_id is not None and triage.event_id == encounter.event_id
        if same or (triage.event_id is None and triage.on >= day_of(encounter.met_at)):
            return triage.choice
    return None


@command(N_("Choose after the event"))
def decide(
    tx: Transaction, contact_id: ContactId, encounter: Encounter, decision: Decision
) -> None:
    """Store what was decided and noted about somebody, as one step."""
    today = tx.now.astimezone().date()
    choose(tx, contact_id, decision.choice, encounter.event_id, decision.bring)
    if decision.talked and decision.talked != encounter.note:
        entities.replace(tx, replace(encounter, note=decision.talked))
    talk = Talk(decision.need, decision.promise, decision.promise_due)
    keep_talk(tx, encounter, today, talk)


def _firms(people: Collection[ContactSummary]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for person in people:
        if person.company:
            counts[person.company] = counts.get(person.company, 0) + 1
    return counts

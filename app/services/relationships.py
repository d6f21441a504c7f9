"""The relationship view: the derived table, its rows, and the numbers of events."""

from __future__ import annotations

import gc
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.changes import Changes
from app.domain.clocks import ClockState, Rules
from app.domain.conditions import EVERYBODY, Conditions, fits
from app.domain.event import Event
from app.domain.funnel import Funnel, dormant_share, funnel
from app.domain.give_and_take import GiveAndTake, all_together
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of, end_of
from app.domain.ratio import Ratio
from app.domain.records import Record, recommender_records, source_records
from app.domain.relationship import Relationship, relationship
from app.domain.returns import Evening, EventNumbers, by_event, evening_numbers
from app.domain.summary import ContactSummary
from app.services.events import events
from app.services.preferences import rules
from app.store import contacts, tags
from app.store.database import Snapshot
from app.store.history import timelines

_NOBODY = Evening()
_FACTS = (
    "encounter",
    "triage",
    "follow_up",
    "exchange",
    "introduction",
    "nuisance",
    "contact",
)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for garbage among a million new objects, all of which are kept.

    Neither meanwhile nor at the end, when it would go over all of them: they are set aside.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


class DerivedTable:
    """Every contact's relationship, kept in memory and never on disk.

    Built when first asked for; rows of changed contacts are derived anew at the next question,
    all of them when settings change, at midnight, and when a clock runs out.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: dict[ContactId, Relationship] = {}
        self._stale: set[ContactId] | None = None
        self._valid_until: datetime | None = None
        self._people: dict[ContactId, ContactSummary] | None = None

    def changed(self, changes: Changes) -> None:
        """Note whose rows are out of date."""
        ids = changes.ids("contact")
        with self._lock:
            if changes.touches("contact", "company"):
                self._people = None
            # A chain of exchanges may lead over several people, so one of them touches all.
            everything = ids is None or changes.touches("setting", "exchange")
            if everything or self._stale is None:
                self._stale = None
                self._valid_until = None
            elif changes.touches(*_FACTS):
                self._stale |= {ContactId(i) for i in ids or ()}

    def rows(self, snapshot: Snapshot) -> Mapping[ContactId, Relationship]:
        """The relationship of each contact outside the trash."""
        with self._lock:
            if self._valid_until is None or snapshot.now >= self._valid_until:
                with uncollected():
                    self._rows = _derive(snapshot, contacts.all_ids(snapshot), rules(snapshot))
                self._valid_until = _next_deadline(self._rows.values(), snapshot.now)
            elif self._stale:
                self._refresh(snapshot, self._stale)
            self._stale = set()
            return dict(self._rows)

    def some(
        self, snapshot: Snapshot, ids: Collection[ContactId]
    ) -> Mapping[ContactId, Relationship]:
        """The relationships of some contacts, without waiting for everybody's at the first time."""
        with self._lock:
            is_built = self._valid_until is not None
        if not is_built:
            return rows_of(snapshot, ids)
        table = self.rows(snapshot)
        return {i: table[i] for i in ids if i in table}

    def people(self, snapshot: Snapshot) -> Mapping[ContactId, ContactSummary]:
        """What lists show of each contact outside the trash; nobody may change it."""
        with self._lock:
            if self._people is None:
                self._people = contacts.summaries(snapshot)
            return self._people

    def _refresh(self, snapshot: Snapshot, ids: set[ContactId]) -> None:
        present = [c.id for c in contacts.load(snapshot, ids).values() if c.deleted_at is None]
        for contact_id in ids:
            self._rows.pop(contact_id, None)
        self._rows |= _derive(snapshot, present, rules(snapshot))
        self._valid_until = _next_deadline(self._rows.values(), snapshot.now)


class Row(NamedTuple):
    """A line of the relationship view.

    Attributes:
        event_names: those of all events, by id.
    """

    contact: ContactSummary
    relationship: Relationship
    event_names: Mapping[EventId | None, str]

    @property
    def met(self) -> tuple[tuple[str | None, date], ...]:
        """Name (None without an event) and day of each encounter."""
        names = self.event_names
        return tuple((names.get(e.event_id), day_of(e.met_at)) for e in self.relationship.met)


@dataclass(frozen=True, slots=True)
class RelationshipView:
    """All that the relationship view shows."""

    rows: tuple[Row, ...]
    funnel: Funnel
    give_and_take: GiveAndTake
    dormant: Ratio
    running_clocks: int
    events: tuple[EventNumbers, ...]
    recommenders: tuple[tuple[ContactSummary, Record], ...]
    sources: Mapping[str, Record]


def view(
    snapshot: Snapshot,
    derived: DerivedTable,
    conditions: Conditions = EVERYBODY,
    *,
    with_events: bool = True,
) -> RelationshipView:
    """The relationship view of all contacts, or of those that meet the conditions.

    Args:
        snapshot: the book at one moment.
        derived: every contact's relationship.
        conditions: who is shown.
        with_events: whether the numbers of events are wanted, which take the longest.
    """
    everyone = derived.rows(snapshot)
    summaries = derived.people(snapshot)
    held = events(snapshot)
    by_id: dict[EventId | None, Event] = {e.id: e for e in held}
    tagged = tags.by_contact(snapshot) if conditions.tags else {}
    chosen = [
        row
        for i, row in everyone.items()
        if i in summaries and fits(row, summaries[i].industry, tagged.get(i, ()), conditions, by_id)
    ]
    asked = conditions.events
    reported = [e for e in held if with_events and (not asked or e.id in asked)]
    names: dict[EventId | None, str] = {e.id: e.name for e in held}
    with uncollected():
        shown = tuple([Row(summaries[row.contact_id], row.complete(), names) for row in chosen])
    return RelationshipView(
        shown,
        funnel(chosen),
        all_together(row.give_and_take for row in chosen),
        dormant_share(chosen),
        sum(c.state is ClockState.RUNNING for row in chosen for c in row.clocks[-1:]),
        _numbers(snapshot, everyone, reported),
        _recommenders(held, summaries),
        {str(source): record for source, record in source_records(held).items()},
    )


def event_report(
    snapshot: Snapshot, derived: DerivedTable, event_id: EventId | None = None
) -> tuple[EventNumbers, ...]:
    """The numbers of all events, newest first, or of one."""
    chosen = [e for e in events(snapshot) if event_id in (None, e.id)]
    return _numbers(snapshot, derived.rows(snapshot), chosen)


def row_of(snapshot: Snapshot, contact_id: ContactId) -> Relationship:
    """One contact's relationship, derived on the spot."""
    return _derive(snapshot, [contact_id], rules(snapshot))[contact_id]


def rows_of(snapshot: Snapshot, ids: Collection[ContactId]) -> Mapping[ContactId, Relationship]:
    """Some contacts' relationships, derived on the spot: faster than to wait for everybody's."""
    return _derive(snapshot, ids, rules(snapshot))


def _derive(
    snapshot: Snapshot, ids: Collection[ContactId], by: Rules
) -> dict[ContactId, Relationship]:
    return {
        contact_id: relationship(timeline, snapshot.now, by)
        for contact_id, timeline in timelines(snapshot, ids).items()
    }


def _next_deadline(rows: Collection[Relationship], now: datetime) -> datetime:
    """When something changes without a record: the next midnight, or a clock that runs out."""
    midnight = end_of(day_of(now))
    running = (c.deadline for row in rows for c in row.clocks if c.state is ClockState.RUNNING)
    return min([midnight, *running])


def _numbers(
    snapshot: Snapshot, everyone: Mapping[ContactId, Relationship], held: Collection[Event]
) -> tuple[EventNumbers, ...]:
    if not held:
        return ()
    chosen = rules(snapshot)
    with uncollected():
        groups = by_event(everyone.values())
        return tuple([evening_numbers(e, groups.get(e.id, _NOBODY), chosen) for e in held if e.id])


def _recommenders(
    held: Collection[Event], summaries: Mapping[ContactId, ContactSummary]
) -> tuple[tuple[ContactSummary, Record], ...]:
    records = recommender_records(held)
    known = [(summaries[i], record) for i, record in records.items() if i in summaries]
    return tuple(sorted(known, key=lambda pair: (-pair[1].value, pair[0].name)))

"""Every contact's relationship, derived once and kept in memory."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from app.changes import Changes
from app.domain.clocks import ClockState, Rules
from app.domain.contact import UNLABELLED, Labels
from app.domain.ids import ContactId, ExchangeId
from app.domain.moments import day_of, end_of
from app.domain.relationship import Relationship, relationship
from app.domain.summary import ContactSummary
from app.services.events import events
from app.services.preferences import rules
from app.services.view_rows import EventNames, Standing, standing
from app.store import contacts, tags
from app.store.database import Snapshot
from app.store.history import led_to_work, timelines

PREPARED = 30_000
"""So many contacts are derived at the start before anyone asks: half a second for 20,000."""

_T = TypeVar("_T")
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
        self._lock = threading.RLock()
        self._told_at = 0.0
        self._rows: dict[ContactId, Relationship] = {}
        self._stale: set[ContactId] | None = None  # None: everybody
        self._chains_changed = False
        self._valid_until: datetime | None = None
        self._people: dict[ContactId, ContactSummary] = {}
        self._labels: Mapping[ContactId, Labels] = {}
        self._renamed: set[ContactId] | None = None  # None: everybody
        self._standings: dict[ContactId, Standing] = {}
        self._names: EventNames = {}

    def changed(self, changes: Changes) -> None:
        """Note whose rows are out of date."""
        ids = changes.ids("contact")
        with self._lock:
            self._told_at = time.monotonic()
            if ids is None or changes.touches("company", "tag"):
                self._renamed = None
            elif self._renamed is not None:
                self._renamed |= {ContactId(i) for i in ids}
            if ids is None or changes.touches("setting"):
                self._stale = None
            elif self._stale is not None and changes.touches(*_FACTS):
                self._stale |= {ContactId(i) for i in ids}
                self._chains_changed |= changes.touches("exchange")

    def rows(self, snapshot: Snapshot) -> Mapping[ContactId, Relationship]:
        """The relationship of each contact outside the trash."""
        with self._lock:
            is_over = self._valid_until is None or snapshot.now >= self._valid_until
            if is_over or self._stale is None:
                with uncollected():
                    self._rows = _derive(snapshot, contacts.all_ids(snapshot), rules(snapshot))
                self._valid_until = _next_deadline(self._rows.values(), snapshot.now)
                self._standings = {}
            elif self._stale:
                self._refresh(snapshot, self._stale | self._behind_chains(snapshot))
            if self._knows_all(snapshot):
                self._stale, self._chains_changed = set(), False
            return dict(self._rows)

    def prepare(self, snapshot: Snapshot) -> None:
        """Derive everybody before anyone asks; nobody waits meanwhile, and what is old is dropped.

        Nothing is done where they are so many that it would take long and much memory.
        """
        ids = contacts.all_ids(snapshot)
        with self._lock:
            is_asked_for = self._stale is None and len(ids) <= PREPARED
        if not is_asked_for:
            return
        with uncollected():
            rows = _derive(snapshot, ids, rules(snapshot))
        deadline = _next_deadline(rows.values(), snapshot.now)
        with self._lock:
            if self._stale is None and self._knows_all(snapshot):
                self._rows, self._valid_until = rows, deadline
                self._stale, self._chains_changed, self._standings = set(), False, {}
        self.complete()
        self.standings(snapshot, {e.id: e.name for e in events(snapshot)})

    def complete(self) -> None:
        """Reckon what rows show beside what is added up; who asks for it meanwhile does so too."""
        for row in tuple(self._rows.values()):
            row.complete()

    def _knows_all(self, snapshot: Snapshot) -> bool:
        """Whether a view of the data is newer than the last change; an older one may lack it."""
        return snapshot.opened > self._told_at

    def some(
        self, snapshot: Snapshot, ids: Collection[ContactId]
    ) -> Mapping[ContactId, Relationship]:
        """The relationships of some contacts, without waiting for everybody's at the first time."""
        with self._lock:
            is_built = self._stale is not None
        if not is_built:
            return rows_of(snapshot, ids)
        table = self.rows(snapshot)
        return {i: table[i] for i in ids if i in table}

    def people(self, snapshot: Snapshot) -> Mapping[ContactId, ContactSummary]:
        """What lists show of each contact outside the trash; nobody may change it."""
        with self._lock:
            if self._renamed is None:
                self._people = contacts.summaries(snapshot)
                self._labels = tags.labels(snapshot)
                self._standings = {}
            elif self._renamed:
                anew = self._renamed
                present = contacts.summaries(snapshot, _outside_the_trash(snapshot, anew))
                self._people = _without(self._people, anew) | present
                self._labels = {**_without(self._labels, anew), **tags.labels(snapshot, anew)}
                self._forget(anew)
            if self._knows_all(snapshot):
                self._renamed = set()
            return self._people

    def standings(self, snapshot: Snapshot, names: EventNames) -> Mapping[ContactId, Standing]:
        """What the relationship view adds up of each contact, with the names of events."""
        with self._lock:
            rows, people = self.rows(snapshot), self.people(snapshot)
            if names != self._names:
                self._names, self._standings = names, {}
            known = self._standings
            if len(known) < len(rows):
                with uncollected():
                    for i, row in rows.items():
                        if i not in known and i in people:
                            known[i] = self._standing(people[i], row)
            return {i: known[i] for i in rows if i in known}

    def _refresh(self, snapshot: Snapshot, ids: set[ContactId]) -> None:
        present = _outside_the_trash(snapshot, ids)
        for contact_id in ids.difference(present):
            self._rows.pop(contact_id, None)
        self._forget(ids)
        self._rows |= _derive(snapshot, present, rules(snapshot))
        self._valid_until = _next_deadline(self._rows.values(), snapshot.now)

    def _standing(self, contact: ContactSummary, row: Relationship) -> Standing:
        labels = self._labels.get(contact.id, UNLABELLED)
        return standing(contact, row, self._names, labels)

    def _forget(self, ids: Collection[ContactId]) -> None:
        for contact_id in ids:
            self._standings.pop(contact_id, None)

    def _behind_chains(self, snapshot: Snapshot) -> set[ContactId]:
        """Whose exchanges led to work, or no longer do, by a change in a chain of exchanges."""
        if not self._chains_changed:
            return set()
        now, none = led_to_work(snapshot), frozenset[ExchangeId]()
        rows = self._rows.items()
        return {i for i, row in rows if row.timeline.led_to_work != now.get(i, none)}


def _outside_the_trash(snapshot: Snapshot, ids: Collection[ContactId]) -> list[ContactId]:
    return [c.id for c in contacts.load(snapshot, ids).values() if c.deleted_at is None]


def _without(everyone: Mapping[ContactId, _T], some: Collection[ContactId]) -> dict[ContactId, _T]:
    return {i: known for i, known in everyone.items() if i not in some}


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

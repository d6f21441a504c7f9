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
from app.store.history import count_facts, led_to_work, timelines

PREPARED = 30_000
"""So many contacts are derived at the start before anyone asks, and more where as many facts are
known of them: half a second for 20,000. Of more people of whom little is known that would save
little time and take much memory."""

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
    those whose clock has run out, too; all of them when settings change, and at midnight.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._preparing = threading.Lock()  # taken before the other one, never while that is held
        self._meanwhile: set[ContactId] | None = None  # whoever changes while all are prepared
        self._told_at = 0.0
        self._rows: dict[ContactId, Relationship] = {}
        self._stale: set[ContactId] | None = None  # None: everybody
        self._chains_changed = False
        self._midnight: datetime | None = None
        self._next_clock: datetime | None = None
        self._people: dict[ContactId, ContactSummary] = {}
        self._labels: Mapping[ContactId, Labels] = {}
        self._renamed: set[ContactId] | None = None  # None: everybody
        self._standings: dict[ContactId, Standing] = {}
        self._names: EventNames = {}

    @property
    def is_built(self) -> bool:
        """Whether nobody would wait for everybody's rows to be derived."""
        return self._stale is not None

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
                self._stale = self._meanwhile = None
            elif changes.touches(*_FACTS):
                for some in (self._stale, self._meanwhile):
                    if some is not None:
                        some |= {ContactId(i) for i in ids}
                        self._chains_changed |= changes.touches("exchange")

    def rows(self, snapshot: Snapshot) -> Mapping[ContactId, Relationship]:
        """The relationship of each contact outside the trash."""
        self._let_prepare()
        with self._lock:
            return self._all_rows(snapshot)

    def _let_prepare(self) -> None:
        """Wait for whoever prepares all rows: to derive them beside that would take longer."""
        if not self.is_built:
            with self._preparing:
                return

    def _all_rows(self, snapshot: Snapshot) -> Mapping[ContactId, Relationship]:
        is_over = self._midnight is None or snapshot.now >= self._midnight
        if is_over or self._stale is None:
            with uncollected():
                self._rows = _derive(snapshot, contacts.all_ids(snapshot), rules(snapshot))
            self._note_deadlines(snapshot.now)
            self._standings = {}
        elif changed := self._stale | self._ran_out(snapshot.now):
            self._refresh(snapshot, changed | self._behind_chains(snapshot))
        if self._knows_all(snapshot):
            self._stale, self._chains_changed = set(), False
        return dict(self._rows)

    def _ran_out(self, now: datetime) -> set[ContactId]:
        """Whose clock has run out since it was looked at."""
        if self._next_clock is None or now < self._next_clock:
            return set()
        return {i for i, row in self._rows.items() if any(end <= now for end in _running(row))}

    def _note_deadlines(self, now: datetime) -> None:
        """When something changes without a record: the next midnight, or a clock that runs out."""
        self._midnight = end_of(day_of(now))
        ends = (end for row in self._rows.values() for end in _running(row))
        self._next_clock = min(ends, default=None)

    def prepare(self, snapshot: Snapshot) -> None:
        """Derive everybody before anyone asks; who does so meanwhile waits for the rest of it.

        Whoever changes meanwhile is derived anew afterwards. Nothing is done for many people of
        whom little is known; see `PREPARED`.
        """
        ids = contacts.all_ids(snapshot)
        if len(ids) > PREPARED and count_facts(snapshot) <= PREPARED:
            return
        with self._preparing:
            is_done = self._prepare(snapshot, ids)
        if is_done:
            self.complete()
            self.standings(snapshot, {e.id: e.name for e in events(snapshot)})

    def _prepare(self, snapshot: Snapshot, ids: Collection[ContactId]) -> bool:
        with self._lock:
            if self._stale is not None or not self._knows_all(snapshot):
                return False
            self._meanwhile, self._chains_changed = set(), False
        with uncollected():
            rows = _derive(snapshot, ids, rules(snapshot))
        with self._lock:
            changed = self._changed_meanwhile()
            if changed is None:  # everybody
                return False
            self._rows, self._stale, self._standings = rows, changed, {}
            self._note_deadlines(snapshot.now)
            return True

    def _changed_meanwhile(self) -> set[ContactId] | None:
        changed, self._meanwhile = self._meanwhile, None
        return changed

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
        if not self.is_built:
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
        self._let_prepare()
        with self._lock:
            rows, people = self._all_rows(snapshot), self.people(snapshot)
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
        self._note_deadlines(snapshot.now)

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


def _running(row: Relationship) -> Iterator[datetime]:
    """When the clocks of somebody that run will have run out."""
    return (clock.deadline for clock in row.clocks if clock.state is ClockState.RUNNING)

"""Due follow-ups, promises and events as dates for a calendar program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from app.changes import command
from app.domain.clocks import ClockState
from app.domain.event import Event, is_left_out
from app.domain.history import Direction, Exchange
from app.domain.moments import day_of
from app.domain.next_action import is_owed, planned_for
from app.domain.relationship import Relationship
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.formats.icalendar import CalendarEntry, Status, write_calendar
from app.i18n import N_
from app.i18n import gettext as _
from app.services.derived_table import DerivedTable
from app.services.events import decisions
from app.services.export import write_whole
from app.services.words import exchange_word, money
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction
from app.store.journal import Revision, revisions
from app.store.preferences import save_setting, text_of

_NAME = "calendar-id"
"""Under this key stands, beside the settings, by what calendars tell this card book's entries."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What goes into the file, and how many promises have no day and so no place in it."""

    entries: tuple[CalendarEntry, ...]
    undated: int


@command(N_("Name the calendar"), origin="system")
def name_calendar(tx: Transaction) -> None:
    """Give the book's dates a name of their own, once: two books have no UID in common."""
    if text_of(tx, _NAME) is None:
        save_setting(tx, _NAME, str(uuid4()))


def export_dates(snapshot: Snapshot, derived: DerivedTable, path: Path) -> Dates:
    """Write all dates into a file; `name_calendar` has to be run before.

    Raises:
        UserInputError: there is no date; nothing is written.
        SetupError: the file cannot be written.
    """
    found = dates(snapshot, derived)
    if not found.entries:
        raise UserInputError(
            N_("Nothing is due, promised or planned for a day. No file was written.")
        )
    write_whole(path, [write_calendar(found.entries)])
    return found


def dates(snapshot: Snapshot, derived: DerivedTable) -> Dates:
    """All dates, the earliest first.

    First words whose clock runs, planned follow-ups, promises with a day, and events. Events that
    were deleted or decided against come as cancelled while they are still ahead, so that a
    calendar that has them takes them out.
    """
    rows = [r for r in derived.rows(snapshot).values() if r.stage.is_rising]
    people = derived.people(snapshot)
    marks = _Marks.of(snapshot)
    entries = list(_events(snapshot, marks))
    for row in rows:
        entries += _of_person(row, people[row.contact_id], marks)
    undated = sum(p.due_on is None for r in rows for p in (*r.owed_by_me, *r.owed_to_me))
    return Dates(tuple(sorted(entries, key=lambda e: (day_of(e.starts), e.uid))), undated)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells an entry from others, and its states from one another."""

    book: str
    now: datetime
    revisions: Mapping[str, Mapping[int, Revision]]

    @staticmethod
    def of(snapshot: Snapshot) -> _Marks:
        tables = ("event", "follow_up", "exchange", "encounter")
        known = {table: revisions(snapshot, table) for table in tables}
        return _Marks(text_of(snapshot, _NAME) or "book", snapshot.now, known)

    def uid(self, kind: str, row_id: int | None) -> str:
        return f"{kind}-{row_id}@{self.book}.enishi"

    def revision(self, table: str, row_id: int | None) -> Revision:
        return self.revisions[table].get(row_id or 0) or Revision(0, self.now)


def _events(snapshot: Snapshot, marks: _Marks) -> Iterator[CalendarEntry]:
    today = day_of(snapshot.now)
    held = entities.select(snapshot, Event)
    by = contacts.summaries(snapshot, [e.recommended_by for e in held if e.recommended_by])
    decided = decisions(snapshot)
    for event in held:
        choices = decided.get(event.id, ())
        skipped = is_left_out(choices)
        is_off = skipped or event.deleted_at is not None
        if is_off and event.day < today:
            continue
        sure = event.day < today or bool(choices)
        status = Status.CONFIRMED if sure else Status.TENTATIVE
        written = marks.revision("event", event.id)
        yield CalendarEntry(
            marks.uid("event", event.id),
            event.name,
            event.starts_at,
            written.at,
            written.number + len(choices),
            event.ends_at,
            _facts(event, by.get(event.recommended_by) if event.recommended_by else None),
            event.place or "",
            (_("Event"),),
            Status.CANCELLED if is_off else status,
            is_busy=not is_off,
        )


def _facts(event: Event, recommender: ContactSummary | None) -> str:
    """What one wants to know of an event on the way there."""
    lines = (
        event.purpose and _("Purpose: {text}").format(text=event.purpose),
        event.bring and _("To bring: {text}").format(text=event.bring),
        recommender and _("Recommended by {name}").format(name=recommender.name),
        event.fee.amount and _("Fee: {amount}").format(amount=money(event.fee)),
    )
    return "\n".join(line for line in lines if line)


def _of_person(row: Relationship, person: ContactSummary, marks: _Marks) -> Iterator[CalendarEntry]:
    yield from _first_word(row, person, marks)
    for follow_up in row.timeline.follow_ups:
        if (on := planned_for(follow_up)) is not None:
            written = marks.revision("follow_up", follow_up.id)
            title = _("Write to {name}").format(name=person.name)
            uid = marks.uid("follow-up", follow_up.id)
            yield _due(uid, title, on, written, _about(person, follow_up.brought))
    for promise in (*row.owed_by_me, *row.owed_to_me):
        if promise.due_on is not None:
            written = marks.revision("exchange", promise.id)
            uid = marks.uid("promise", promise.id)
            yield _due(uid, _promised(promise, person), promise.due_on, written, _about(person))


def _first_word(
    row: Relationship, person: ContactSummary, marks: _Marks
) -> Iterator[CalendarEntry]:
    clock = row.clock
    if clock is None or clock.state is not ClockState.RUNNING:
        return
    if is_owed(row.timeline, row.stage, clock):
        written = marks.revision("encounter", clock.encounter.id)
        bring = next((t.bring for t in reversed(row.timeline.triages) if t.bring), None)
        title = _("First word to {name}").format(name=person.name)
        uid = marks.uid("first-word", clock.encounter.id)
        yield _due(uid, title, clock.due_on, written, _about(person, bring))


def _promised(promise: Exchange, person: ContactSummary) -> str:
    what = promise.note or exchange_word(promise.kind)
    mine = promise.direction is Direction.GAVE
    pattern = _("Promised to {name}: {what}") if mine else _("Promised by {name}: {what}")
    return pattern.format(name=person.name, what=what)


def _about(person: ContactSummary, bring: str | None = None) -> str:
    brought = bring and _("To bring: {text}").format(text=bring)
    return "\n".join(line for line in (person.company, brought) if line)


def _due(uid: str, title: str, on: date, written: Revision, about: str) -> CalendarEntry:
    """Something that is due on a day and takes no time of it."""
    return CalendarEntry(uid, title, on, written.at, written.number, description=about)

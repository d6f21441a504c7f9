"""What the desktop reminds of: one digest a morning, and clocks that run out today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from app.domain.history import Direction
from app.domain.reminding import Note, QuietHours, Told, digest_is_due, runs_out_soon
from app.i18n import gettext as _
from app.services.derived_table import DerivedTable
from app.services.preferences import settings
from app.services.today import ClockItem, PromiseItem, Today, today
from app.services.words import exchange_word, listed
from app.settings import Settings
from app.store.database import Snapshot

NAMED = 3
"""So many people are named in a line; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What is to be shown now, and what has been told once it is."""

    notes: tuple[Note, ...]
    told: Told


def reminders(snapshot: Snapshot, derived: DerivedTable, told: Told) -> Reminders:
    """What the moment asks for; nothing while reminders are switched off."""
    chosen = settings(snapshot)
    if not chosen.reminders:
        return Reminders((), told)
    quiet = quiet_hours(chosen)
    now = snapshot.now.astimezone()
    found = today(snapshot, derived)
    notes = []
    if digest_is_due(now, time.fromisoformat(chosen.digest_at), quiet, told.digest_on):
        notes += _digest(found, now.date())
        told = Told(now.date(), told.clocks)
    soon = [c for c in found.clocks if runs_out_soon(now, c.clock.deadline, quiet)]
    ids = {c.clock.encounter.id or 0 for c in soon}
    new = [c for c in soon if (c.clock.encounter.id or 0) not in told.clocks]
    if new:
        notes.append(_running_out(new))
    running = {c.clock.encounter.id or 0 for c in found.clocks}
    return Reminders(tuple(notes), Told(told.digest_on, (told.clocks | ids) & running))


def quiet_hours(chosen: Settings) -> QuietHours:
    """The hours in which nothing is shown."""
    return QuietHours(time.fromisoformat(chosen.quiet_from), time.fromisoformat(chosen.quiet_until))


def _digest(found: Today, day: date) -> list[Note]:
    """The day in a few lines; nothing on a day that asks for nothing."""
    write = [d.contact.name for d in found.due]
    write += [c.contact.name for c in found.clocks if c.clock.due_on <= day]
    due = [p for p in found.promises if p.promise.due_on and p.promise.due_on <= day]
    lines = []
    if write:
        lines.append(_("To write to: {names}").format(names=_names(dict.fromkeys(write))))
    lines += [_promise_line(p) for p in due[:NAMED]]
    if len(due) > NAMED:
        lines.append(_and_more(len(due) - NAMED))
    if found.next_event is not None and found.next_event.day == day:
        lines.append(_("Event today: {name}").format(name=found.next_event.name))
    return [Note("today", _("Today"), "\n".join(lines))] if lines else []


def _promise_line(item: PromiseItem) -> str:
    what = item.promise.note or exchange_word(item.promise.kind)
    mine = item.promise.direction is Direction.GAVE
    pattern = _("Promised to {name}: {what}") if mine else _("Promised by {name}: {what}")
    return pattern.format(name=item.contact.name, what=what)


def _running_out(items: Sequence[ClockItem]) -> Note:
    names = _names(item.contact.name for item in items)
    return Note("clocks", _("Runs out today"), _("First word to {name}").format(name=names))


def _names(names: Iterable[str]) -> str:
    found = list(names)
    rest = len(found) - NAMED
    return listed([*found[:NAMED], *([_and_more(rest)] if rest > 0 else [])])


def _and_more(count: int) -> str:
    return _("{n} more").format(n=count)

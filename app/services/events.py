"""Events: planning them, judging them, and what was chosen through whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.changes import command
from app.domain.event import Budget, Decision, Event, Goal, Verdict, is_left_out
from app.domain.ids import EventId
from app.domain.moments import start_of
from app.domain.records import BudgetUse, budget_use
from app.errors import NotFound, UserInputError
from app.i18n import N_
from app.services.lookup import events_named
from app.store import entities
from app.store.database import Snapshot, Transaction


def events(snapshot: Snapshot) -> tuple[Event, ...]:
    """All events outside the trash, newest first."""
    found = entities.select(snapshot, Event, deleted_at=None)
    return tuple(sorted(found, key=lambda e: (start_of(e.starts_at), e.id or 0), reverse=True))


def event(snapshot: Snapshot, event_id: EventId) -> Event:
    """One event, also one in the trash."""
    return entities.get(snapshot, Event, event_id)


def past_events(snapshot: Snapshot) -> tuple[Event, ...]:
    """All events that have begun, where somebody may have been met; the newest first."""
    return tuple(e for e in events(snapshot) if start_of(e.starts_at) <= snapshot.now)


@command(N_("Add an event"))
def add_event(tx: Transaction, new: Event) -> EventId:
    """Store a new event."""
    return EventId(entities.add(tx, new))


@command(N_("Change an event"))
def edit_event(tx: Transaction, changed: Event) -> None:
    """Store the new state of an event; UserInputError for a judged one that is still to come."""
    if changed.verdict is not None:
        _has_begun(tx, changed)
    entities.replace(tx, changed)


@command(N_("Delete an event"))
def delete_event(tx: Transaction, event_id: EventId) -> None:
    """Put an event into the trash; what happened there stays."""
    entities.replace(tx, replace(event(tx, event_id), deleted_at=tx.now))


@command(N_("Judge an event"))
def judge_event(
    tx: Transaction,
    event_id: EventId,
    verdict: Verdict,
    again: bool | None = None,
    learned: str | None = None,
) -> Event:
    """Say whether an event's purpose was met.

    Raises:
        UserInputError: the event has not begun.
    """
    judged = event(tx, event_id)
    _has_begun(tx, judged)
    judged = replace(
        judged,
        verdict=verdict,
        again=judged.again if again is None else again,
        learned=learned or judged.learned,
    )
    entities.replace(tx, judged)
    return judged


def _has_begun(tx: Transaction, judged: Event) -> None:
    if start_of(judged.starts_at) > tx.now:
        raise UserInputError(
            N_("“{name}” is on {day}; it can be judged once it has begun."),
            name=judged.name,
            day=judged.day.isoformat(),
        )


@command(N_("Add an event"))
def event_named(tx: Transaction, name: str, on: date) -> EventId:
    """The newest event of this name, made for this day if there is none."""
    named = events_named(tx, name)
    if named:
        return EventId(max(named, key=lambda e: e.day).id or 0)
    return add_event(tx, Event(name, on))


@command(N_("Set a goal"))
def add_goal(tx: Transaction, goal: Goal) -> int:
    """Store something I want to reach."""
    return entities.add(tx, goal)


@command(N_("Change a goal"))
def edit_goal(tx: Transaction, changed: Goal) -> int:
    """Store the new state of a goal."""
    assert changed.id is not None, "only a stored goal can be changed"
    goal(tx, changed.id)
    entities.replace(tx, changed)
    return changed.id


@command(N_("Set a goal"))
def keep_goal(tx: Transaction, entered: Goal) -> int:
    """Store a goal, new or changed."""
    return add_goal(tx, entered) if entered.id is None else edit_goal(tx, entered)


def goals(snapshot: Snapshot) -> tuple[Goal, ...]:
    """Everything I want to reach."""
    return entities.select(snapshot, Goal)


@command(N_("Set a budget"))
def set_budget(tx: Transaction, budget: Budget) -> None:
    """Store what a month may cost; one budget a month."""
    present = entities.select(tx, Budget, month=budget.month)
    if present:
        entities.replace(tx, replace(budget, id=present[0].id))
    else:
        entities.add(tx, budget)


@command(N_("Take a budget away"))
def delete_budget(tx: Transaction, month: date) -> Budget:
    """Set no budget for a month any more, and answer which it had; NotFound without one."""
    for known in entities.select(tx, Budget, month=month.replace(day=1)):
        entities.remove(tx, Budget, known.id or 0)
        return known
    raise NotFound(N_("{month} has no budget."), month=month.isoformat()[:7])


def budgets(snapshot: Snapshot) -> Sequence[Budget]:
    """All budgets by month."""
    return sorted(entities.select(snapshot, Budget), key=lambda b: b.month)


def goal(snapshot: Snapshot, goal_id: int) -> Goal:
    """One goal; NotFound if there is none."""
    return entities.get(snapshot, Goal, goal_id)


@command(N_("Delete a goal"))
def delete_goal(tx: Transaction, goal_id: int) -> None:
    """Forget a goal; events that serve it stay."""
    goal(tx, goal_id)
    for served in entities.select(tx, Event, goal_id=goal_id):
        entities.replace(tx, replace(served, goal_id=None))
    entities.remove(tx, Goal, goal_id)


def budget_of(snapshot: Snapshot, on: date) -> BudgetUse | None:
    """What the events of a day's month use of its budget; None where none is set."""
    month = on.replace(day=1)
    for budget in entities.select(snapshot, Budget, month=month):
        return budget_use(budget, attended(snapshot), snapshot.now.astimezone().date())
    return None


def attended(snapshot: Snapshot) -> tuple[Event, ...]:
    """All events, newest first, but those that one decided against: they cost nothing."""
    made = decisions(snapshot)
    return tuple(e for e in events(snapshot) if not is_left_out(made.get(e.id, ())))


@command(N_("Decide about an event"))
def decide_event(tx: Transaction, event_id: EventId, goes: bool, reason: str | None) -> None:
    """Keep whether one goes to an event, and why."""
    event(tx, event_id)
    today = tx.now.astimezone().date()
    entities.add(tx, Decision(event_id, goes, today, reason))


def decision_about(snapshot: Snapshot, event_id: EventId) -> Decision | None:
    """The newest decision about an event."""
    return next(reversed(entities.select(snapshot, Decision, event_id=event_id)), None)


def decisions(snapshot: Snapshot) -> Mapping[EventId | None, Sequence[Decision]]:
    """What was decided about each event, the newest last; it counts."""
    found: dict[EventId | None, list[Decision]] = {}
    for made in entities.select(snapshot, Decision):
        found.setdefault(made.event_id, []).append(made)
    return found

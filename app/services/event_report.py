"""Everything that is known of one event: its numbers, and everybody met there."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.conditions import Conditions
from app.domain.event import Decision, Goal
from app.domain.ids import EventId
from app.domain.returns import EventNumbers
from app.domain.stage import Stage
from app.services.derived_table import DerivedTable
from app.services.events import decision_about, event, goal
from app.services.relationships import event_report, view
from app.services.view_rows import Row
from app.store import contacts
from app.store.database import Snapshot


@dataclass(frozen=True, slots=True)
class EventFindings:
    """What a report on an event says.

    Attributes:
        recommender: the name of whoever recommended it.
        people: everybody met there but nuisances, the furthest stage first.
    """

    numbers: EventNumbers
    recommender: str | None
    goal: Goal | None
    decision: Decision | None
    people: tuple[Row, ...]


_RANK = {stage: rank for rank, stage in enumerate(Stage)}


def event_report_of(snapshot: Snapshot, derived: DerivedTable, event_id: EventId) -> EventFindings:
    """What is known of an event."""
    held = event(snapshot, event_id)
    by = held.recommended_by
    named = contacts.summaries(snapshot, [by] if by else [])
    stages = frozenset(Stage) - {Stage.NUISANCE}
    met = Conditions(events=frozenset({event_id}), stages=stages)
    rows = view(snapshot, derived, met, with_events=False).rows
    return EventFindings(
        event_report(snapshot, derived, event_id)[0],
        named[by].name if by in named else None,
        goal(snapshot, held.goal_id) if held.goal_id else None,
        decision_about(snapshot, event_id),
        tuple(sorted(rows, key=_by_stage)),
    )


def _by_stage(row: Row) -> tuple[int, str]:
    stage = row.relationship.stage
    rank = _RANK[stage] if stage.is_rising else -1
    return -rank, row.contact.kana or row.contact.name

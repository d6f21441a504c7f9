"""The relationship view: its rows, the funnel, and the numbers of events."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.conditions import EVERYBODY, Conditions
from app.domain.event import Event, is_left_out
from app.domain.funnel import Funnel, dormant_share
from app.domain.give_and_take import GiveAndTake, all_together
from app.domain.held import was_held
from app.domain.ids import ContactId, EventId
from app.domain.ratio import Ratio
from app.domain.records import Record, recommender_records, source_records
from app.domain.relationship import Relationship
from app.domain.returns import Evening, EventNumbers, by_event, evening_numbers
from app.domain.summary import ContactSummary
from app.services.derived_table import DerivedTable, uncollected
from app.services.events import decisions, events
from app.services.preferences import rules
from app.services.view_rows import Row, chosen, funnel_of
from app.store.database import Snapshot

_NOBODY = Evening()


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
    held = events(snapshot)
    everyone = derived.standings(snapshot, {e.id: e.name for e in held})
    people = chosen(snapshot, everyone, conditions, held)
    rows = tuple([one.row for one in people])
    numbers: tuple[EventNumbers, ...] = ()
    recommenders: tuple[tuple[ContactSummary, Record], ...] = ()
    sources: Mapping[str, Record] = {}
    if with_events:
        asked = conditions.events
        reported = [e for e in held if not asked or e.id in asked]
        numbers = _numbers(snapshot, derived.rows(snapshot), reported)
        recommenders = _recommenders(held, derived.people(snapshot))
        sources = {str(source): record for source, record in source_records(held).items()}
    return RelationshipView(
        rows,
        funnel_of(people),
        all_together(one.give_and_take for one in people),
        dormant_share(people),
        sum([one.is_running for one in people]),
        numbers,
        recommenders,
        sources,
    )


def event_report(
    snapshot: Snapshot, derived: DerivedTable, event_id: EventId | None = None
) -> tuple[EventNumbers, ...]:
    """The numbers of all events, newest first, or of one."""
    asked = [e for e in events(snapshot) if event_id in (None, e.id)]
    return _numbers(snapshot, derived.rows(snapshot), asked)


def _numbers(
    snapshot: Snapshot, everyone: Mapping[ContactId, Relationship], held: Collection[Event]
) -> tuple[EventNumbers, ...]:
    if not held:
        return ()
    by, made = rules(snapshot), decisions(snapshot)
    today = snapshot.now.astimezone().date()
    found = []
    with uncollected():
        groups = by_event(everyone.values())
        for event in held:
            if event.id is None:
                continue
            evening, out = groups.get(event.id, _NOBODY), is_left_out(made.get(event.id, ()))
            was = was_held(event, left_out=out, came=bool(evening.came), today=today)
            found.append(evening_numbers(event, evening, by, held=was))
    return tuple(found)


def _recommenders(
    held: Collection[Event], summaries: Mapping[ContactId, ContactSummary]
) -> tuple[tuple[ContactSummary, Record], ...]:
    records = recommender_records(held)
    known = [(summaries[i], record) for i, record in records.items() if i in summaries]
    return tuple(sorted(known, key=lambda pair: (-pair[1].value, pair[0].name)))

"""The lines of the relationship view, and choosing those that meet its conditions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from app.domain.clocks import ClockState
from app.domain.conditions import Conditions, fits
from app.domain.contact import UNLABELLED, Labels
from app.domain.event import Event
from app.domain.funnel import Funnel, any_in_time, funnel
from app.domain.give_and_take import GiveAndTake
from app.domain.ids import ContactId, EventId
from app.domain.moments import day_of
from app.domain.relationship import Relationship
from app.domain.stage import Stage
from app.domain.summary import ContactSummary
from app.store import history as stored
from app.store.database import Snapshot

EventNames = Mapping[EventId | None, str]


class Row(NamedTuple):
    """A line of the relationship view.

    Attributes:
        event_names: those of all events, by id.
    """

    contact: ContactSummary
    relationship: Relationship
    event_names: EventNames
    labels: Labels = UNLABELLED

    @property
    def met(self) -> tuple[tuple[str | None, date], ...]:
        """Name (None without an event) and day of each encounter."""
        names = self.event_names
        return tuple((names.get(e.event_id), day_of(e.met_at)) for e in self.relationship.met)


class Standing(NamedTuple):
    """A line with what is added up of it, side by side: to go over everybody touches no more."""

    row: Row
    stage: Stage
    in_time: bool
    is_running: bool
    dormant: bool
    give_and_take: GiveAndTake


def standing(
    contact: ContactSummary, whole: Relationship, names: EventNames, labels: Labels
) -> Standing:
    """What the view adds up of one person; what only rows show is left for `complete`."""
    return Standing(
        Row(contact, whole, names, labels),
        whole.stage,
        any_in_time(whole),
        whole.clock is not None and whole.clock.state is ClockState.RUNNING,
        whole.dormant,
        whole.give_and_take,
    )


def funnel_of(people: Iterable[Standing]) -> Funnel:
    """How many of some people reached each stage."""
    return funnel(people, attrgetter("in_time"))


def chosen(
    snapshot: Snapshot,
    everyone: Mapping[ContactId, Standing],
    conditions: Conditions,
    held: Collection[Event],
) -> Sequence[Standing]:
    """Those who meet the conditions, in the order of everyone.

    Stages alone are looked at beside each other, and events and who recommended them asked of
    the database; only who is left is asked about one by one.
    """
    stages, met_there = tuple(conditions.stages), _met_there(snapshot, conditions, held)
    if met_there is not None:
        people = [everyone[i] for i in everyone if i in met_there]
    else:
        people = list(everyone.values())
    if stages:
        people = [one for one in people if one.stage in stages]
    if not (conditions.industries or conditions.tags or conditions.ask_for_meeting):
        return people
    by_id: dict[EventId | None, Event] = {e.id: e for e in held}
    return [one for one in people if _fits(one.row, conditions, by_id)]


def _fits(row: Row, conditions: Conditions, held: Mapping[EventId | None, Event]) -> bool:
    return fits(row.relationship, row.contact.industry, row.labels.tags, conditions, held)


def _met_there(
    snapshot: Snapshot, conditions: Conditions, held: Collection[Event]
) -> Collection[ContactId] | None:
    """Who was met at the events asked for; None where none are."""
    if not conditions.events and not conditions.recommenders:
        return None
    by = conditions.recommenders
    ids = {e.id for e in held if e.id is not None and (not by or e.recommended_by in by)}
    return stored.met_at(snapshot, ids & conditions.events if conditions.events else ids)

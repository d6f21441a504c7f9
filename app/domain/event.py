"""Events, goals and budgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import ContactId, EventId, GoalId
from app.domain.moments import Moment, day_of
from app.domain.money import FREE, Money
from app.frozen import frozen


class EventKind(StrEnum):
    """Who may come."""

    OPEN = "open"
    BY_INTRODUCTION = "by_introduction"
    CLOSED = "closed"


class FoundThrough(StrEnum):
    """How one came to know of an event."""

    WORD_OF_MOUTH = "word_of_mouth"
    SEARCH = "search"
    INVITATION = "invitation"
    OWN = "own"


class Verdict(StrEnum):
    """Whether the purpose was met."""

    MET = "met"
    HALF = "half"
    MISSED = "missed"


@frozen
class Event:
    """An occasion to meet people, planned or past."""

    name: str
    starts_at: Moment
    ends_at: datetime | None = None
    place: str | None = None
    kind: EventKind = EventKind.OPEN
    series: str | None = None
    organiser: str | None = None
    purpose: str | None = None
    target: int | None = None
    wanted_industries: tuple[str, ...] = ()
    goal_id: GoalId | None = None
    bring: str | None = None
    fee: Money = FREE
    travel: Money = FREE
    hours: float | None = None
    found_through: FoundThrough | None = None
    recommended_by: ContactId | None = None
    verdict: Verdict | None = None
    again: bool | None = None
    learned: str | None = None
    deleted_at: datetime | None = None
    id: EventId | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an event needs a name")
        if self.fee.amount < 0 or self.travel.amount < 0 or (self.hours or 0) < 0:
            raise ValueError("costs and hours cannot be negative")
        trusted = (FoundThrough.WORD_OF_MOUTH, FoundThrough.INVITATION)
        if self.recommended_by is not None and self.found_through not in trusted:
            raise ValueError("a recommended event was found by word of mouth or invitation")

    @property
    def day(self) -> date:
        """The local day on which it starts."""
        return day_of(self.starts_at)


@frozen
class Goal:
    """Something I want to reach."""

    text: str
    until: date | None = None
    id: GoalId | None = None


@frozen
class Budget:
    """What a month may cost in money and hours; `month` is its first day."""

    month: date
    money: Money | None = None
    hours: float | None = None
    id: int | None = None


@frozen
class Decision:
    """Whether one goes to a planned event; the newest counts."""

    event_id: EventId
    goes: bool
    on: date
    reason: str | None = None
    id: int | None = None


def is_left_out(made: Sequence[Decision]) -> bool:
    """Whether one decided against an event; the newest decision counts."""
    return bool(made) and not made[-1].goes

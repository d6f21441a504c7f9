"""What a day asks for: the items of Today, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.frozen import frozen

if TYPE_CHECKING:
    from app.domain.clocks import Clock
    from app.domain.event import Event
    from app.domain.history import Exchange, FollowUp
    from app.domain.ids import ContactId
    from app.domain.summary import ContactSummary


class ClockItem(NamedTuple):
    """Somebody wanted whose first touch is still to come."""

    contact: ContactSummary
    clock: Clock
    hours_left: float
    bring: str | None


class PromiseItem(NamedTuple):
    """Something promised and not yet done, by me or to me."""

    contact: ContactSummary
    promise: Exchange

    @property
    def is_mine(self) -> bool:
        """Whether I promised it."""
        from app.domain.history import Direction

        return self.promise.direction is Direction.GAVE


class DueItem(NamedTuple):
    """A planned follow-up that is due."""

    contact: ContactSummary
    follow_up: FollowUp
    on: date


class AgainItem(NamedTuple):
    """Somebody met again lately, and not written to since.

    Attributes:
        owed: what I promised and have not done yet.
        said: what was last talked of.
    """

    contact: ContactSummary
    times: int
    last: date
    owed: str | None = None
    said: str | None = None


class _OfSomebody(Protocol):
    @property
    def contact(self) -> ContactSummary: ...


@frozen
class Today:
    """Everything on the Today page, each list the most pressing first.

    Attributes:
        met_at: the name of the one event at which all of the clocks began; None for several.
    """

    clocks: tuple[ClockItem, ...]
    promises: tuple[PromiseItem, ...]
    due: tuple[DueItem, ...]
    again: tuple[AgainItem, ...]
    next_event: Event | None
    met_at: str | None = None

    @property
    def count(self) -> int:
        """How many things ask for something."""
        return len(self.clocks) + len(self.promises) + len(self.due)

    @property
    def people(self) -> frozenset[ContactId]:
        """Everybody whom it names."""
        groups: list[Sequence[_OfSomebody]] = [self.clocks, self.promises, self.due, self.again]
        return frozenset(item.contact.id for items in groups for item in items)


NOTHING_DUE = Today((), (), (), (), None)
"""A day that asks for nothing."""

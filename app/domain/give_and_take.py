"""What was given and what received, in counts and in money; never a rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from app.domain.history import Direction, Exchange, ExchangeState
from app.domain.money import Money, totals
from app.domain.timeline import Timeline
from app.frozen import frozen

_YEAR = timedelta(days=365)


class Hint(StrEnum):
    """What a balance suggests: it is my turn, or a question whether to go on giving."""

    YOUR_TURN = "your_turn"
    KEEP_ASK_OR_LET_GO = "keep_ask_or_let_go"


@frozen
class Tally:
    """How often something went one way, its certain money, and its estimates apart."""

    count: int = 0
    certain: tuple[Money, ...] = ()
    estimate: tuple[Money, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.count + other.count,
            totals((*self.certain, *other.certain)),
            totals((*self.estimate, *other.estimate)),
        )


@frozen
class GiveAndTake:
    """Both ways together, of one contact or of many."""

    gave: Tally = Tally()
    received: Tally = Tally()

    def __add__(self, other: GiveAndTake) -> GiveAndTake:
        return GiveAndTake(self.gave + other.gave, self.received + other.received)

    @property
    def balance(self) -> float | None:
        """(G - T) / (G + T) in counts: 1 only gave, -1 only received; None without either."""
        return _balance(self.gave.count, self.received.count)


NOTHING = GiveAndTake()


def all_together(everyone: Iterable[GiveAndTake]) -> GiveAndTake:
    """The sum over many; the same as adding one to the other, in one pass."""
    everyone = [both for both in everyone if both is not NOTHING]
    return GiveAndTake(
        _sum(both.gave for both in everyone), _sum(both.received for both in everyone)
    )


def give_and_take(timeline: Timeline) -> GiveAndTake:
    """What was given to a contact and received, introductions among it.

    Something partly done counts once; its money counts only when all of it is done.
    """
    if not timeline.values:
        return NOTHING
    gave = [x for x in timeline.values if x.direction is Direction.GAVE]
    received = [x for x in timeline.values if x.direction is Direction.RECEIVED]
    return GiveAndTake(_tally(gave), _tally(received))


def promises(timeline: Timeline, direction: Direction) -> tuple[Exchange, ...]:
    """What was promised and is not yet done, the one due first before others."""
    still_open = [
        x
        for x in timeline.exchanges
        if x.state is not ExchangeState.DONE and x.direction is direction
    ]
    if len(still_open) > 1:
        still_open.sort(key=lambda x: (x.due_on or date.max, x.on))
    return tuple(still_open)


def hint(timeline: Timeline, today: date) -> Hint | None:
    """What the balance suggests, if anything.

    Below -0.5 with three or more received: your turn. Above 0.8 with five or more given, and so
    for over a year: keep, ask or let go?
    """
    if len(timeline.values) < 3:
        return None
    gave = received = 0
    much_given_since: date | None = None
    for day, values in groupby(timeline.values, key=lambda x: x.on):
        directions = [x.direction for x in values]
        gave += directions.count(Direction.GAVE)
        received += directions.count(Direction.RECEIVED)
        much_given = gave >= 5 and (gave - received) / (gave + received) > 0.8
        much_given_since = (much_given_since or day) if much_given else None
    if received >= 3 and (gave - received) / (gave + received) < -0.5:
        return Hint.YOUR_TURN
    if much_given_since and today - much_given_since > _YEAR:
        return Hint.KEEP_ASK_OR_LET_GO
    return None


def _sum(tallies: Iterable[Tally]) -> Tally:
    tallies = list(tallies)
    return Tally(
        sum(tally.count for tally in tallies),
        totals(money for tally in tallies for money in tally.certain),
        totals(money for tally in tallies for money in tally.estimate),
    )


def _balance(gave: int, received: int) -> float | None:
    return (gave - received) / (gave + received) if gave + received else None


def _tally(values: Sequence[Exchange]) -> Tally:
    done = [x for x in values if x.amount is not None and x.state is ExchangeState.DONE]
    if not done:
        return Tally(len(values))
    return Tally(
        len(values),
        totals(x.amount for x in done if x.amount and not x.is_estimate),
        totals(x.amount for x in done if x.amount and x.is_estimate),
    )

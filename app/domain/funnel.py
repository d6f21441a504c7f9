"""How many people came how far, and the rates of follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.domain.clocks import Clock, ClockState
from app.domain.history import Channel, FollowUp
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship
from app.domain.stage import RISING, Stage


@dataclass(frozen=True, slots=True)
class Funnel:
    """People by the stage that they reached at least; each number holds all after it.

    `followed_up_48h` counts those with a first touch in time at any encounter counted.
    """

    collected: int = 0
    wanted: int = 0
    followed_up: int = 0
    followed_up_48h: int = 0
    answered: int = 0
    exchanged: int = 0
    matched: int = 0
    trusted: int = 0

    def __add__(self, other: Funnel) -> Funnel:
        return Funnel(
            self.collected + other.collected,
            self.wanted + other.wanted,
            self.followed_up + other.followed_up,
            self.followed_up_48h + other.followed_up_48h,
            self.answered + other.answered,
            self.exchanged + other.exchanged,
            self.matched + other.matched,
            self.trusted + other.trusted,
        )


class Standing(Protocol):
    """How far somebody came: a relationship, or what is kept of one to be added up."""

    @property
    def stage(self) -> Stage:
        """The furthest stage reached."""

    @property
    def dormant(self) -> bool:
        """Whether nothing was heard for long."""


_S = TypeVar("_S", bound=Standing)
_ON_TIME, _RUNNING = ClockState.ON_TIME, ClockState.RUNNING
_TOUCHED = tuple(stage for stage in Stage if stage.reaches(Stage.FOLLOWED_UP))


def any_in_time(person: Relationship) -> bool:
    """Whether a first touch came in time after any encounter."""
    return any(clock.state is _ON_TIME for clock in person.clocks)


def funnel(people: Iterable[_S], in_time: Callable[[_S], bool]) -> Funnel:
    """How many of some people reached each stage.

    Whoever was let go counts as collected only, a nuisance not at all.

    Args:
        people: each person once.
        in_time: whether somebody was first touched in time, where only one event is meant.
    """
    everyone = tuple(people)
    stages = [person.stage for person in everyone]
    counts = [(stage, stages.count(stage)) for stage in Stage]
    collected, wanted, followed_up, answered, exchanged, matched, trusted = (
        sum(n for at, n in counts if n and at.reaches(to)) for to in RISING
    )
    touched = [p for p, stage in zip(everyone, stages, strict=True) if stage in _TOUCHED]
    soon = sum(map(in_time, touched))
    return Funnel(collected, wanted, followed_up, soon, answered, exchanged, matched, trusted)


def follow_up_rate(clocks: Iterable[Clock]) -> Ratio:
    """First touches in time ÷ clocks that are closed (touched, or their hours over).

    Clocks that still run are left out and counted apart.
    """
    states = [clock.state for clock in clocks]
    running = states.count(_RUNNING)
    return Ratio(states.count(_ON_TIME), len(states) - running, running)


def content_rate(follow_ups: Iterable[FollowUp]) -> Ratio:
    """Follow-ups that brought something (an offer, an introduction, an answer) ÷ follow-ups."""
    made = [f for f in follow_ups if f.done_at is not None]
    return Ratio(sum(bool(f.brought) or f.offer_id is not None for f in made), len(made))


def answer_rate(follow_ups: Iterable[FollowUp]) -> Ratio:
    """People who answered ÷ people followed up; of some channel or offer, if so chosen."""
    made = [f for f in follow_ups if f.done_at is not None]
    answered = {f.contact_id for f in made if f.answered_at is not None}
    return Ratio(len(answered), len({f.contact_id for f in made}))


@dataclass(frozen=True, slots=True)
class ChannelRates:
    """What came of the words of one channel: see `answer_rate` and `content_rate`."""

    channel: Channel
    answered: Ratio
    content: Ratio


def rates_by_channel(follow_ups: Iterable[FollowUp]) -> tuple[ChannelRates, ...]:
    """The answer rate and the content rate of each channel, the one of most people first.

    Who was written to by two channels counts in both, and answered in that which was answered.
    """
    by: dict[Channel, list[FollowUp]] = {}
    for made in follow_ups:
        if made.done_at is not None and made.channel is not None:
            by.setdefault(made.channel, []).append(made)
    rates = (ChannelRates(c, answer_rate(made), content_rate(made)) for c, made in by.items())
    return tuple(sorted(rates, key=lambda r: (-r.answered.whole, r.channel)))


def dormant_share(people: Iterable[Standing]) -> Ratio:
    """Dormant ÷ (all - let go - nuisance)."""
    rising = [p for p in people if p.stage.is_rising]
    return Ratio(sum(p.dormant for p in rising), len(rising))


def nuisance_rate(people: Iterable[Relationship]) -> Ratio:
    """Nuisance ÷ met, among the people met at an event, or through somebody."""
    stages = [p.stage for p in people if p.timeline.encounters]
    return Ratio(stages.count(Stage.NUISANCE), len(stages))

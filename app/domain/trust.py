"""The facts by which one trusts somebody: what they promised, whom they brought, what they advised.

Facts, each with its number beside it; never a score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.event import Event
from app.domain.history import Direction, ExchangeState, IntroductionOutcome
from app.domain.ids import ExchangeId
from app.domain.records import record
from app.domain.timeline import Timeline

_WORKED = (IntroductionOutcome.MET, IntroductionOutcome.DEAL)


@dataclass(frozen=True, slots=True)
class TrustFacts:
    """What somebody's word was worth so far.

    Attributes:
        kept, broken: their promises to me that were kept; those whose day has passed.
        worked, introduced: introductions to me of which something came; all of them.
        worth_it, recommended: events on their word that met their purpose, half counting half;
            all of those that have a verdict.
    """

    kept: int = 0
    broken: int = 0
    worked: int = 0
    introduced: int = 0
    worth_it: Fraction = Fraction(0)
    recommended: int = 0

    def __bool__(self) -> bool:
        return self != NOTHING_KNOWN


NOTHING_KNOWN = TrustFacts()


def trust_facts(
    timeline: Timeline,
    settled: Collection[ExchangeId | None],
    recommended: Iterable[Event],
    today: date,
) -> TrustFacts:
    """The facts beside a person.

    Args:
        timeline: the person's facts.
        settled: the exchanges that were promised first, and given in parts or as a whole.
        recommended: the events that this person recommended.
        today: the day that it is.
    """
    received = [x for x in timeline.exchanges if x.direction is Direction.RECEIVED]
    done = [x for x in received if x.state is ExchangeState.DONE and x.id in settled]
    late = [x for x in received if x.state is not ExchangeState.DONE and x.due_on is not None]
    brought = [i for i in timeline.introductions if i.introducer == timeline.contact_id]
    word = record(recommended)
    return TrustFacts(
        kept=len(done),
        broken=sum(x.due_on is not None and x.due_on < today for x in late),
        worked=sum(i.outcome in _WORKED for i in brought),
        introduced=len(brought),
        worth_it=word.hits,
        recommended=word.events,
    )

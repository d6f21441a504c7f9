"""The facts by which one trusts somebody: what they promised, whom they brought, what they advised.

Facts, each with its number beside it; never a score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.event import Event
from app.domain.history import Direction, Exchange, ExchangeState, IntroductionOutcome
from app.domain.ids import ExchangeId
from app.domain.money import Money, totals
from app.domain.records import record
from app.domain.timeline import Timeline

_WORKED = (IntroductionOutcome.MET, IntroductionOutcome.DEAL)


@dataclass(frozen=True, slots=True)
class TrustFacts:
    """What somebody's word was worth so far.

    Attributes:
        kept, broken: their promises to me that were kept; those whose day has passed.
        worked, introduced: introductions to me of which something came: an outcome says so, or
            an exchange, not only promised, names the introduction as its cause; all of them.
        brought: things given or received through them: led to by an introduction of theirs, or
            brought about by them; not those with themselves, not what is only promised.
        certain, estimate: the sums of money received among these, one amount a currency, of what
            is wholly done; estimates are never added in.
        worth_it, recommended: events on their word that met their purpose, half counting half;
            all of those that have a verdict.
    """

    kept: int = 0
    broken: int = 0
    worked: int = 0
    introduced: int = 0
    worth_it: Fraction = Fraction(0)
    recommended: int = 0
    brought: int = 0
    certain: tuple[Money, ...] = ()
    estimate: tuple[Money, ...] = ()

    def __bool__(self) -> bool:
        return self != NOTHING_KNOWN


NOTHING_KNOWN = TrustFacts()


def trust_facts(
    timeline: Timeline,
    settled: Collection[ExchangeId | None],
    recommended: Iterable[Event],
    today: date,
    through: Iterable[Exchange] = (),
) -> TrustFacts:
    """The facts beside a person.

    Args:
        timeline: the person's facts.
        settled: the exchanges that were promised first, and given in parts or as a whole.
        recommended: the events that this person recommended.
        today: the day that it is.
        through: the exchanges, with anybody, that came of an introduction in the timeline or name
            this person as who brought them about.
    """
    received = [x for x in timeline.exchanges if x.direction is Direction.RECEIVED]
    done = [x for x in received if x.state is ExchangeState.DONE and x.id in settled]
    late = [x for x in received if x.state is not ExchangeState.DONE and x.due_on is not None]
    brought = [i for i in timeline.introductions if i.introducer == timeline.contact_id]
    word = record(recommended)
    came = [x for x in through if x.state is not ExchangeState.PROMISED]
    fruitful = {x.introduction_id for x in came}
    others = [x for x in came if x.contact_id != timeline.contact_id]
    got = [x for x in others if x.direction is Direction.RECEIVED and x.amount]
    paid = [x for x in got if x.state is ExchangeState.DONE]
    return TrustFacts(
        kept=len(done),
        broken=sum(x.due_on is not None and x.due_on < today for x in late),
        worked=sum(i.outcome in _WORKED or i.id in fruitful for i in brought),
        introduced=len(brought),
        worth_it=word.hits,
        recommended=word.events,
        brought=len(others),
        certain=totals(x.amount for x in paid if x.amount and not x.is_estimate),
        estimate=totals(x.amount for x in paid if x.amount and x.is_estimate),
    )

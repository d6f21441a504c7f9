"""How far a relationship has come: the furthest stage that its records reach."""

from __future__ import annotations

from app.domain.history import Exchange, ExchangeKind, Timeline, TriageChoice
from app.domain.stages import RISING, Stage

__all__ = ["RISING", "Stage"]


def stage(timeline: Timeline) -> Stage:
    """The furthest stage that the records reach.

    nuisance: marked so, or the newest triage says so. let-go: the newest triage says so.
    Else the furthest of: trusted (met at two or more different events, gave and received at
    least once), matched (business, or an opportunity that led to work), exchanged (something
    given or received, not only promised), answered, followed-up (an outgoing personal touch),
    wanted (the newest triage), collected.
    """
    choice = timeline.triages[-1].choice if timeline.triages else None
    if timeline.nuisances or choice is TriageChoice.NUISANCE:
        return Stage.NUISANCE
    if choice is TriageChoice.LET_GO:
        return Stage.LET_GO
    if timeline.values:
        return _stage_of_exchanges(timeline)
    return _stage_of_touches(timeline, choice is TriageChoice.WANTED)


def _stage_of_exchanges(timeline: Timeline) -> Stage:
    events = {e.event_id for e in timeline.encounters if e.event_id is not None}
    directions = {value.direction for value in timeline.values}
    if len(events) >= 2 and len(directions) == 2:
        return Stage.TRUSTED
    return Stage.MATCHED if any(is_match(timeline, v) for v in timeline.values) else Stage.EXCHANGED


def _stage_of_touches(timeline: Timeline, wanted: bool) -> Stage:
    if timeline.touches:
        answered = any(f.answered_at is not None for f in timeline.touches)
        return Stage.ANSWERED if answered else Stage.FOLLOWED_UP
    return Stage.WANTED if wanted else Stage.COLLECTED


def is_match(timeline: Timeline, value: Exchange) -> bool:
    """Whether something exchanged is a match: business, or an opportunity that led to work."""
    if value.kind is ExchangeKind.OPPORTUNITY:
        return value.id in timeline.led_to_work
    return value.kind is ExchangeKind.BUSINESS

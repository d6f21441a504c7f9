"""How far a relationship has come: the furthest stage that its records reach."""

from __future__ import annotations

from app.domain.history import Exchange, ExchangeKind, TriageChoice
from app.domain.stages import RISING, Stage
from app.domain.timeline import Timeline

__all__ = ["RISING", "Stage"]

# Python looks up a member of an enumeration by name only slowly.
_COLLECTED, _WANTED, _FOLLOWED_UP, _ANSWERED, _EXCHANGED, _MATCHED, _TRUSTED = tuple(Stage)[:7]
_LET_GO, _NUISANCE = Stage.LET_GO, Stage.NUISANCE
_OPPORTUNITY, _BUSINESS = ExchangeKind.OPPORTUNITY, ExchangeKind.BUSINESS


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
        return _NUISANCE
    if choice is TriageChoice.LET_GO:
        return _LET_GO
    if timeline.values:
        return _stage_of_exchanges(timeline)
    return _stage_of_touches(timeline, choice is TriageChoice.WANTED)


def _stage_of_exchanges(timeline: Timeline) -> Stage:
    events = {e.event_id for e in timeline.encounters if e.event_id is not None}
    directions = {value.direction for value in timeline.values}
    if len(events) >= 2 and len(directions) == 2:
        return _TRUSTED
    return _MATCHED if any(is_match(timeline, v) for v in timeline.values) else _EXCHANGED


def _stage_of_touches(timeline: Timeline, wanted: bool) -> Stage:
    if timeline.touches:
        answered = any(f.answered_at is not None for f in timeline.touches)
        return _ANSWERED if answered else _FOLLOWED_UP
    return _WANTED if wanted else _COLLECTED


def is_match(timeline: Timeline, value: Exchange) -> bool:
    """Whether something exchanged is a match: business, or an opportunity that led to work."""
    if value.kind is _OPPORTUNITY:
        return value.id in timeline.led_to_work
    return value.kind is _BUSINESS

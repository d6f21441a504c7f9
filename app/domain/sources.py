"""Which record a derived value follows from, so that it can be put right where it was recorded."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.history import Encounter, Exchange, FollowUp, Introduction
from app.domain.moments import Moment, end_of
from app.domain.relationship import Relationship
from app.domain.stage import Stage, is_match

Source = Encounter | FollowUp | Exchange | Introduction


def behind_meeting(known: Relationship) -> Source | None:
    """The latest encounter."""
    return known.met[-1] if known.met else None


def behind_clock(known: Relationship) -> Source | None:
    """The first touch after the latest encounter."""
    return known.clock.first_touch if known.clock else None


def behind_brought(known: Relationship) -> FollowUp | None:
    """The last touch that brought something, else the last one."""
    touches = known.timeline.touches
    return next((t for t in reversed(touches) if t.brought), touches[-1] if touches else None)


def behind_reply(known: Relationship) -> FollowUp | None:
    """The last touch that was answered, else the last one."""
    touches = known.timeline.touches
    answered = (t for t in reversed(touches) if t.answered_at is not None)
    return next(answered, touches[-1] if touches else None)


def behind_balance(known: Relationship) -> Source | None:
    """What was given, received or promised last; introductions count as well."""
    line = known.timeline
    made = [(i.on, i) for i in line.introductions if i.as_exchange(line.contact_id)]
    return _latest([*((x.on, x) for x in line.exchanges), *made])


def behind_last_contact(known: Relationship) -> Source | None:
    """What happened last in either direction."""
    line = known.timeline
    met: list[tuple[Moment, Source]] = [(e.met_at, e) for e in line.encounters]
    wrote = [(t.answered_at or t.when, t) for t in line.touches]
    gave = [(x.on, x) for x in line.exchanges if x in line.values]
    made = [(i.on, i) for i in line.introductions if i.as_exchange(line.contact_id)]
    return _latest([*met, *wrote, *gave, *made])


def behind_stage(known: Relationship) -> Source | None:
    """The record without which the stage would not be reached; None for a choice, and for trust.

    Trust follows from several.
    """
    line = known.timeline
    if known.stage is Stage.FOLLOWED_UP:
        return line.touches[-1]
    if known.stage is Stage.ANSWERED:
        return behind_reply(known)
    if known.stage is Stage.EXCHANGED:
        return behind_balance(known)
    if known.stage is Stage.MATCHED:
        return _latest((x.on, x) for x in line.exchanges if is_match(line, x))
    return None


def _latest(happened: Iterable[tuple[Moment, Source]]) -> Source | None:
    """The last of several with their moments; of the same moment the one recorded last."""
    found = max(happened, key=lambda pair: (end_of(pair[0]), pair[1].id or 0), default=None)
    return found[1] if found else None

"""The facts of one contact in order, and what is read off them again and again."""

from __future__ import annotations

from app.domain.history import (
    Direction,
    Encounter,
    Exchange,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    Triage,
)
from app.domain.ids import ContactId, ExchangeId
from app.domain.kept import kept
from app.domain.moments import Spans, spans
from app.frozen import frozen_with_dict

# Python looks up a member of an enumeration by name only slowly.
_GAVE, _RECEIVED = Direction
_PROMISED = ExchangeState.PROMISED


@frozen_with_dict
class Timeline:
    """One contact's facts, each kind sorted by time.

    Attributes:
        led_to_work: those of these exchanges from which business came, also with others.
    """

    contact_id: ContactId
    encounters: tuple[Encounter, ...] = ()
    triages: tuple[Triage, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    nuisances: tuple[Nuisance, ...] = ()
    led_to_work: frozenset[ExchangeId] = frozenset()

    @kept
    def touches(self) -> tuple[FollowUp, ...]:
        """The follow-ups that were made."""
        return tuple([f for f in self.follow_ups if f.done_at is not None])

    @kept
    def values(self) -> tuple[Exchange, ...]:
        """What was given or received by day, not only promised, introductions among it."""
        done = self.exchanges
        if done:
            done = tuple([x for x in done if x.state is not _PROMISED])
        if not self.introductions:
            return done
        made = (i.as_exchange(self.contact_id) for i in self.introductions)
        return tuple(sorted((*done, *(x for x in made if x)), key=lambda x: x.on))

    @kept
    def both_ways(self) -> tuple[Spans, Spans]:
        """When something went out to them and when something came in, each from start to end.

        Outgoing: a follow-up, or something given. Incoming: an answer, or something received.
        Where nothing ever came in, there is nothing both ways, and what went out is left out.
        """
        touches, values = self.touches, self.values
        incoming = [f.answered_at for f in touches if f.answered_at is not None]
        incoming += [x.on for x in values if x.direction is _RECEIVED]
        if not incoming:
            return (), ()
        outgoing = [f.done_at for f in touches if f.done_at is not None]
        outgoing += [x.on for x in values if x.direction is _GAVE]
        return spans(outgoing), spans(incoming)

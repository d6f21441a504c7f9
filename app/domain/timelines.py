"""From the facts of the whole book to one timeline for each contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from app.domain.history import (
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    Timeline,
    Triage,
)
from app.domain.ids import ContactId, ExchangeId


class _OfContact(Protocol):
    @property
    def contact_id(self) -> ContactId | None: ...


_F = TypeVar("_F", bound=_OfContact)


def timelines(
    contact_ids: Iterable[ContactId],
    *,
    encounters: Iterable[Encounter] = (),
    triages: Iterable[Triage] = (),
    follow_ups: Iterable[FollowUp] = (),
    exchanges: Iterable[Exchange] = (),
    introductions: Iterable[Introduction] = (),
    nuisances: Iterable[Nuisance] = (),
) -> dict[ContactId, Timeline]:
    """A timeline for each contact, from facts in any order; those of others are left out.

    `exchanges` should be those of all contacts: work done with one may have come from another.
    """
    exchanges = tuple(exchanges)
    work = led_to_work(exchanges)
    met, chosen, touched = _by_contact(encounters), _by_contact(triages), _by_contact(follow_ups)
    exchanged, marked = _by_contact(exchanges), _by_contact(nuisances)
    introduced = _by_people(introductions)
    return {
        contact_id: Timeline.of(
            contact_id,
            encounters=met.get(contact_id, ()),
            triages=chosen.get(contact_id, ()),
            follow_ups=touched.get(contact_id, ()),
            exchanges=exchanged.get(contact_id, ()),
            introductions=introduced.get(contact_id, ()),
            nuisances=marked.get(contact_id, ()),
            led_to_work=work,
        )
        for contact_id in contact_ids
    }


def led_to_work(exchanges: Iterable[Exchange]) -> frozenset[ExchangeId]:
    """The exchanges from which business came, at any remove and with whomever it was done.

    Args:
        exchanges: those of all contacts, since an opportunity from one may lead to work with
            another.
    """
    known = {x.id: x for x in exchanges if x.id is not None}
    roots: set[ExchangeId] = set()
    for exchange in known.values():
        done = exchange.state is not ExchangeState.PROMISED
        cause = exchange.led_by if done and exchange.kind is ExchangeKind.BUSINESS else None
        while cause is not None and cause not in roots:
            roots.add(cause)
            cause = known[cause].led_by if cause in known else None
    return frozenset(roots)


def _by_contact(facts: Iterable[_F]) -> Mapping[ContactId, list[_F]]:
    groups: dict[ContactId, list[_F]] = defaultdict(list)
    for fact in facts:
        if fact.contact_id is not None:
            groups[fact.contact_id].append(fact)
    return groups


def _by_people(introductions: Iterable[Introduction]) -> Mapping[ContactId, list[Introduction]]:
    groups: dict[ContactId, list[Introduction]] = defaultdict(list)
    for introduction in introductions:
        for person in (introduction.introducer, introduction.person, introduction.other):
            if person is not None:
                groups[person].append(introduction)
    return groups

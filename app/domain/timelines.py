"""From the facts of the whole book to one timeline for each contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from app.domain.history import (
    Encounter,
    Exchange,
    ExchangeKind,
    ExchangeState,
    FollowUp,
    Introduction,
    Nuisance,
    Triage,
)
from app.domain.ids import ContactId, ExchangeId
from app.domain.moments import end_of
from app.domain.timeline import Timeline


class _Stored(Protocol):
    @property
    def id(self) -> int | None: ...


class _OfContact(Protocol):
    @property
    def contact_id(self) -> ContactId | None: ...


_NO_WORK: frozenset[ExchangeId] = frozenset()
_F = TypeVar("_F", bound=_Stored)
_C = TypeVar("_C", bound=_OfContact)


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
    work = led_by_contact(exchanges)
    met = _by_contact(in_order(encounters, lambda e: end_of(e.met_at)))
    chosen = _by_contact(in_order(triages, lambda t: t.on))
    touched = _by_contact(in_order(follow_ups, lambda f: end_of(f.when)))
    exchanged = _by_contact(in_order(exchanges, lambda x: x.on))
    introduced = _by_people(in_order(introductions, lambda i: i.on))
    marked = _by_contact(in_order(nuisances, lambda n: n.noted_on))
    return {
        contact_id: Timeline(
            contact_id,
            met.get(contact_id, ()),
            chosen.get(contact_id, ()),
            touched.get(contact_id, ()),
            exchanged.get(contact_id, ()),
            introduced.get(contact_id, ()),
            marked.get(contact_id, ()),
            work.get(contact_id, _NO_WORK),
        )
        for contact_id in contact_ids
    }


def in_order(facts: Iterable[_F], moment: Callable[[_F], date]) -> list[_F]:
    """Facts sorted by a moment of each, ids breaking ties."""
    ordered = sorted(facts, key=lambda fact: fact.id or 0)
    ordered.sort(key=moment)
    return ordered


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


def led_by_contact(exchanges: Collection[Exchange]) -> Mapping[ContactId, frozenset[ExchangeId]]:
    """The same by the contact with whom each was made."""
    work = led_to_work(exchanges)
    groups: dict[ContactId, set[ExchangeId]] = defaultdict(set)
    for exchange in exchanges:
        if exchange.id in work:
            groups[exchange.contact_id].add(exchange.id)
    return {contact_id: frozenset(ids) for contact_id, ids in groups.items()}


def _by_contact(facts: Iterable[_C]) -> Mapping[ContactId, tuple[_C, ...]]:
    groups: dict[ContactId, list[_C]] = defaultdict(list)
    for fact in facts:
        if fact.contact_id is not None:
            groups[fact.contact_id].append(fact)
    return {contact_id: tuple(group) for contact_id, group in groups.items()}


def _by_people(
    introductions: Iterable[Introduction],
) -> Mapping[ContactId, tuple[Introduction, ...]]:
    groups: dict[ContactId, list[Introduction]] = defaultdict(list)
    for introduction in introductions:
        for person in (introduction.introducer, introduction.person, introduction.other):
            if person is not None:
                groups[person].append(introduction)
    return {contact_id: tuple(group) for contact_id, group in groups.items()}

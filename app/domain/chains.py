"""From a result back to where it began: contract, opportunity, person, introduction, event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.history import Encounter, Exchange, Introduction
from app.domain.ids import ContactId, ExchangeId, IntroductionId
from app.domain.moments import start_of
from app.domain.timeline import Timeline

Fact = Exchange | Introduction | Encounter


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a chain: something that happened, and the person with whom."""

    contact_id: ContactId
    fact: Fact


def chain(
    result: Exchange,
    exchanges: Mapping[ExchangeId | None, Exchange],
    introductions: Mapping[IntroductionId | None, Introduction],
    timeline_of: Callable[[ContactId], Timeline],
) -> tuple[Link, ...]:
    """What led to an exchange, the result first.

    Each exchange leads to the one that it names as its cause. The first of them leads to the
    introduction that it names and on to how the introducer became known; else to how whoever
    brought it about became known; else to how its own person did: introduced to me by somebody,
    and that one again, or met first.
    """
    links: list[Link] = []
    seen: set[ExchangeId | None] = set()
    cause: Exchange | None = result
    while cause is not None and cause.id not in seen:
        seen.add(cause.id)
        links.append(Link(cause.contact_id, cause))
        cause = exchanges.get(cause.led_by) if cause.led_by is not None else None
    first = links[-1].fact
    assert isinstance(first, Exchange)  # nothing else is a link yet
    return (*links, *_beginning(first, introductions.get(first.introduction_id), timeline_of))


def _beginning(
    first: Exchange, made: Introduction | None, timeline_of: Callable[[ContactId], Timeline]
) -> tuple[Link, ...]:
    """From the first exchange back to a meeting: of who introduced, who brought it, or its own."""
    if made is not None:
        through = made.introducer or (
            first.contact_id if first.contact_id in (made.person, made.other) else made.person
        )
        return (Link(made.person, made), *_origin(through, timeline_of))
    brought = tuple(_origin(first.introduced_by, timeline_of)) if first.introduced_by else ()
    return brought or tuple(_origin(first.contact_id, timeline_of))


def _origin(person: ContactId, timeline_of: Callable[[ContactId], Timeline]) -> Iterator[Link]:
    """How somebody became known; each person once, so that a circle ends."""
    seen: set[ContactId] = set()
    known: ContactId | None = person
    while known is not None and known not in seen:
        seen.add(known)
        line = timeline_of(known)
        brought = _brought_to_me(line)
        first = line.encounters[0] if line.encounters else None
        if brought is not None:
            yield Link(known, brought)
        elif first is not None:
            yield Link(known, first)
        known = brought.introducer if brought else first.introduced_by if first else None


def _brought_to_me(line: Timeline) -> Introduction | None:
    """The introduction by which somebody came, unless they had been met before it."""
    for made in line.introductions:
        if made.introducer is not None and made.person == line.contact_id:
            before = any(start_of(e.met_at) < start_of(made.on) for e in line.encounters[:1])
            return None if before else made
    return None

"""Which known company a card is of: what on the card speaks for each, and for which most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from app.domain.known import Fact, KnownCompany, KnownKind, Printed, key_of, switchboard
from ocr.parse.company import company_key
from ocr.parse.online import registered_domain
from ocr.text import edit_distance

_SAME = {KnownKind.NAME: 3.0, KnownKind.DOMAIN: 2.0, KnownKind.PHONE: 1.5, KnownKind.ADDRESS: 1.0}
"""Groups share a domain and houses an address, so a name says more than either."""
_LEARNED = 2.0
_BLOCK = 0.5
"""Numbers of one exchange are next to each other, and those of others too."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """How far each kind of thing on a card speaks for a company."""

    known: KnownCompany
    votes: Mapping[KnownKind, float]

    @property
    def total(self) -> float:
        """All votes together."""
        return sum(self.votes.values())

    def without(self, kind: KnownKind) -> float:
        """What speaks for the company besides one kind."""
        return self.total - self.votes.get(kind, 0.0)


def sightings(printed: Printed, companies: Iterable[KnownCompany]) -> tuple[Sighting, ...]:
    """The companies that anything on a card speaks for, the likeliest first."""
    found = (Sighting(known, _votes(printed, known)) for known in companies)
    return tuple(sorted((s for s in found if s.total), key=lambda s: -s.total))


def likeliest(found: tuple[Sighting, ...]) -> Sighting | None:
    """The company that more speaks for than for any other; None where two are as likely."""
    if not found or (len(found) > 1 and found[1].total == found[0].total):
        return None
    return found[0]


def nearest(kind: KnownKind, value: str, facts: Collection[Fact]) -> Fact | None:
    """The known value that this one may be a misreading of, the nearest and most frequent."""
    near = [(nearness(kind, value, fact.value), fact) for fact in facts]
    likely = [(amount, fact) for amount, fact in near if amount]
    return max(likely, key=lambda pair: (pair[0], pair[1].cards))[1] if likely else None


def nearness(kind: KnownKind, one: str, other: str) -> float:
    """1 for one letter's difference, 0.5 for two; 0 for none, or where it may well be meant.

    The shorter a value, the more likely a neighbour is another one: four letters may differ in
    one, eight in two. Digits of an address
    tell floors and houses apart, so that a difference there is none of reading.
    """
    a, b = _spelling(kind, one), _spelling(kind, other)
    length = min(own_length(kind, one), own_length(kind, other))
    most = 0 if length < 4 else 1 if length < 8 else 2
    if abs(len(a) - len(b)) > most or (kind is KnownKind.ADDRESS and _digits(a) != _digits(b)):
        return 0.0
    distance = edit_distance(a, b)
    return {1: 1.0, 2: 0.5}.get(distance, 0.0) if distance <= most else 0.0


def own_length(kind: KnownKind, value: str) -> int:
    """How many letters of a value are its own: of a host without the end that others share."""
    spelling = _spelling(kind, value)
    shared = registered_domain(value).partition(".")[2] if kind is KnownKind.DOMAIN else ""
    return len(spelling) - len(shared) - bool(shared)


def learned(kind: KnownKind, value: str, known: KnownCompany) -> str | None:
    """What a person once made of exactly this reading at this company, the newest first."""
    key = key_of(kind, value)
    if known.find(kind, value) is not None:
        return None
    same = (c for c in known.corrections if c.kind is kind and key_of(kind, c.read) == key)
    return next((c.meant for c in same), None)


def same_name(name: str, known: KnownCompany) -> Fact | None:
    """The known name that is this one in another print: with or without its legal form."""
    key = company_key(name)
    return next((fact for fact in known.names if company_key(fact.value) == key), None)


def _votes(printed: Printed, known: KnownCompany) -> dict[KnownKind, float]:
    kinds = (KnownKind.NAME, KnownKind.DOMAIN, KnownKind.ADDRESS, KnownKind.PHONE)
    found = {k: max((_vote(k, v, known) for v in printed.of(k)), default=0.0) for k in kinds}
    return {kind: vote for kind, vote in found.items() if vote}


def _vote(kind: KnownKind, value: str, known: KnownCompany) -> float:
    if known.find(kind, value) or (kind is KnownKind.NAME and same_name(value, known)):
        return _SAME[kind]
    if kind is KnownKind.PHONE:
        block = switchboard(key_of(kind, value))
        blocks = {switchboard(fact.key) for fact in known.phones}
        return _BLOCK if block in blocks else 0.0
    if learned(kind, value, known):
        return _LEARNED
    return max((nearness(kind, value, fact.value) for fact in known.facts(kind)), default=0.0)


def _spelling(kind: KnownKind, value: str) -> str:
    return company_key(value) if kind is KnownKind.NAME else key_of(kind, value)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())

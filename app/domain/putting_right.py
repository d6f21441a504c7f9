"""A card beside what is known of its company: checks passed, misreadings put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain import settling
from app.domain.company import Company
from app.domain.known import KIND_OF, Fact, KnownCompany, KnownKind, Printed, telling_part
from app.domain.sighting import Sighting, learned, likeliest, nearest, same_name, sightings
from ocr.model import CardReading, FieldKind, FieldReading
from ocr.text import squeeze

_ORDER = tuple(FieldKind)
_TELLING = 2.0
"""A company for which so much else speaks is offered for a name unlike its own."""


class Outcome(StrEnum):
    """What became of a field beside what is known."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    FILLED_IN = "filled_in"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a field is as it is: what earlier cards of a company say of it.

    Attributes:
        value: the field's value as proposed.
        read: what was read; None where nothing was.
        cards: how many people's cards say so; 0 where a correction alone does.
    """

    kind: FieldKind
    value: str
    outcome: Outcome
    company: Company
    cards: int
    read: str | None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A card beside what is known, with a remark on each field of which that speaks.

    Attributes:
        known: the company that the card is of, if one is likelier than all others.
    """

    card: CardReading
    remarks: tuple[Remark, ...] = ()
    known: KnownCompany | None = None


def put_right(card: CardReading, companies: Iterable[KnownCompany]) -> Recognised:
    """The card with what is known of its company.

    A value that is known is a check passed. One that was put right before, or that is a letter
    or two away from what is known of a company that something else on the card names too, is
    put right; but where the reader was sure of it and nobody put it right before, what is known
    is only offered. What is put right is sure only where a reader had it too, or where a person
    put the same misreading right before. What was read stays as an alternative.
    """
    found = sightings(Printed.of_card(card), companies)
    if not found:
        return Recognised(card)
    beside = _Beside(card, found, likeliest(found))
    settled = beside.with_postcode([beside.settle(field) for field in card.fields])
    settled.sort(key=lambda pair: _ORDER.index(pair[0].kind))
    return Recognised(
        replace(card, fields=tuple(field for field, _ in settled)),
        tuple(remark for _, remark in settled if remark is not None),
        beside.best.known if beside.best else None,
    )


_Settled = tuple[FieldReading, Remark | None]


@dataclass(frozen=True, slots=True)
class _Beside:
    card: CardReading
    found: tuple[Sighting, ...]
    best: Sighting | None

    def settle(self, field: FieldReading) -> _Settled:
        """One field but for postal codes, which belong to an address."""
        kind, value = KIND_OF.get(field.kind), telling_part(field.kind, field.value)
        if kind is None or value is None:
            return field, None
        holder = self._holder(kind, value)
        if holder is not None:
            known, fact = holder
            return _remarked(field, settling.confirmed(field), known, fact.cards)
        return self._set_right(field, kind, value)

    def with_postcode(self, settled: list[_Settled]) -> list[_Settled]:
        """The postal code of the one address, where all cards with it agree."""
        addresses = [field for field, _ in settled if field.kind is FieldKind.ADDRESS]
        holder = self._holder(KnownKind.ADDRESS, addresses[0].value) if addresses else None
        agreed = {s.known.postcode(addresses[0].value) for s in self.found} if holder else set()
        code = agreed.pop() if len(agreed := agreed - {None}) == 1 else None
        if holder is None or code is None or len(addresses) != 1:
            return settled
        known, cards = holder[0], holder[1].cards
        others = [pair for pair in settled if pair[0].kind is not FieldKind.POSTAL]
        codes = [field for field, _ in settled if field.kind is FieldKind.POSTAL]
        if codes:
            return [*others, *(_postcode(field, code, known, cards) for field in codes)]
        new = settling.filled_in(FieldKind.POSTAL, code, addresses[0])
        remark = Remark(new.kind, code, Outcome.FILLED_IN, known.company, cards, None)
        return [*others, (new, remark)]

    def _holder(self, kind: KnownKind, value: str) -> tuple[KnownCompany, Fact] | None:
        """The likeliest company of which this value is known."""
        for sighting in self.found:
            fact = sighting.known.find(kind, value)
            if fact is not None:
                return sighting.known, fact
        return None

    def _set_right(self, field: FieldReading, kind: KnownKind, value: str) -> _Settled:
        if self.best is None or kind is KnownKind.PHONE:
            return field, None
        known = self.best.known
        taught = learned(kind, value, known)
        near = same_name(value, known) if kind is KnownKind.NAME else None
        if near is not None and taught is None and field.sure:
            return _remarked(field, field, known, near.cards)
        near = near or nearest(kind, value, known.facts(kind))
        meant = taught or (near.value if near else None)
        if meant is None or not self._may_set_right(kind, is_taught=taught is not None):
            return self._offer(field, kind)
        fact = known.find(kind, meant)
        cards = fact.cards if fact else 0
        target = settling.with_host(field.value, meant) if kind is KnownKind.DOMAIN else meant
        if field.sure and taught is None:
            return _remarked(field, settling.offered(field, target), known, cards)
        right = settling.corrected(field, target, taught=taught is not None)
        return _remarked(field, right, known, cards)

    def _may_set_right(self, kind: KnownKind, *, is_taught: bool) -> bool:
        """Whether something else on the card names the company, and nothing another one."""
        assert self.best is not None
        named = is_taught or self.best.without(kind) > 0
        return (
            named
            and not (kind is KnownKind.NAME and self._mails_elsewhere())
            and not (kind is KnownKind.DOMAIN and self._has_other_name())
        )

    def _mails_elsewhere(self) -> bool:
        assert self.best is not None
        hosts = Printed.of_card(self.card).of(KnownKind.DOMAIN)
        known = self.best.known.domains
        return bool(hosts and known) and KnownKind.DOMAIN not in self.best.votes

    def _has_other_name(self) -> bool:
        assert self.best is not None
        names = [f for f in self.card.fields if f.kind is FieldKind.COMPANY and f.sure]
        return bool(names) and KnownKind.NAME not in self.best.votes

    def _offer(self, field: FieldReading, kind: KnownKind) -> _Settled:
        """The company's usual name beside an unsure one that is nothing like it."""
        best = self.best
        if best is None or kind is not KnownKind.NAME or field.sure:
            return field, None
        if best.without(kind) < _TELLING or not best.known.names:
            return field, None
        usual = best.known.names[0]
        return _remarked(field, settling.offered(field, usual.value), best.known, usual.cards)


def _postcode(field: FieldReading, code: str, known: KnownCompany, cards: int) -> _Settled:
    if squeeze(field.value) == squeeze(code):
        return _remarked(field, settling.confirmed(field), known, cards)
    if field.sure:
        return _remarked(field, settling.offered(field, code), known, cards)
    return _remarked(field, settling.corrected(field, code, taught=False), known, cards)


def _remarked(
    read: FieldReading, proposed: FieldReading, known: KnownCompany, cards: int
) -> _Settled:
    if proposed.value != read.value:
        outcome = Outcome.CORRECTED
    elif len(proposed.alternatives) > len(read.alternatives):
        outcome = Outcome.OFFERED
    else:
        outcome = Outcome.CONFIRMED
    return proposed, Remark(read.kind, proposed.value, outcome, known.company, cards, read.value)

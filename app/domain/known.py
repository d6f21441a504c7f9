"""What is known of a company: derived from its people's cards, and from what was put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.company import Company
from app.domain.contact import Contact, ContactDetails, MethodKind, MethodType
from app.domain.ids import ContactId
from app.domain.known_rows import Correction as Correction
from app.domain.known_rows import Forgotten as Forgotten
from app.domain.known_rows import KnownKind as KnownKind
from ocr.model import CardReading, FieldKind
from ocr.parse import lexicon
from ocr.parse.checks import host_of
from ocr.parse.evidence import loose
from ocr.parse.phone import normalise_phone
from ocr.text import kanji_to_digits, squeeze

KIND_OF = {
    FieldKind.COMPANY: KnownKind.NAME,
    FieldKind.EMAIL: KnownKind.DOMAIN,
    FieldKind.URL: KnownKind.DOMAIN,
    FieldKind.POSTAL: KnownKind.ADDRESS,
    FieldKind.ADDRESS: KnownKind.ADDRESS,
    FieldKind.PHONE: KnownKind.PHONE,
    FieldKind.FAX: KnownKind.PHONE,
}
"""What a field of a card can be known by; mobile numbers are people's own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as it is usually printed, how many people's cards bear it, and its `key_of`."""

    value: str
    cards: int
    key: str


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company with all that its people's cards tell; the most frequent values come first.

    Attributes:
        cards: how many people it is known from.
        postcodes: of each address, by its key; only where all cards agree.
        corrections: what was put right, newest first.
    """

    company: Company
    cards: int
    names: tuple[Fact, ...] = ()
    domains: tuple[Fact, ...] = ()
    addresses: tuple[Fact, ...] = ()
    phones: tuple[Fact, ...] = ()
    postcodes: Mapping[str, str] | None = None
    corrections: tuple[Correction, ...] = ()

    def facts(self, kind: KnownKind) -> tuple[Fact, ...]:
        """What is known of one kind; nothing for the industry, which the company itself has."""
        return {
            KnownKind.NAME: self.names,
            KnownKind.DOMAIN: self.domains,
            KnownKind.ADDRESS: self.addresses,
            KnownKind.PHONE: self.phones,
        }.get(kind, ())

    def find(self, kind: KnownKind, value: str) -> Fact | None:
        """The fact that says the same as a value."""
        key = key_of(kind, value)
        return next((f for f in self.facts(kind) if f.key == key), None)

    def postcode(self, address: str) -> str | None:
        """The postal code that all cards with this address bear."""
        return (self.postcodes or {}).get(key_of(KnownKind.ADDRESS, address))


@dataclass(frozen=True, slots=True)
class Printed:
    """What a card or a contact says of its company: the values of each kind."""

    values: Mapping[KnownKind, tuple[str, ...]]
    postcodes: Mapping[str, str | None]

    @staticmethod
    def of_card(card: CardReading) -> Printed:
        """What was read."""
        told = [(KIND_OF.get(f.kind), telling_part(f.kind, f.value)) for f in card.fields]
        return Printed(_grouped((kind, value) for kind, value in told if kind and value), {})

    @staticmethod
    def of_details(details: ContactDetails) -> Printed:
        """What a contact has now; of somebody who changed companies only the names are told."""
        names = [a.company for a in details.affiliations if a.until is None and a.company]
        found = [(KnownKind.NAME, name) for name in names]
        if all(a.until is None for a in details.affiliations):
            found += list(_ways_to_reach(details))
            found += [(KnownKind.ADDRESS, a.printed) for a in details.addresses]
        codes = {key_of(KnownKind.ADDRESS, a.printed): a.postcode for a in details.addresses}
        return Printed(_grouped(found), codes)

    def of(self, kind: KnownKind) -> tuple[str, ...]:
        """The values of one kind."""
        return self.values.get(kind, ())


def known_company(
    company: Company,
    people: Collection[Contact],
    forgotten: Collection[tuple[ContactId, KnownKind]] = (),
    corrections: Iterable[Correction] = (),
) -> KnownCompany:
    """What is known of a company from those who work there now."""
    told = [(person.id, Printed.of_details(person.details)) for person in people]
    by_kind = {
        kind: [printed for who, printed in told if (who, kind) not in forgotten]
        for kind in KnownKind
    }

    def facts(kind: KnownKind) -> tuple[Fact, ...]:
        return _facts([p.of(kind) for p in by_kind[kind]], lambda value: key_of(kind, value))

    return KnownCompany(
        company,
        len(people),
        facts(KnownKind.NAME),
        facts(KnownKind.DOMAIN),
        facts(KnownKind.ADDRESS),
        facts(KnownKind.PHONE),
        _postcodes(by_kind[KnownKind.ADDRESS]),
        tuple(sorted(corrections, key=lambda c: -(c.id or 0))),
    )


def key_of(kind: KnownKind, value: str) -> str:
    """Under which two values of a kind are the same print."""
    if kind is KnownKind.ADDRESS:
        return loose(kanji_to_digits(value))
    if kind is KnownKind.PHONE:
        number = normalise_phone(value)
        return number.e164 if number else value
    return squeeze(value)


def host_in(kind: FieldKind | MethodKind, value: str) -> str | None:
    """The host of a mail or web address, if it is one by which a company can be known."""
    if kind not in (FieldKind.EMAIL, FieldKind.URL):
        return None
    host = host_of(value)
    return None if "." not in host or is_shared(host, kind) else host


def telling_part(kind: FieldKind, value: str) -> str | None:
    """What of a field can be known: of a mail or web address its host, of a postal code nothing."""
    if kind is FieldKind.POSTAL:
        return None
    return host_in(kind, value) if kind in (FieldKind.EMAIL, FieldKind.URL) else value


def is_shared(host: str, kind: FieldKind | MethodKind) -> bool:
    """Whether people of any company have their mail, or for a web address their page, there."""
    parts = host.split(".")
    shared = {_shared_domains().get(".".join(parts[n:])) for n in range(len(parts))}
    return "mail" in shared or ("pages" in shared and kind == FieldKind.URL)


def switchboard(number: str) -> str:
    """What the numbers of one switchboard have in common: all of E.164 but four digits."""
    return number[:-4]


@cache
def _shared_domains() -> dict[str, str]:
    return {domain: what for domain, what in lexicon.rows("shared_domains")}


def _ways_to_reach(details: ContactDetails) -> Iterator[tuple[KnownKind, str]]:
    for method in details.methods:
        if method.type is MethodType.HOME:
            continue
        if host := host_in(method.kind, method.value):
            yield KnownKind.DOMAIN, host
        elif method.kind in (MethodKind.PHONE, MethodKind.FAX):
            yield KnownKind.PHONE, method.value


def _grouped(found: Iterable[tuple[KnownKind, str]]) -> dict[KnownKind, tuple[str, ...]]:
    grouped: dict[KnownKind, tuple[str, ...]] = {}
    for kind, value in dict.fromkeys(found):
        grouped[kind] = (*grouped.get(kind, ()), value)
    return grouped


def _facts(told: Iterable[tuple[str, ...]], key: Callable[[str], str]) -> tuple[Fact, ...]:
    """Each value once, in its most frequent print, with the number of people who bear it."""
    people: Counter[str] = Counter()
    prints: dict[str, Counter[str]] = {}
    for values in told:
        people.update({key(value) for value in values})
        for value in values:
            prints.setdefault(key(value), Counter())[value] += 1
    return tuple(Fact(prints[k].most_common(1)[0][0], n, k) for k, n in people.most_common())


def _postcodes(told: Iterable[Printed]) -> dict[str, str]:
    codes: dict[str, set[str]] = {}
    for printed in told:
        for address, code in printed.postcodes.items():
            if code:
                codes.setdefault(address, set()).add(code)
    return {address: next(iter(found)) for address, found in codes.items() if len(found) == 1}

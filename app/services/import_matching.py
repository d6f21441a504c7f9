"""Whom of a file the card book knows already: by UID, mail, phone, or name and company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from app.domain.company import name_key
from app.domain.contact import Contact, ContactDetails, ContactMethod, MethodKind
from app.domain.duplicates import likely_duplicates
from app.domain.ids import ContactId
from app.domain.text import letters
from app.domain.typed import contact_method
from app.formats.records import ParsedCard
from app.store import companies, contacts, namesakes
from app.store.database import Snapshot
from ocr.model import Level

_SHARED_BY = 50
"""A number that more people have is a switchboard and tells nothing of who somebody is."""


class Certainty(StrEnum):
    """How sure it is that two are the same person."""

    SURE = "sure"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Match:
    """A contact of the card book who is, or may be, the person of a file.

    Attributes:
        reasons: what is the same: `uid`, `email`, `mobile`, `phone`, `name`, `kana`, `company`.
    """

    contact: Contact
    certainty: Certainty
    reasons: tuple[str, ...]

    @property
    def by_uid(self) -> bool:
        """Whether the file names this very contact."""
        return self.reasons == ("uid",)


class Matcher:
    """Finds people of one file among those who were there before it, many at a time."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._newest = namesakes.newest(snapshot)

    def matches(self, cards: Sequence[ParsedCard]) -> list[Match | None]:
        """For each person who it is; `cards` have the keys of their methods (`with_keys`)."""
        named = namesakes.ids_by_uids(self._snapshot, [c.uid for c in cards if c.uid])
        # Who is named needs no search, which goes over all names of the card book.
        unnamed = [card.details for card in cards if card.uid not in named]
        found_by_key = iter(self._candidates(unnamed))
        candidates = [set() if card.uid in named else next(found_by_key) for card in cards]
        wanted = {i for ids in candidates for i in ids} | set(named.values())
        known = contacts.load(self._snapshot, sorted(wanted))
        found: list[Match | None] = []
        for card, ids in zip(cards, candidates, strict=True):
            if card.uid in named:
                contact = self._living(known[named[card.uid]])
                found.append(Match(contact, Certainty.SURE, ("uid",)))
            else:
                found.append(_best(card.details, [known[i] for i in sorted(ids)]))
        return found

    def _living(self, contact: Contact) -> Contact:
        """Who stayed where this entry was merged into another."""
        while contact.merged_into is not None:
            contact = contacts.get(self._snapshot, contact.merged_into)
        return contact

    def _candidates(self, people: Sequence[ContactDetails]) -> list[set[ContactId]]:
        """For each person the contacts with a key in common, or of the same name."""
        by_key: defaultdict[str, set[ContactId]] = defaultdict(set)
        keys = {m.normalised for d in people for m in d.methods if m.normalised}
        for key, contact_id in namesakes.owners_of_methods(self._snapshot, keys, self._newest):
            by_key[key].add(contact_id)
        personal = {key: ids for key, ids in by_key.items() if len(ids) <= _SHARED_BY}
        by_name: defaultdict[str, set[ContactId]] = defaultdict(set)
        for name, contact_id in self._namesakes(people):
            by_name[letters(name)].add(contact_id)
        found = []
        for details in people:
            ids = set(by_name.get(letters(details.name.printed), ()) if by_name else ())
            ids.update(*(personal.get(m.normalised or "", ()) for m in details.methods))
            found.append({i for i in ids if i <= self._newest.contact})
        return found

    def _namesakes(self, people: Iterable[ContactDetails]) -> Iterable[tuple[str, ContactId]]:
        names = {details.name.printed for details in people}
        works = {a.company for d in people for a in d.affiliations if a.company}
        employers = companies.by_key(self._snapshot, {name_key(name) for name in works})
        yield from namesakes.names_of(self._snapshot, self._newest, names=names)
        if ids := [company.id for company in employers.values()]:
            yield from namesakes.names_of(self._snapshot, self._newest, company_ids=ids)


def with_keys(details: ContactDetails) -> ContactDetails:
    """Details whose methods have the keys by which they are found and compared."""
    methods = tuple(
        ContactMethod(m.kind, m.value, _key(m.kind, m.value), m.type, m.is_primary)
        for m in details.methods
    )
    return replace(details, methods=methods)


def bare(details: ContactDetails) -> ContactDetails:
    """Details without what only the card book knows of them."""
    affiliations = tuple(
        replace(a, id=None, company_id=None, scan_id=None, is_primary=False)
        for a in details.affiliations
    )
    return replace(details, affiliations=affiliations)


@lru_cache(maxsize=4096)
def _key(kind: MethodKind, value: str) -> str | None:
    """The key of a method; colleagues share a company's telephone and page."""
    return contact_method(kind, value).normalised


def _best(details: ContactDetails, people: Sequence[Contact]) -> Match | None:
    if not people:
        return None
    namesakes = (c for c in people if c.details.name == details.name)
    same = next((c for c in namesakes if bare(c.details) == bare(details)), None)
    if same is not None:
        return Match(same, Certainty.SURE, ("name",))
    by_id = {contact.id: contact for contact in people}
    for likely in likely_duplicates(details, people):
        if likely.level is Level.STRONG:
            return Match(by_id[likely.contact_id], Certainty.SURE, likely.agrees)
        if {"name", "company"} <= set(likely.agrees) or "mobile" in likely.agrees:
            return Match(by_id[likely.contact_id], Certainty.MAYBE, likely.agrees)
    return None

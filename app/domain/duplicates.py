"""Who is likely the same person: named penalties, their distance, and four levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.company import name_key
from app.domain.contact import Contact, ContactDetails, MethodKind
from app.domain.ids import ContactId
from app.domain.text import fold, letters
from ocr.model import Level, Penalty

STRONG, MEDIUM, LOW = 0.90, 0.70, 0.40
"""From these likenesses (1 - distance) on a candidate has the level."""

_SHARED_MAILBOXES = frozenset(
    {"info", "contact", "mail", "office", "support", "sales", "admin", "hello", "shop", "recruit"}
    | {"press", "jimu", "soumu", "eigyo"}
)


@dataclass(frozen=True, slots=True)
class DuplicateCandidate:
    """A contact who may be the same person, and what speaks against it.

    Attributes:
        distance: the weighted mean of the penalties, 0 where all agrees.
    """

    contact_id: ContactId
    level: Level
    distance: float
    penalties: tuple[Penalty, ...]

    @property
    def agrees(self) -> tuple[str, ...]:
        """What is the same, the weightiest first."""
        same = [p for p in self.penalties if p.amount == 0]
        return tuple(p.name for p in sorted(same, key=lambda p: -p.weight))


@dataclass(frozen=True, slots=True)
class _Keys:
    name: str
    kana: str
    company: str
    emails: frozenset[str]
    mobiles: frozenset[str]
    phones: frozenset[str]


def likely_duplicates(
    details: ContactDetails, others: Iterable[Contact]
) -> tuple[DuplicateCandidate, ...]:
    """The contacts who are likely the same person as these details, the likeliest first.

    An equal personal e-mail address is strong. A name that differs, without an address or
    mobile number in common, is none: colleagues share a company and its telephone.
    """
    mine = _keys(details)
    candidates = (_candidate(contact.id, mine, _keys(contact.details)) for contact in others)
    likely = [c for c in candidates if c.level is not Level.NONE]
    return tuple(sorted(likely, key=lambda c: (-_RANK[c.level], c.distance, c.contact_id)))


_RANK = {
    level: rank for rank, level in enumerate((Level.NONE, Level.LOW, Level.MEDIUM, Level.STRONG))
}


def _candidate(contact_id: ContactId, mine: _Keys, theirs: _Keys) -> DuplicateCandidate:
    penalties = tuple(_penalties(mine, theirs))
    total = sum(p.weight for p in penalties)
    distance = sum(p.amount * p.weight for p in penalties) / total if total else 1.0
    return DuplicateCandidate(contact_id, _level(distance, penalties), distance, penalties)


def _level(distance: float, penalties: tuple[Penalty, ...]) -> Level:
    same = {p.name for p in penalties if p.amount == 0}
    if "email" in same:
        return Level.STRONG
    if not same & {"name", "kana", "mobile"}:
        return Level.NONE
    names_differ = any(p.name in ("name", "kana") and p.amount >= 0.5 for p in penalties)
    if names_differ and "mobile" not in same:
        return Level.NONE
    likeness = 1 - distance
    if likeness >= STRONG and len(same - {"kana"}) > 1:  # a name alone is borne by many
        return Level.STRONG
    return Level.MEDIUM if likeness >= MEDIUM else Level.LOW if likeness >= LOW else Level.NONE


def _penalties(mine: _Keys, theirs: _Keys) -> Iterator[Penalty]:
    """A penalty for each thing known of both; what agrees weighs more than what differs.

    People change their company, address and number, but seldom share one.
    """
    yield Penalty("name", _unlikeness(mine.name, theirs.name), 3.0)
    if mine.kana and theirs.kana:
        yield Penalty("kana", _unlikeness(mine.kana, theirs.kana), 1.0)
    if mine.company and theirs.company:
        differs = mine.company != theirs.company
        yield Penalty("company", float(differs), 0.5 if differs else 1.5)
    yield from _shared("email", mine.emails, theirs.emails, 4.0)
    yield from _shared("mobile", mine.mobiles, theirs.mobiles, 3.0)
    yield from _shared("phone", mine.phones, theirs.phones, 1.0)


def _shared(
    name: str, mine: frozenset[str], theirs: frozenset[str], weight: float
) -> Iterator[Penalty]:
    if mine and theirs:
        yield Penalty(name, 0.0, weight) if mine & theirs else Penalty(name, 1.0, 0.5)


def _unlikeness(one: str, other: str) -> float:
    """0 for equal texts, 1 for those with half of their letters or fewer in common."""
    if one == other:
        return 0.0
    return min(1.0, 2 * (1 - SequenceMatcher(None, one, other, autojunk=False).ratio()))


def _keys(details: ContactDetails) -> _Keys:
    work = details.current
    return _Keys(
        name=letters(details.name.printed),
        kana=letters(details.name.kana or ""),
        company=name_key(work.company) if work and work.company else "",
        emails=frozenset(e for e in _values(details, MethodKind.EMAIL) if not _is_shared(e)),
        mobiles=frozenset(_values(details, MethodKind.MOBILE)),
        phones=frozenset(_values(details, MethodKind.PHONE)),
    )


def _values(details: ContactDetails, kind: MethodKind) -> Iterator[str]:
    for method in details.methods:
        if method.kind is kind:
            yield fold(method.normalised or method.value)


def _is_shared(email: str) -> bool:
    return email.partition("@")[0] in _SHARED_MAILBOXES

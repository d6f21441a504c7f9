"""Two cards of one person field by field: what became of each value, and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.contact import ContactDetails, ContactMethod, MethodKind, PersonName, PostalAddress
from app.domain.text import letters
from app.domain.two_languages import (
    is_address_in_both,
    is_name_in_both,
    is_work_in_both,
    share_a_method,
)
from ocr.model import FieldKind
from ocr.parse.company import company_key


class Relation(StrEnum):
    """How a newer value stands to the known one."""

    SAME = "same"
    CHANGED = "changed"
    DIFFERS = "differs"
    ADDED = "added"
    FULLER = "fuller"
    ONLY_KNOWN = "only_known"


class Outcome(StrEnum):
    """What becomes of a value without being asked."""

    STAYS = "stays"
    NEW_JOB = "new_job"
    BOTH = "both"
    ADDED = "added"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two cards; empty text where a card has none.

    Attributes:
        prefers_known: which of both is the likelier choice where one must be chosen.
    """

    kind: FieldKind
    known: str
    newer: str
    relation: Relation
    outcome: Outcome
    prefers_known: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether one of both must be chosen."""
        return self.outcome is Outcome.ASKED


_NUMBERS = (FieldKind.MOBILE, FieldKind.PHONE, FieldKind.FAX)
_ADDRESSES = (FieldKind.EMAIL, FieldKind.URL)


def compare(known: ContactDetails, newer: ContactDetails) -> tuple[Compared, ...]:
    """Every field that at least one of both has, in the order of a card."""
    rows = (
        _name(known, newer),
        _chosen(FieldKind.NAME_KANA, known.name.kana or "", newer.name.kana or "", letters),
        *_work(known, newer),
        *(_numbers(kind, known, newer) for kind in _NUMBERS),
        *(_several(kind, known, newer) for kind in _ADDRESSES),
        _address(known, newer),
    )
    return tuple(row for row in rows if row.known or row.newer)


def settle(
    both: ContactDetails,
    known: ContactDetails,
    newer: ContactDetails,
    keep_known: Collection[FieldKind] = (),
) -> ContactDetails:
    """Details that hold everything of both, left with one value where one was to be chosen.

    Args:
        both: what joining the two gave, nothing lost.
        known: what was known.
        newer: what the newer card says.
        keep_known: the fields for which the known value was chosen; the newer one is, elsewhere.
    """
    asked = {row.kind for row in compare(known, newer) if row.is_asked}
    for kind in asked:
        chosen, other = (known, newer) if kind in keep_known else (newer, known)
        both = _settled(both, kind, chosen, other)
    return both


def _settled(
    both: ContactDetails, kind: FieldKind, chosen: ContactDetails, other: ContactDetails
) -> ContactDetails:
    if kind is FieldKind.NAME:
        return replace(both, name=_named(both.name, chosen.name))
    if kind is FieldKind.NAME_KANA:
        name = chosen.name
        kana = replace(both.name, family_kana=name.family_kana, given_kana=name.given_kana)
        return replace(both, name=kana)
    if kind is FieldKind.ADDRESS:
        return replace(both, addresses=_rehoused(both.addresses, chosen, other))
    method, wanted = MethodKind(kind.value), _keys(kind, chosen)
    methods = tuple(m for m in both.methods if m.kind is not method or _key(m) in wanted)
    return replace(both, methods=methods)


def _named(name: PersonName, chosen: PersonName) -> PersonName:
    return replace(
        name,
        printed=chosen.printed,
        family=chosen.family,
        given=chosen.given,
        credentials=chosen.credentials or name.credentials,
    )


def _rehoused(
    addresses: tuple[PostalAddress, ...], chosen: ContactDetails, other: ContactDetails
) -> tuple[PostalAddress, ...]:
    """Without the other card's first address; the chosen one comes first."""
    left = [a for a in addresses if a.printed != other.addresses[0].printed]
    first = chosen.addresses[0]
    return (first, *(a for a in left if a.printed != first.printed))


def _chosen(
    kind: FieldKind, known: str, newer: str, key: Callable[[str], str], prefers: bool = False
) -> Compared:
    """A field that has one value."""
    if not newer:
        return Compared(kind, known, newer, Relation.ONLY_KNOWN, Outcome.STAYS)
    if not known:
        return Compared(kind, known, newer, Relation.ADDED, Outcome.ADDED)
    if key(known) == key(newer):
        return Compared(kind, known, newer, Relation.SAME, Outcome.STAYS)
    return Compared(kind, known, newer, Relation.DIFFERS, Outcome.ASKED, prefers)


def _name(known: ContactDetails, newer: ContactDetails) -> Compared:
    row = _chosen(FieldKind.NAME, known.name.printed, newer.name.printed, letters)
    return _both(row) if is_name_in_both(known.name, newer.name) else row


def _both(row: Compared) -> Compared:
    """The same in another language: nothing is to be chosen."""
    return replace(row, relation=Relation.ADDED, outcome=Outcome.BOTH)


def _work(known: ContactDetails, newer: ContactDetails) -> tuple[Compared, Compared]:
    """Company and position: what changed is a new job, and the old one stays as history."""
    was, now = known.current, newer.current
    company = _job(
        FieldKind.COMPANY,
        (was.company if was else None) or "",
        (now.company if now else None) or "",
        company_key,
    )
    roles = [
        "　".join(filter(None, (a.department, a.position))) if a is not None else ""
        for a in (was, now)
    ]
    title = _job(FieldKind.TITLE, roles[0], roles[1], letters)
    if is_work_in_both(was, now) and share_a_method(known, newer):
        return _both(company), _both(title) if title.outcome is Outcome.NEW_JOB else title
    return company, title


def _job(kind: FieldKind, known: str, newer: str, key: Callable[[str], str]) -> Compared:
    row = _chosen(kind, known, newer, key)
    if row.is_asked:
        return replace(row, relation=Relation.CHANGED, outcome=Outcome.NEW_JOB)
    return row


def _numbers(kind: FieldKind, known: ContactDetails, newer: ContactDetails) -> Compared:
    """A number that seldom is one of several: it changed, or one of both was misread."""
    row = _several(kind, known, newer)
    if row.outcome is Outcome.BOTH and not _keys(kind, known) <= _keys(kind, newer):
        return replace(row, relation=Relation.DIFFERS, outcome=Outcome.ASKED)
    return row


def _several(kind: FieldKind, known: ContactDetails, newer: ContactDetails) -> Compared:
    """Addresses of which a person may well have several: both are kept."""
    row = _chosen(kind, _listed(kind, known), _listed(kind, newer), str)
    if not row.is_asked:
        return row
    if _keys(kind, newer) <= _keys(kind, known):
        return replace(row, relation=Relation.SAME, outcome=Outcome.STAYS)
    return replace(row, relation=Relation.ADDED, outcome=Outcome.BOTH)


def _address(known: ContactDetails, newer: ContactDetails) -> Compared:
    texts = [d.addresses[0].printed if d.addresses else "" for d in (known, newer)]
    row = _chosen(FieldKind.ADDRESS, texts[0], texts[1], letters)
    if is_address_in_both(*texts):
        return _both(row)
    was, now = (letters(text) for text in texts)
    if row.is_asked and (was in now or now in was):
        return replace(row, relation=Relation.FULLER, prefers_known=len(was) > len(now))
    return row


def _key(method: ContactMethod) -> str:
    return method.normalised or method.value


def _keys(kind: FieldKind, details: ContactDetails) -> frozenset[str]:
    return frozenset(_key(m) for m in details.methods if m.kind == kind.value)


def _listed(kind: FieldKind, details: ContactDetails) -> str:
    return "　".join(details.values(MethodKind(kind.value)))

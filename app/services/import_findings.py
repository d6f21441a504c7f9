"""What an import would do with each person of a file, and what may be chosen about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Self

from app.domain.company import name_key
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId
from app.domain.text import letters
from app.formats.records import ParsedCard, ParseProblem
from app.i18n import gettext
from app.services.import_matching import Certainty, Match, Matcher, bare, with_keys
from app.services.import_sources import Entry
from app.services.merge import joined, work_key
from app.store.database import Snapshot
from app.store.digests import Digests

CHUNK = 500
"""So many people are matched and stored at a time."""

NAMED = 1000
"""So many problems are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be taken in: its line, None for the whole file, and why."""

    path: Path
    line: int | None
    message: str


@dataclass(slots=True)
class Failures:
    """What could not be taken in; all are counted, the first are named."""

    named: list[Failure] = field(default_factory=list)
    count: int = 0

    def add(self, path: Path, line: int | None, message: str) -> None:
        """Count one, and name it unless there were very many."""
        self.count += 1
        if self.count <= NAMED:
            self.named.append(Failure(path, line, message))

    def name(self, path: Path, problems: Iterable[ParseProblem]) -> None:
        """Count and name the problems of a file, or of a folder's files."""
        for problem in problems:
            self.add(problem.path or path, problem.line, gettext(problem.message))


class Kind(StrEnum):
    """What is found out about a person of a file."""

    NEW = "new"
    FULLER = "fuller"
    CONFLICT = "conflict"
    MAYBE = "maybe"
    UNCHANGED = "unchanged"


class Choice(StrEnum):
    """What to do about a person: add, fill up what is known, let the file win, or nothing."""

    ADD = "add"
    JOIN = "join"
    REPLACE = "replace"
    SKIP = "skip"


_USUAL = {
    Kind.NEW: Choice.ADD,
    Kind.FULLER: Choice.JOIN,
    Kind.CONFLICT: Choice.JOIN,
    Kind.MAYBE: Choice.ADD,
    Kind.UNCHANGED: Choice.SKIP,
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What to do: for all of a kind, and for single people by their number in the file."""

    for_all: Mapping[Kind, Choice] = field(default_factory=dict)
    each: Mapping[int, Choice] = field(default_factory=dict)

    def of(self, number: int, kind: Kind) -> Choice:
        """What was chosen for a person, or what is usual."""
        return self.each.get(number) or self.for_all.get(kind) or _USUAL[kind]

    def of_finding(self, finding: Finding) -> Choice:
        """What was chosen for a person of whom everything is known."""
        return self.of(finding.number, finding.kind)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that the card book and a file tell differently."""

    what: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A person of a file: who it is and what is different.

    Attributes:
        number: which person of the file it is, from 1.
        result: what joining makes of the contact.
    """

    number: int
    card: ParsedCard
    kind: Kind
    match: Match | None = None
    conflicts: tuple[Conflict, ...] = ()
    result: ContactDetails | None = None


class Findings:
    """Goes through the people of one file; what was done about one counts for the next."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._matcher = Matcher(snapshot)
        self._now: dict[ContactId, ContactDetails] = {}
        self._seen = Digests()
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._seen.close()

    def of(self, cards: Sequence[ParsedCard]) -> Iterator[Finding]:
        """The findings for the next people of the file."""
        self._now.clear()  # what was done about earlier ones is stored
        keyed = [replace(card, details=with_keys(card.details)) for card in cards]
        for card, match in zip(keyed, self._matcher.matches(keyed), strict=True):
            self._number += 1
            yield self._finding(card, match)

    def note(self, contact_id: ContactId, details: ContactDetails) -> None:
        """Say what a contact has become."""
        self._now[contact_id] = details

    def present(self, match: Match) -> ContactDetails:
        """What a contact is by now."""
        return self._now.get(match.contact.id, match.contact.details)

    def _finding(self, card: ParsedCard, match: Match | None) -> Finding:
        if card.uid is None and self._is_repeated(card):
            return Finding(self._number, card, Kind.UNCHANGED)
        if match is None:
            return Finding(self._number, card, Kind.NEW)
        present = self.present(match)
        conflicts = tuple(conflicts_of(present, card.details))
        if match.certainty is Certainty.MAYBE:
            return Finding(self._number, card, Kind.MAYBE, match, conflicts)
        result = filled_up(present, card.details, match)
        kind = Kind.CONFLICT if conflicts else Kind.FULLER
        if result == present and match.contact.deleted_at is None:
            kind = Kind.UNCHANGED
        return Finding(self._number, card, kind, match, conflicts, result)

    def _is_repeated(self, card: ParsedCard) -> bool:
        """Whether the very same stood in the file before."""
        return not self._seen.add(hash(card.details))


def chunks(entries: Iterator[Entry]) -> Iterator[tuple[list[ParsedCard], list[ParseProblem]]]:
    """The people of a file in groups, no UID twice in one, and the problems found meanwhile."""
    cards: list[ParsedCard] = []
    problems: list[ParseProblem] = []
    uids: set[str] = set()
    for entry in entries:
        if isinstance(entry, ParseProblem):
            problems.append(entry)
        else:
            if len(cards) >= CHUNK or entry.uid in uids:
                yield cards, problems
                cards, problems, uids = [], [], set()
            cards.append(entry)
            uids |= {entry.uid} if entry.uid else set()
        if len(problems) >= CHUNK:
            yield cards, problems
            cards, problems, uids = [], [], set()
    yield cards, problems


def filled_up(present: ContactDetails, details: ContactDetails, match: Match) -> ContactDetails:
    """The contact with what the file adds; a file that names it by UID also renames it."""
    if bare(details) == bare(present):
        return present
    result = joined(present, details)
    if match.by_uid:
        result = replace(result, name=joined(details, present).name)
    return present if bare(result) == bare(present) else result


def replaced(present: ContactDetails, details: ContactDetails) -> ContactDetails:
    """The contact as the file tells it, with what only the card book knows behind it."""
    ours = {work_key(a): a for a in present.affiliations}
    works = tuple(
        replace(ours.get(work_key(a), a), is_primary=a.is_primary) for a in details.affiliations
    )
    return joined(replace(details, affiliations=works), present)


def conflicts_of(present: ContactDetails, details: ContactDetails) -> Iterator[Conflict]:
    """What both tell, but not the same."""
    for (what, ours), (_, theirs) in zip(_single(present), _single(details), strict=True):
        key = name_key if what == "company" else letters
        if ours and theirs and key(ours) != key(theirs):
            yield Conflict(what, ours, theirs)


def _single(details: ContactDetails) -> Iterator[tuple[str, str | None]]:
    """What a person has only one of at a time."""
    work = details.current
    yield "name", details.name.printed
    yield "kana", details.name.kana
    yield "company", work.company if work else None
    yield "department", work.department if work else None
    yield "title", work.position if work else None

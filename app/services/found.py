"""Why contacts were found: the first thing about each in which the words of a search occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.contact import Contact
from app.domain.ids import ContactId
from app.domain.industry import names_of
from app.domain.lit import Span, lit
from app.domain.reading import readings
from app.domain.summary import ContactSummary
from app.store import cards, contacts
from app.store.database import Snapshot
from app.store.search_documents import event_names
from ocr.parse.lexicon import families, givens


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody was found.

    Attributes:
        name, company, position: the parts to be lit in each.
        other: what else the words stand in, where they are in none of these; with its parts.
    """

    name: tuple[Span, ...] = ()
    company: tuple[Span, ...] = ()
    position: tuple[Span, ...] = ()
    other: str = ""
    other_lit: tuple[Span, ...] = ()


_NOTHING: tuple[str, tuple[Span, ...]] = ("", ())


def reasons(
    snapshot: Snapshot, people: Mapping[ContactId, ContactSummary], words: Sequence[str]
) -> dict[ContactId, Reason]:
    """The reason for each of some contacts; none without words."""
    if not words:
        return {}
    open_words = {i: _not_seen(person, words) for i, person in people.items()}
    further = {i: left for i, left in open_words.items() if left}
    whole = contacts.load(snapshot, further)
    events, texts = event_names(snapshot, list(further)), _card_lines(snapshot, further)
    found: dict[ContactId, Reason] = {}
    for contact_id, person in people.items():
        other, spans = _NOTHING
        if contact_id in whole:
            more = (*sorted(events.get(contact_id, ())), *texts.get(contact_id, ()))
            values = (*names_of(person.industry), *_values(whole[contact_id]), *more)
            other, spans = _first(values, further[contact_id])
        name, company, position = (lit(text or "", words) for text in _shown(person))
        found[contact_id] = Reason(name, company, position, other, spans)
    return found


def read_word_lists(_: Snapshot) -> None:
    """Read now what the first reason would wait for: how all names of Japan are read."""
    families()
    givens()


def _not_seen(person: ContactSummary, words: Iterable[str]) -> list[str]:
    """The words that stand in nothing which a row shows anyway."""
    return [w for w in words if not any(lit(text or "", [w]) for text in _shown(person))]


def _shown(person: ContactSummary) -> tuple[str | None, ...]:
    return person.name, person.company, person.position


def _first(values: Iterable[str], words: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    fitting = ((value, spans) for value in values if (spans := lit(value, words)))
    return next(fitting, _NOTHING)


def _values(contact: Contact) -> Iterator[str]:
    details = contact.details
    yield from readings(details.name)
    if details.name.romaji:
        yield details.name.romaji
    for work in details.affiliations:
        yield from (part for part in (work.company, work.department, work.position) if part)
    yield from (method.value for method in details.methods)
    yield from (address.printed for address in details.addresses)
    yield from details.tags
    yield from filter(None, (details.name.credentials, details.note))


def _card_lines(snapshot: Snapshot, ids: Iterable[ContactId]) -> dict[ContactId, list[str]]:
    lines: dict[ContactId, list[str]] = {}
    for scan in cards.scans_of_contacts(snapshot, list(ids)):
        if scan.contact_id is not None and scan.reading and scan.reading.card:
            lines.setdefault(scan.contact_id, []).extend(scan.reading.card.text.splitlines())
    return lines

"""Marks on who solicits, and a quiet word where the same company, organiser or introducer is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.changes import command
from app.domain.company import name_key
from app.domain.event import Event
from app.domain.history import Nuisance, Triage, TriageChoice
from app.domain.ids import ContactId
from app.domain.relationship import Relationship
from app.domain.stage import Stage
from app.domain.text import fold
from app.i18n import N_
from app.services.derived_table import rows_of
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


class Through(StrEnum):
    """What somebody or something has in common with a nuisance; a person may be one."""

    PERSON = "person"
    COMPANY = "company"
    INTRODUCER = "introducer"
    ORGANISER = "organiser"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Caution:
    """A reason to look twice: through what, and its name."""

    through: Through
    name: str


@command(N_("Mark a nuisance"))
def mark_nuisance(tx: Transaction, nuisance: Nuisance) -> int:
    """Mark a person, an event or an organiser as soliciting; private."""
    if nuisance.contact_id is not None:
        contacts.get(tx, nuisance.contact_id)
    return entities.add(tx, nuisance)


@command(N_("Take a nuisance mark away"))
def clear_nuisance(tx: Transaction, nuisance_id: int) -> None:
    """Take a mark away."""
    entities.get(tx, Nuisance, nuisance_id)
    entities.remove(tx, Nuisance, nuisance_id)


@command(N_("Take a nuisance mark away"))
def drop_mark(tx: Transaction, mark: Nuisance) -> None:
    """Take a mark away that is shown."""
    clear_nuisance(tx, mark.id or 0)


def nuisances(snapshot: Snapshot) -> tuple[Nuisance, ...]:
    """All marks, the newest first."""
    found = entities.select(snapshot, Nuisance)
    return tuple(sorted(found, key=lambda n: (n.noted_on, n.id or 0), reverse=True))


def marks_on(snapshot: Snapshot, contact_id: ContactId) -> tuple[Nuisance, ...]:
    """The marks on one contact, the newest first."""
    return tuple(m for m in nuisances(snapshot) if m.contact_id == contact_id)


def marks_on_event(snapshot: Snapshot, event: Event) -> tuple[Nuisance, ...]:
    """The marks on an event and on its organiser, the newest first."""
    by = fold(event.organiser or "")
    found = nuisances(snapshot)
    return tuple(
        m
        for m in found
        if m.event_id in {event.id} - {None} or (by and fold(m.organiser or "") == by)
    )


def nuisance(snapshot: Snapshot, nuisance_id: int) -> Nuisance:
    """One mark; NotFound if there is none."""
    return entities.get(snapshot, Nuisance, nuisance_id)


@command(N_("Mark a nuisance"))
def keep_mark(tx: Transaction, mark: Nuisance) -> None:
    """Store a mark, new or changed."""
    if mark.id is None:
        mark_nuisance(tx, mark)
    else:
        entities.replace(tx, mark)


@dataclass(frozen=True, slots=True)
class Marked:
    """Everybody who is a nuisance, to see what others have in common with them.

    Attributes:
        firms: the keys of their companies' names, each with those of them who work there.
        through: who brought them, and themselves: whose word is to be taken with care.
    """

    ids: frozenset[ContactId]
    firms: Mapping[str, frozenset[ContactId]]
    through: Mapping[ContactId, str]

    def about(self, company: str | None, known: Relationship | None = None) -> tuple[Caution, ...]:
        """What a card of a company, or somebody known, has in common with them."""
        own = known.contact_id if known else None
        if own in self.ids:
            return ()
        found = []
        if company and self.firms.get(name_key(company)):
            found.append(Caution(Through.COMPANY, company))
        by = sorted(_introducers(known) & self.through.keys()) if known else ()
        return (*found, *(Caution(Through.INTRODUCER, self.through[who]) for who in by))


def marked(snapshot: Snapshot) -> Marked:
    """Everybody who is a nuisance, by a mark or by the newest choice."""
    ids = {m.contact_id for m in entities.select(snapshot, Nuisance) if m.contact_id is not None}
    chosen = entities.select(snapshot, Triage, choice=TriageChoice.NUISANCE)
    rows = rows_of(snapshot, ids | {t.contact_id for t in chosen})
    bad = {i: row for i, row in rows.items() if row.stage is Stage.NUISANCE}
    people = contacts.summaries(snapshot, tuple(bad))
    firms: dict[str, set[ContactId]] = {}
    for contact_id, person in people.items():
        if person.company:
            firms.setdefault(name_key(person.company), set()).add(contact_id)
    through = {who for i, row in bad.items() for who in (i, *_introducers(row))}
    names = {i: who.name for i, who in contacts.summaries(snapshot, tuple(through)).items()}
    return Marked(frozenset(bad), {k: frozenset(v) for k, v in firms.items()}, names)


def cautions_about_person(snapshot: Snapshot, contact_id: ContactId) -> tuple[Caution, ...]:
    """What somebody has in common with people marked: their company, or who introduced them."""
    person = contacts.summaries(snapshot, (contact_id,)).get(contact_id)
    if person is None:
        return ()
    return marked(snapshot).about(person.company, rows_of(snapshot, (contact_id,))[contact_id])


def cautions_before_writing(
    snapshot: Snapshot, rows: Mapping[ContactId, Relationship]
) -> Mapping[ContactId, tuple[Caution, ...]]:
    """What to know before writing to some people, whose relationships these are.

    Marks on themselves, what they have in common with people marked, and marks on the event
    where they were last met or on its organiser.
    """
    everybody, people = marked(snapshot), contacts.summaries(snapshot, tuple(rows))
    last = {i: row.met[-1].event_id for i, row in rows.items() if row.met}
    met_at = {e for e in last.values() if e is not None}
    held = entities.select(snapshot, Event, id=tuple(met_at)) if met_at else ()
    there = {e.id: cautions_about_event(snapshot, e) for e in held}
    found = {}
    for i, person in people.items():
        own = (Caution(Through.PERSON, person.name),) if i in everybody.ids else ()
        shared = everybody.about(person.company, rows.get(i))
        found[i] = (*own, *shared, *there.get(last.get(i), ()))
    return found


def caution_before_writing(snapshot: Snapshot, contact_id: ContactId) -> tuple[Caution, ...]:
    """The same about one person."""
    return cautions_before_writing(snapshot, rows_of(snapshot, (contact_id,))).get(contact_id, ())


def cautions_about_event(snapshot: Snapshot, event: Event) -> tuple[Caution, ...]:
    """Marks on the organiser of an event, on events of its organiser or series, or on itself."""
    marks = entities.select(snapshot, Nuisance)
    organisers = [m.organiser for m in marks if m.organiser and event.organiser]
    found = [
        Caution(Through.ORGANISER, name)
        for name in organisers
        if fold(name) == fold(event.organiser or "")
    ]
    marked = {m.event_id for m in marks if m.event_id is not None}
    for other in entities.select(snapshot, Event, id=tuple(marked)) if marked else ():
        if other.id == event.id or _same(other.series, event.series):
            found.append(Caution(Through.EVENT, other.name))
        elif _same(other.organiser, event.organiser):
            found.append(Caution(Through.ORGANISER, other.organiser or ""))
    return tuple(dict.fromkeys(found))


def _introducers(row: Relationship) -> set[ContactId]:
    met = {e.introduced_by for e in row.met}
    brought = {i.introducer for i in row.timeline.introductions if i.person == row.contact_id}
    through = {x.introduced_by for x in row.timeline.exchanges}
    return {who for who in met | brought | through if who is not None}


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fold(one or "") == fold(other or "")

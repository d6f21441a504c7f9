"""Matches: needs, what I bring, and who could be introduced to whom, with the people they join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.changes import command
from app.domain.ids import ContactId
from app.domain.matches import Match, Profile, matches, my_help
from app.domain.offers import Dismissal
from app.domain.relationship import Relationship
from app.domain.summary import ContactSummary
from app.i18n import N_
from app.services.derived_table import DerivedTable
from app.services.offers import needs, offers
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class FoundMatch:
    """A match with the people it joins; `None` in place of a person is me."""

    match: Match
    needs: ContactSummary | None
    helps: ContactSummary | None


def find_matches(snapshot: Snapshot, derived: DerivedTable) -> tuple[FoundMatch, ...]:
    """Who needs what I or others bring.

    People let go and nuisances are left out, and what was dismissed.
    """
    people = derived.people(snapshot)
    rising = [i for i, row in derived.rows(snapshot).items() if row.stage.is_rising]
    found = matches(offers(snapshot), needs(snapshot), _profiles(snapshot, rising))
    dismissed = {d.pair for d in entities.select(snapshot, Dismissal)}
    return tuple(
        FoundMatch(match, _summary(people, match.need.contact_id), _summary(people, match.helper))
        for match in found
        if match.pair not in dismissed
    )


def fitting_offers(
    snapshot: Snapshot, rows: Mapping[ContactId, Relationship]
) -> Mapping[ContactId | None, str]:
    """The title of my offer that fits each of some people best, where one does."""
    rising = [i for i, row in rows.items() if row.stage.is_rising]
    asked = [n for i in rising for n in needs(snapshot, i)]
    found = my_help(offers(snapshot), asked, _profiles(snapshot, rising)) if asked else ()
    dismissed = {d.pair for d in entities.select(snapshot, Dismissal)}
    shown = [m for m in reversed(found) if m.pair not in dismissed]
    return {m.need.contact_id: m.offer.title for m in shown if m.offer is not None}


@command(N_("Dismiss a match"))
def dismiss(tx: Transaction, match: Match) -> int:
    """Never show a match again."""
    return entities.add(tx, Dismissal(match.pair, tx.now.astimezone().date()))


def _profiles(snapshot: Snapshot, ids: list[ContactId]) -> Iterator[Profile]:
    summaries = contacts.summaries(snapshot, ids)
    for contact in contacts.load(snapshot, ids).values():
        work = contact.details.current
        words = (work.company, work.department, work.position) if work else ()
        yield Profile(
            contact.id,
            summaries[contact.id].industry,
            contact.details.tags,
            " ".join(filter(None, (*words, contact.details.note))),
        )


def _summary(
    people: Mapping[ContactId, ContactSummary], contact_id: ContactId | None
) -> ContactSummary | None:
    return None if contact_id is None else people.get(contact_id)

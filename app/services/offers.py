"""What I can contribute, who needs it, and who could be introduced to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.changes import command
from app.domain.funnel import answer_rate
from app.domain.history import FollowUp
from app.domain.ids import ContactId, NeedId, OfferId
from app.domain.matches import Match, Profile, matches, my_help
from app.domain.offers import Dismissal, Need, Offer, OfferTold
from app.domain.ratio import Ratio
from app.domain.records import OfferRecord, offer_record, offer_record_by_industry
from app.domain.relationship import Relationship
from app.domain.summary import ContactSummary
from app.i18n import N_
from app.services.history import not_in_the_future
from app.services.relationships import DerivedTable
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@command(N_("Add an offer"))
def add_offer(tx: Transaction, offer: Offer) -> OfferId:
    """Store something I can bring."""
    return OfferId(entities.add(tx, offer))


def offers(snapshot: Snapshot) -> tuple[Offer, ...]:
    """Everything I can bring."""
    return entities.select(snapshot, Offer)


def open_offers(snapshot: Snapshot) -> tuple[Offer, ...]:
    """What I can bring now."""
    return tuple(o for o in offers(snapshot) if o.closed_on is None)


@command(N_("Add a need"))
def add_need(tx: Transaction, need: Need) -> NeedId:
    """Store what a contact needs, or what I need."""
    if need.contact_id is not None:
        contacts.get(tx, need.contact_id)
    return NeedId(entities.add(tx, need))


def needs(snapshot: Snapshot, contact_id: ContactId | None = None) -> tuple[Need, ...]:
    """All needs, or those of one contact."""
    own = {} if contact_id is None else {"contact_id": contact_id}
    return entities.select(snapshot, Need, **own)


@command(N_("Tell of an offer"))
def tell_offer(tx: Transaction, told: OfferTold) -> int:
    """Record that an offer was named to somebody; telling again on that day changes the reaction.

    Raises:
        UserInputError: it was told in the future.
    """
    entities.get(tx, Offer, told.offer_id)
    contacts.get(tx, told.contact_id)
    not_in_the_future(tx, told.on)
    same = {"offer_id": told.offer_id, "contact_id": told.contact_id, "on": told.on}
    known = entities.select(tx, OfferTold, **same)
    if not known:
        return entities.add(tx, told)
    entities.replace(tx, replace(known[0], reaction=told.reaction or known[0].reaction))
    return known[0].id or 0


@dataclass(frozen=True, slots=True)
class OfferHistory:
    """An offer, to whom it was named (the newest first), and what came of it.

    Attributes:
        industries: the record among the people of each industry; None where none is settled.
        answered: people who answered ÷ people to whom a word brought it.
    """

    offer: Offer
    told: tuple[tuple[ContactSummary, OfferTold], ...]
    record: OfferRecord
    industries: Mapping[str | None, OfferRecord]
    answered: Ratio


def offer_histories(snapshot: Snapshot, derived: DerivedTable) -> tuple[OfferHistory, ...]:
    """All offers with what came of them."""
    people, rows = derived.people(snapshot), derived.rows(snapshot)
    told = entities.select(snapshot, OfferTold)
    industries = {i: person.industry for i, person in people.items()}
    wrote = _words_by_offer(rows.values())
    found = []
    for offer in offers(snapshot):
        mine = [t for t in reversed(told) if t.offer_id == offer.id and t.contact_id in people]
        mine.sort(key=lambda t: t.on, reverse=True)
        named = tuple((people[t.contact_id], t) for t in mine)
        by_industry = offer_record_by_industry(mine, rows, industries)
        answered = answer_rate(wrote.get(offer.id, ()))
        record = offer_record(mine, rows)
        found.append(OfferHistory(offer, named, record, by_industry, answered))
    return tuple(found)


def _words_by_offer(rows: Iterable[Relationship]) -> Mapping[OfferId | None, list[FollowUp]]:
    """The follow-ups that brought an offer."""
    found: dict[OfferId | None, list[FollowUp]] = {}
    for row in rows:
        for made in row.timeline.touches:
            if made.offer_id is not None:
                found.setdefault(made.offer_id, []).append(made)
    return found


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


@command(N_("Change an offer"))
def close_offer(tx: Transaction, offer: Offer) -> None:
    """Say that I no longer bring something; it matches nothing more."""
    entities.replace(tx, replace(offer, closed_on=tx.now.astimezone().date()))


@command(N_("Delete a need"))
def delete_need(tx: Transaction, need_id: NeedId) -> Need:
    """Delete a need that was noted by mistake, and answer what it was."""
    need = entities.get(tx, Need, need_id)
    entities.remove(tx, Need, need_id)
    return need


@command(N_("Change a need"))
def meet_need(tx: Transaction, need: Need) -> None:
    """Say that a need was met."""
    entities.replace(tx, replace(need, met_on=tx.now.astimezone().date()))


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

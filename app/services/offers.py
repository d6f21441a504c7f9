"""What I can contribute, to whom it was named, and what I and others need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.changes import command
from app.domain.attachment import Attachment
from app.domain.funnel import answer_rate
from app.domain.history import FollowUp
from app.domain.ids import ContactId, NeedId, OfferId
from app.domain.offer_records import OfferRecord, offer_record, offer_record_by_industry
from app.domain.offers import Need, Offer, OfferTold
from app.domain.ratio import Ratio
from app.domain.relationship import Relationship
from app.domain.summary import ContactSummary
from app.errors import UserInputError
from app.i18n import N_
from app.services.attachments import StoredFile, attach_to_offer, files_of_offers
from app.services.derived_table import DerivedTable
from app.services.history import not_in_the_future
from app.services.words import listed
from app.store import contacts, entities
from app.store.database import Snapshot, Transaction


@command(N_("Add an offer"))
def add_offer(tx: Transaction, offer: Offer, files: Sequence[StoredFile] = ()) -> OfferId:
    """Store something I can bring, with stored files."""
    offer_id = OfferId(entities.add(tx, offer))
    if files:
        attach_to_offer(tx, offer_id, files)
    return offer_id


def offers(snapshot: Snapshot) -> tuple[Offer, ...]:
    """Everything I can bring; what lies in the trash is left out."""
    return entities.select(snapshot, Offer, deleted_at=None)


def offer(snapshot: Snapshot, offer_id: OfferId) -> Offer:
    """One offer, also one in the trash; NotFound if there is none."""
    return entities.get(snapshot, Offer, offer_id)


@command(N_("Change an offer"))
def edit_offer(tx: Transaction, changed: Offer, files: Sequence[StoredFile] = ()) -> None:
    """Store an offer as it is now, with further stored files."""
    entities.replace(tx, changed)
    if files and changed.id is not None:
        attach_to_offer(tx, changed.id, files)


@command(N_("Delete an offer"))
def delete_offer(tx: Transaction, offer_id: OfferId) -> Offer:
    """Put an offer into the trash, with its files; where it was told or brought it stays named."""
    known = entities.get(tx, Offer, offer_id)
    entities.replace(tx, replace(known, deleted_at=tx.now))
    return known


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


def my_needs(snapshot: Snapshot) -> tuple[Need, ...]:
    """What I need myself: what is open first, the newest of both first."""
    mine = [n for n in entities.select(snapshot, Need) if n.contact_id is None]
    mine.sort(key=lambda need: (need.on, need.id or 0), reverse=True)
    return tuple(sorted(mine, key=lambda need: need.met_on is not None))


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


def files_by_title(snapshot: Snapshot) -> Mapping[str, tuple[Attachment, ...]]:
    """The files of each offer by its title, also of those that have none."""
    kept = files_of_offers(snapshot)
    return {o.title: kept.get(o.id or OfferId(0), ()) for o in offers(snapshot)}


def files_named(
    files: Mapping[str, tuple[Attachment, ...]], bring: str | None
) -> tuple[Attachment, ...]:
    """The files of the offers whose titles stand in what is to be brought, the longest first."""
    found: list[Attachment] = []
    left = bring or ""
    for title in sorted(files, key=len, reverse=True):
        if title in left:
            found += files[title]
            left = left.replace(title, "\n")  # a shorter title may be a part of it
    return tuple(found)


def names_of(files: Sequence[Attachment]) -> str | None:
    """Files as a letter names them; None for none."""
    return listed(file.file_name for file in files) or None


@dataclass(frozen=True, slots=True)
class OfferHistory:
    """An offer, to whom it was named (the newest first), what came of it, and its files.

    Attributes:
        industries: the record among the people of each industry; None where none is settled.
        answered: people who answered ÷ people to whom a word brought it.
    """

    offer: Offer
    told: tuple[tuple[ContactSummary, OfferTold], ...]
    record: OfferRecord
    industries: Mapping[str | None, OfferRecord]
    answered: Ratio
    files: tuple[Attachment, ...] = ()


def offer_histories(snapshot: Snapshot, derived: DerivedTable) -> tuple[OfferHistory, ...]:
    """All offers with what came of them."""
    people, rows = derived.people(snapshot), derived.rows(snapshot)
    told, kept = entities.select(snapshot, OfferTold), files_of_offers(snapshot)
    industries = {i: person.industry for i, person in people.items()}
    wrote = _words_by_offer(rows.values())
    found = []
    for offer in offers(snapshot):
        mine = [t for t in reversed(told) if t.offer_id == offer.id and t.contact_id in people]
        mine.sort(key=lambda t: t.on, reverse=True)
        named = tuple((people[t.contact_id], t) for t in mine)
        by_industry = offer_record_by_industry(mine, rows, industries)
        answered = answer_rate(wrote.get(offer.id, ()))
        files = kept.get(offer.id or OfferId(0), ())
        record = offer_record(mine, rows)
        found.append(OfferHistory(offer, named, record, by_industry, answered, files))
    return tuple(found)


def _words_by_offer(rows: Iterable[Relationship]) -> Mapping[OfferId | None, list[FollowUp]]:
    """The follow-ups that brought an offer."""
    found: dict[OfferId | None, list[FollowUp]] = {}
    for row in rows:
        for made in row.timeline.touches:
            if made.offer_id is not None:
                found.setdefault(made.offer_id, []).append(made)
    return found


@command(N_("Delete an entry"))
def untell_offer(
    tx: Transaction, offer_id: OfferId, contact_id: ContactId, on: date | None = None
) -> int:
    """Take back that an offer was named to somebody, on a day or ever; answers how often it was.

    Raises:
        UserInputError: it was not.
    """
    wanted: dict[str, Any] = {"offer_id": offer_id, "contact_id": contact_id}
    known = entities.select(tx, OfferTold, **wanted, **({"on": on} if on else {}))
    if not known:
        raise UserInputError(N_("This offer was not named to them then."))
    for told in known:
        entities.remove(tx, OfferTold, told.id or 0)
    return len(known)


@command(N_("Change an entry"))
def change_told(tx: Transaction, changed: OfferTold) -> None:
    """Store that an offer was named to somebody as it stands now: another day, another reaction.

    Raises:
        UserInputError: it was told in the future.
    """
    not_in_the_future(tx, changed.on)
    entities.replace(tx, changed)


@command(N_("Delete an entry"))
def drop_told(tx: Transaction, told: OfferTold) -> None:
    """Take back that an offer was named to somebody that once."""
    entities.remove(tx, OfferTold, told.id or 0)


@command(N_("Change an offer"))
def reopen_offer(tx: Transaction, offer: Offer) -> None:
    """Say that I bring something again that I had stopped bringing."""
    entities.replace(tx, replace(offer, closed_on=None))


@command(N_("Change an offer"))
def close_offer(tx: Transaction, offer: Offer) -> None:
    """Say that I no longer bring something; it matches nothing more."""
    entities.replace(tx, replace(offer, closed_on=tx.now.astimezone().date()))


def need(snapshot: Snapshot, need_id: NeedId) -> Need:
    """One need; NotFound if there is none."""
    return entities.get(snapshot, Need, need_id)


@command(N_("Change a need"))
def edit_need(tx: Transaction, changed: Need) -> None:
    """Store a need as it is now."""
    entities.replace(tx, changed)


@command(N_("Delete a need"))
def delete_need(tx: Transaction, need_id: NeedId) -> Need:
    """Delete a need that was noted by mistake, and answer what it was."""
    need = entities.get(tx, Need, need_id)
    entities.remove(tx, Need, need_id)
    return need


@command(N_("Change a need"))
def reopen_need(tx: Transaction, need: Need) -> None:
    """Say that a need is not met after all."""
    entities.replace(tx, replace(need, met_on=None))


@command(N_("Change a need"))
def meet_need(tx: Transaction, need: Need) -> None:
    """Say that a need was met."""
    entities.replace(tx, replace(need, met_on=tx.now.astimezone().date()))

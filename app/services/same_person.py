"""A card of somebody who is known: what to compare, filing it as the newer one, and undoing it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.changes import command
from app.domain.card import CardScan
from app.domain.comparison import Compared, compare, settle
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId, ScanId, StepId
from app.domain.moments import day_of
from app.errors import UserInputError
from app.i18n import N_
from app.services import review
from app.store import cards, contacts, journal
from app.store.database import Snapshot, Transaction
from ocr.model import FieldKind

FILED = N_("Accept a card of the same person")
"""The step by whose name a filing is found again, to be undone at any later time."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A known person beside a card that was read.

    Attributes:
        newest: the newest card of the person; None for one added by hand.
        since: the day from which the person is known.
    """

    contact_id: ContactId
    name: str
    since: date
    newest: CardScan | None
    rows: tuple[Compared, ...]


def comparison(snapshot: Snapshot, contact_id: ContactId, details: ContactDetails) -> Comparison:
    """What of a person stays, changes, or must be chosen if this is a newer card."""
    contact = contacts.get(snapshot, contact_id)
    scans = cards.scans_of_contacts(snapshot, [contact_id])
    rows = compare(contact.details, details)
    since = day_of(contact.created_at)
    name = contact.details.name.printed
    return Comparison(contact_id, name, since, scans[-1] if scans else None, rows)


@command(FILED)
def accept_as_newer(
    tx: Transaction,
    scan_id: ScanId,
    details: ContactDetails,
    same_as: ContactId,
    keep_known: Collection[FieldKind] = (),
) -> ContactId:
    """File a card as the newer one of a known person, with what was chosen field by field.

    A changed company becomes a new affiliation and the old one stays as history.

    Args:
        tx: the open transaction.
        scan_id: a scan that was read.
        details: what the user made of the proposal.
        same_as: whose newer card it is.
        keep_known: the fields for which the known value was chosen.
    """
    known = contacts.get(tx, same_as).details
    review.accept(tx, scan_id, details, same_as)
    both = contacts.get(tx, same_as).details
    contacts.update(tx, same_as, settle(both, known, details, keep_known))
    return same_as


@command(N_("Separate a card"))
def separate(tx: Transaction, scan_id: ScanId) -> None:
    """Take a card off the person as whose newer one it was filed, at any later time.

    The card waits in the review again. What was changed since, of the person, stays.

    Raises:
        UserInputError: the card was not filed as a newer one.
    """
    step = _filing_step(tx, scan_id)
    if step is None:
        raise UserInputError(N_("Card {id} is not filed with somebody known."), id=scan_id)
    journal.undo_step(tx, step, keep_newer=True)


@command(N_("Separate a card"))
def separate_newest(tx: Transaction, contact_id: ContactId) -> ScanId:
    """Take the newest card off a person that was known before it; see `separate`."""
    for scan in reversed(cards.scans_of_contacts(tx, [contact_id])):
        if can_be_separated(tx, scan.id):
            separate(tx, scan.id)
            return scan.id
    raise UserInputError(
        N_("No card was added to this person later. There is nothing to separate.")
    )


def can_be_separated(snapshot: Snapshot, scan_id: ScanId) -> bool:
    """Whether a card was filed as a newer one of a person that was known before."""
    return _filing_step(snapshot, scan_id) is not None


def _filing_step(snapshot: Snapshot, scan_id: ScanId) -> StepId | None:
    if cards.get(snapshot, scan_id).contact_id is None:
        return None
    steps = journal.history(snapshot, "card_scan", scan_id)
    return next((s.id for s in steps if s.label == FILED and not s.is_undone), None)

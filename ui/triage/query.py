"""What the triage page asks: the evening, my offers and whom they fit, and one card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cardbook import CardBook
from app.domain.attachment import Attachment
from app.domain.contact import ContactDetails, MethodKind
from app.domain.ids import ContactId, EventId
from app.domain.letters import Letter
from app.domain.offers import Offer
from app.services import contacts, letters, listing, matching, offers, preferences, triage
from app.services.derived_table import DerivedTable
from app.services.triage import Evening
from ui.wording import industry_word, joined


@dataclass(frozen=True, slots=True)
class EveningAnswer:
    """An evening to be sorted, with the pictures of its cards and what I can bring.

    Attributes:
        files: those of each offer, by its title.
    """

    evening: Evening
    pictures: Mapping[ContactId, Path]
    details: Mapping[ContactId, ContactDetails]
    offers: Sequence[Offer]
    fitting: Mapping[tuple[ContactId, str], Sequence[str]]
    my_name: str
    letters: tuple[Letter, ...]
    files: Mapping[str, tuple[Attachment, ...]]

    def words_for(self, contact_id: ContactId, offer: Offer) -> Sequence[str]:
        """The words that speak for bringing an offer to somebody."""
        return self.fitting.get((contact_id, offer.title), ())

    def offers_for(self, contact_id: ContactId) -> list[Offer]:
        """My offers, those that fit somebody first."""
        return sorted(self.offers, key=lambda o: not self.words_for(contact_id, o))


def load_evening(
    snapshot: Any, book: CardBook, derived: DerivedTable, event: EventId | None
) -> EveningAnswer | None:
    """An event's evening, or the newest one that waits; None where nothing waits."""
    chosen = event or triage.waiting_event(snapshot, derived)
    if chosen is None:
        return None
    found = triage.evening(snapshot, derived, chosen)
    ids = [p.contact.id for p in found.people]
    views = contacts.views(snapshot, ids)
    return EveningAnswer(
        found,
        listing.card_pictures(snapshot, book.folders, ids),
        {view.contact.id: view.contact.details for view in views},
        offers.open_offers(snapshot),
        _fitting(snapshot, derived),
        preferences.settings(snapshot).my_name,
        letters.letters(snapshot),
        offers.files_by_title(snapshot),
    )


def _fitting(snapshot: Any, derived: DerivedTable) -> Mapping[tuple[ContactId, str], Sequence[str]]:
    found = {}
    for each in matching.find_matches(snapshot, derived):
        if each.match.offer is not None and each.needs is not None:
            words = [word for reason in each.match.reasons for word in reason.shared]
            found[(each.needs.id, each.match.offer.title)] = words
    return found


def work_of(details: ContactDetails, industry: str | None) -> str:
    """Company, position and industry on one line."""
    work = details.current
    company, position = (work.company, work.position) if work else (None, None)
    return joined(company, position, industry_word(industry) if industry else None)


def company_of(details: ContactDetails) -> str:
    """The company of the present work; empty for none."""
    return (details.current.company if details.current else None) or ""


def mail_of(details: ContactDetails) -> str:
    """The first mail address; empty for none."""
    return next(iter(details.values(MethodKind.EMAIL)), "")

"""Accepting a card as the form has it, as one step that can be undone."""

from __future__ import annotations

from typing import Any

from app.changes import command
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId, ScanId
from app.i18n import N_
from app.services import review
from app.services.industries import choose_industry, settled_industry


@command(N_("Accept a card"))
def accept_card(
    tx: Any,
    scan_id: ScanId,
    details: ContactDetails,
    same_as: ContactId | None,
    industry: str | None,
) -> ContactId:
    """File the card, and give its company the industry that was chosen."""
    contact_id = review.accept(tx, scan_id, details, same_as)
    settled = settled_industry(tx, details)
    is_new = settled is None or settled.code != industry  # what was proposed was not chosen
    if industry is not None and is_new and details.current is not None and details.current.company:
        choose_industry(tx, contact_id, industry)
    return contact_id

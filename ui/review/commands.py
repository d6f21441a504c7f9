"""Accepting a card as the form has it, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.changes import command
from app.domain.contact import ContactDetails
from app.domain.ids import ContactId, ScanId
from app.i18n import N_
from app.services import review, same_person
from app.services.industries import choose_industry, settled_industry
from ocr.model import FieldKind


@command(N_("Accept a card"))
def accept_card(
    tx: Any, scan_id: ScanId, details: ContactDetails, industry: str | None
) -> ContactId:
    """File the card, and give its company the industry that was chosen."""
    contact_id = review.accept(tx, scan_id, details)
    _settle_industry(tx, contact_id, details, industry)
    return contact_id


@command(same_person.FILED)
def accept_same_person(
    tx: Any,
    scan_id: ScanId,
    details: ContactDetails,
    industry: str | None,
    same_as: ContactId,
    keep_known: Collection[FieldKind],
) -> ContactId:
    """File the card as a known person's newer one, with an industry for the company."""
    same_person.accept_as_newer(tx, scan_id, details, same_as, keep_known)
    _settle_industry(tx, same_as, details, industry)
    return same_as


def _settle_industry(
    tx: Any, contact_id: ContactId, details: ContactDetails, industry: str | None
) -> None:
    settled = settled_industry(tx, details)
    is_new = settled is None or settled.code != industry  # what was proposed was not chosen
    if industry is not None and is_new and details.current is not None and details.current.company:
        choose_industry(tx, contact_id, industry)

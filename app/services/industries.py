"""Industries of companies: settled from words, chosen by the user, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.changes import command
from app.domain.company import IndustryReason, name_key
from app.domain.contact import ContactDetails, MethodKind
from app.domain.directory import listed
from app.domain.ids import CompanyId, ContactId
from app.domain.industry import Classification, classify, industry, industry_named
from app.errors import NotFound, UserInputError
from app.i18n import N_
from app.store import companies, contacts
from app.store.database import Snapshot, Transaction


@dataclass(frozen=True, slots=True)
class IndustryCount:
    """An industry (None: not settled) and how many contacts work in it."""

    code: str | None
    contacts: int


def industry_counts(snapshot: Snapshot) -> tuple[IndustryCount, ...]:
    """The industries in use, most contacts first; those not settled last."""
    counts = Counter(s.industry for s in contacts.summaries(snapshot).values())
    unsettled = counts.pop(None, 0)
    found = [IndustryCount(code, n) for code, n in counts.most_common()]
    return (*found, *([IndustryCount(None, unsettled)] if unsettled else []))


def suggest_industry(details: ContactDetails, text: str = "") -> Classification | None:
    """The industry that the directory of companies knows, else what the card's words speak for."""
    work = details.current
    known = listed(work.company or "") if work else None
    if known is not None:
        return known
    domains = tuple(v.rpartition("@")[2] for v in details.values(MethodKind.EMAIL))
    return classify(
        company_name=(work.company if work else None) or "",
        department=(work.department if work else None) or "",
        title=(work.position if work else None) or "",
        domains=domains,
        text=text,
    )


def settled_industry(snapshot: Snapshot, details: ContactDetails) -> Classification | None:
    """The industry that the current company of these details has in the card book."""
    work = details.current
    company = companies.named(snapshot, work.company) if work and work.company else None
    if company is None or company.industry is None or company.industry_reason is None:
        return None
    return Classification(company.industry, company.industry_reason)


@command(N_("Choose an industry"))
def choose_industry(tx: Transaction, contact_id: ContactId, code: str | None) -> CompanyId:
    """Say in which industry a contact's company works; it holds for all its people.

    Raises:
        UserInputError: the code is unknown, or the contact has no company.
    """
    work = contacts.get(tx, contact_id).details.current
    if work is None or work.company_id is None:
        raise NotFound(N_("Contact {id} has no company to give an industry."), id=contact_id)
    set_industry(tx, work.company_id, code)
    return work.company_id


def set_industry(tx: Transaction, company_id: CompanyId, code: str | None) -> None:
    """Store an industry that the user chose for a company; UserInputError for an unknown code."""
    if code is not None and industry(code) is None:
        raise UserInputError(
            N_("There is no industry “{code}”. See: enishi industries --all"), code=code
        )
    companies.set_industry(tx, company_id, code, IndustryReason.USER if code else None)


def settle_companies(tx: Transaction, people: Sequence[tuple[ContactDetails, str | None]]) -> None:
    """Do for many contacts what `settle_company` does for one.

    Args:
        tx: the open transaction, in which the contacts were stored.
        people: their details, each with the name of the industry that a file told.
    """
    works = [(details, told, work) for details, told in people if (work := details.current)]
    keys = {work.company: name_key(work.company) for _, _, work in works if work.company}
    known = companies.by_key(tx, set(keys.values()))
    for details, told, work in works:
        company = known.get(keys.get(work.company or "", ""))
        if company is None or company.industry is not None:
            continue
        suggestion = suggest_industry(details)
        named = industry_named(told) if told else None
        if named is not None and (suggestion is None or suggestion.code != named.code):
            suggestion = Classification(named.code, IndustryReason.USER)
        if suggestion is not None:
            companies.set_industry(tx, company.id, suggestion.code, suggestion.reason)
            del known[company.name_key]


def settle_company(tx: Transaction, details: ContactDetails, text: str = "") -> None:
    """Give the current company an industry where none is known; a user's choice stays.

    Args:
        tx: the open transaction, in which the contact was stored.
        details: the contact's.
        text: what else stands on the card.
    """
    work = details.current
    company = companies.named(tx, work.company) if work and work.company else None
    if company is None or company.industry is not None:
        return
    suggestion = suggest_industry(details, text)
    if suggestion is not None:
        companies.set_industry(tx, company.id, suggestion.code, suggestion.reason)

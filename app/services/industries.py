"""Industries of companies: settled from words, chosen by the user, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.changes import command
from app.domain.company import IndustryReason, name_key
from app.domain.contact import ContactDetails, MethodKind
from app.domain.directory import listed
from app.domain.ids import CompanyId, ContactId
from app.domain.industry import Classification, classify, industry, industry_named
from app.domain.known import host_in
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


def propose_industry(
    snapshot: Snapshot, details: ContactDetails, text: str = ""
) -> Classification | None:
    """What `suggest_industry` says, else the industry of others with the same domain."""
    told = suggest_industry(details, text)
    return told or next(filter(None, (_of_host(snapshot, h) for h in _hosts(details))), None)


def settle_by_domains(tx: Transaction, after: CompanyId) -> None:
    """Settle what companies newer than one do by the domains of others, in one go."""
    waiting = defaultdict[CompanyId, set[str]](set)
    for company_id, kind, value in companies.unsettled_addresses(tx, after):
        if host := host_in(kind, value):
            waiting[company_id].add(host)
    known = _codes_by_host(tx) if waiting else {}
    for company_id, hosts in waiting.items():
        told = _common(set().union(*(known.get(host, ()) for host in hosts)))
        if told is not None:
            companies.set_industry(tx, company_id, told, IndustryReason.DOMAIN)


def _of_host(snapshot: Snapshot, host: str) -> Classification | None:
    code = _common(_codes_by_host(snapshot, host).get(host, set()))
    return Classification(code, IndustryReason.DOMAIN, (host,)) if code else None


def _codes_by_host(snapshot: Snapshot, host: str = "") -> dict[str, set[str]]:
    codes = defaultdict[str, set[str]](set)
    for kind, value, code in companies.industries_by_address(snapshot, host):
        if found := host_in(kind, value):
            codes[found].add(code)
    return codes


def _common(codes: Collection[str]) -> str | None:
    """The one industry that there is, or the division that all belong to."""
    if len(codes) == 1:
        return next(iter(codes))
    divisions = {code[0] for code in codes}
    return divisions.pop() if len(divisions) == 1 else None


def _hosts(details: ContactDetails) -> Iterator[str]:
    hosts = (host_in(method.kind, method.value) for method in details.methods)
    return iter(dict.fromkeys(filter(None, hosts)))


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
    suggestion = propose_industry(tx, details, text)
    if suggestion is not None:
        companies.set_industry(tx, company.id, suggestion.code, suggestion.reason)

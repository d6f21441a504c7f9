"""Companies, found by their folded name and made when they are new."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.company import Company, IndustryReason
from app.domain.ids import CompanyId, ContactId
from app.store import tables
from app.store.database import Snapshot, Transaction
from ocr.parse.company import company_key


def company_for(tx: Transaction, printed: str) -> CompanyId:
    """The id of the company of this name, made if it is new."""
    known = named(tx, printed)
    if known is not None:
        return known.id
    key = company_key(printed)
    return CompanyId(tx.insert(tables.Company, name=printed, name_key=key, domains=()))


def named(_: Snapshot, printed: str) -> Company | None:
    """The company of this name, however it is written."""
    key = company_key(printed)
    row = tables.Company.select().where(tables.Company.name_key == key).dicts().first()
    return None if row is None else Company(**row)


def with_part(_: Snapshot, text: str, most: int) -> tuple[Company, ...]:
    """Companies with this in their name, those that begin with it and short names first."""
    key = company_key(text)
    if not key:
        return ()
    found = tables.Company.select().where(tables.Company.name_key.contains(key)).limit(50 * most)
    ranked = sorted(
        (Company(**row) for row in found.dicts()),
        key=lambda company: (not company.name_key.startswith(key), len(company.name_key)),
    )
    return tuple(ranked[:most])


def companies(_: Snapshot, ids: Collection[int] | None = None) -> dict[CompanyId, Company]:
    """Companies by id; all of them for None."""
    query = tables.Company.select()
    if ids is not None:
        query = query.where(tables.Company.id.in_(list(ids)))
    return {CompanyId(row["id"]): Company(**row) for row in query.dicts()}


def set_industry(
    tx: Transaction, company_id: CompanyId, code: str | None, reason: IndustryReason | None
) -> None:
    """Store a company's industry and why."""
    tx.update(tables.Company, company_id, industry=code, industry_reason=reason)


def contacts_of(_: Snapshot, companies: Collection[int]) -> tuple[ContactId, ...]:
    """Contacts that work or worked for one of these companies."""
    affiliation = tables.Affiliation
    query = affiliation.select(affiliation.contact_id).where(
        affiliation.company_id.in_(list(companies))
    )
    return tuple(ContactId(row_id) for (row_id,) in query.distinct().tuples())

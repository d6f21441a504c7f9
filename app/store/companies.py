"""Companies, found by their folded name and made when they are new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from peewee import Field, ModelSelect

from app.domain.company import Company, IndustryReason, name_key
from app.domain.contact import MethodKind
from app.domain.ids import CompanyId, ContactId
from app.store import tables
from app.store.database import Snapshot, Transaction
from app.store.rows import among


def companies_for(tx: Transaction, printed: Iterable[str]) -> dict[str, CompanyId]:
    """The ids of the companies of these names, however written; new ones are made."""
    keys = {name: name_key(name) for name in printed}
    known = {key: company.id for key, company in by_key(tx, set(keys.values())).items()}
    new: dict[str, str] = {}
    for name, key in keys.items():
        if key not in known:
            new.setdefault(key, name)
    rows = [{"name": name, "name_key": key, "domains": ()} for key, name in new.items()]
    added = tx.insert_all(tables.Company, rows)
    known |= {key: CompanyId(row_id) for key, row_id in zip(new, added, strict=True)}
    return {name: known[key] for name, key in keys.items()}


def named(snapshot: Snapshot, printed: str) -> Company | None:
    """The company of this name, however it is written."""
    return next(iter(by_key(snapshot, {name_key(printed)}).values()), None)


def by_key(_: Snapshot, keys: Collection[str]) -> dict[str, Company]:
    """Companies by the keys of their names; the oldest where several have one."""
    query = tables.Company.select().where(among(tables.Company.name_key, keys))
    rows = query.order_by(tables.Company.id.desc()).dicts()
    return {row["name_key"]: Company(**row) for row in rows}


def with_part(_: Snapshot, text: str, most: int) -> tuple[Company, ...]:
    """Companies with this in their name, those that begin with it and short names first."""
    key = name_key(text)
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
        query = query.where(among(tables.Company.id, ids))
    return {CompanyId(row["id"]): Company(**row) for row in query.dicts()}


def readings(_: Snapshot, ids: Collection[CompanyId]) -> dict[CompanyId, str]:
    """The readings of the names of those of some companies that have one."""
    company = tables.Company
    query = company.select(company.id, company.kana)
    query = query.where(among(company.id, ids) & company.kana.is_null(False))
    return {CompanyId(row_id): kana for row_id, kana in query.tuples()}


def industries(_: Snapshot, ids: Collection[CompanyId]) -> dict[CompanyId, str]:
    """The industries of those of some companies that have one."""
    company = tables.Company
    query = company.select(company.id, company.industry)
    query = query.where(among(company.id, ids) & company.industry.is_null(False))
    return {CompanyId(row_id): code for row_id, code in query.tuples()}


def set_industry(
    tx: Transaction, company_id: CompanyId, code: str | None, reason: IndustryReason | None
) -> None:
    """Store a company's industry and why."""
    tx.update(tables.Company, company_id, industry=code, industry_reason=reason)


def industries_by_address(_: Snapshot, part: str = "") -> Iterator[tuple[MethodKind, str, str]]:
    """Mail and web addresses that hold a part, with the industry in which their people work."""
    method, company = tables.ContactMethod, tables.Company
    query = (
        _with_addresses(method.kind, method.value, company.industry)
        .where(company.industry.is_null(False) & method.value.contains(part))
        .distinct()
    )
    return iter(query.tuples())


def unsettled_addresses(_: Snapshot, after: int) -> Iterator[tuple[CompanyId, MethodKind, str]]:
    """Companies newer than one that have no industry, with the addresses of their people."""
    method, company = tables.ContactMethod, tables.Company
    query = _with_addresses(company.id, method.kind, method.value)
    return iter(query.where(company.industry.is_null() & (company.id > after)).tuples())


def _with_addresses(*columns: Field) -> ModelSelect:
    """Companies with the mail and web addresses of those who work there now."""
    method, work, company = tables.ContactMethod, tables.Affiliation, tables.Company
    person = tables.Contact
    return (
        method.select(*columns)
        .join(person, on=(person.id == method.contact_id))
        .join(work, on=(work.contact_id == method.contact_id))
        .join(company, on=(company.id == work.company_id))
        .where(
            method.kind.in_((MethodKind.EMAIL, MethodKind.URL))
            & person.deleted_at.is_null()
            & work.until.is_null()
        )
    )


def contacts_of(_: Snapshot, companies: Collection[int]) -> tuple[ContactId, ...]:
    """Contacts that work or worked for one of these companies."""
    affiliation = tables.Affiliation
    query = affiliation.select(affiliation.contact_id).where(
        among(affiliation.company_id, companies)
    )
    return tuple(ContactId(row_id) for (row_id,) in query.distinct().tuples())

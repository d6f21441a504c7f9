"""Which companies a clue on a card leads to, and whose cards tell of a company."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from app.domain.ids import CompanyId, ContactId
from app.domain.known import switchboard
from app.store import tables
from app.store.database import Snapshot
from ocr.parse.checks import host_of

MOST_COMPANIES = 6
"""A clue that leads to more companies leads to none: a provider of mail, a house of offices."""

_NEWEST = 200
"""As many addresses at one host are looked at: a proposal must come at once."""


def by_host(_: Snapshot, host: str) -> set[CompanyId]:
    """The companies whose people have their mail or web page at this host."""
    method = tables.ContactMethod
    query = method.select(method.contact_id, method.value).where(
        method.kind.in_(("email", "url")) & method.value.contains(host)
    )
    newest = query.order_by(method.id.desc()).limit(_NEWEST)
    return _companies_of(who for who, value in newest.tuples() if host_of(value) == host)


def by_number(_: Snapshot, e164: str) -> set[CompanyId]:
    """The companies with a telephone number on the same switchboard."""
    method, first = tables.ContactMethod, switchboard(e164)
    query = method.select(method.contact_id).where(
        method.kind.in_(("phone", "fax")) & method.normalised.between(first, first + "9999")
    )
    return _companies_of(who for (who,) in query.tuples())


def by_postcode(_: Snapshot, code: str) -> set[CompanyId]:
    """The companies with an address under this postal code."""
    address = tables.PostalAddress
    query = address.select(address.contact_id).where(address.postcode == code)
    return _companies_of(who for (who,) in query.tuples())


def by_address(_: Snapshot, printed: str) -> set[CompanyId]:
    """The companies with this address, as it is printed."""
    address = tables.PostalAddress
    query = address.select(address.contact_id).where(address.printed == printed)
    return _companies_of(who for (who,) in query.tuples())


def by_key(_: Snapshot, name_key: str) -> set[CompanyId]:
    """The companies of this name, and those whose people print it beside their company's."""
    company, affiliation = tables.Company, tables.Affiliation
    query = (
        affiliation.select(affiliation.contact_id)
        .join(company, on=(company.id == affiliation.company_id))
        .where(company.name_key == name_key)
    )
    return _companies_of(who for (who,) in query.tuples())


def by_readings(_: Snapshot, readings: Collection[str]) -> set[CompanyId]:
    """The companies at which one of these readings was put right before."""
    correction = tables.Correction
    query = correction.select(correction.company_id).where(correction.read.in_(list(readings)))
    return {CompanyId(row_id) for (row_id,) in query.distinct().tuples()}


def people_of(
    _: Snapshot, companies: Collection[int] | None = None
) -> dict[CompanyId, list[ContactId]]:
    """Who works at these companies (None: at any) now, trash left out, the newest first."""
    condition = None if companies is None else tables.Affiliation.company_id.in_(list(companies))
    found: dict[CompanyId, list[ContactId]] = {}
    for company, person in _current(condition):
        found.setdefault(CompanyId(company), []).append(ContactId(person))
    return found


def _companies_of(people: Iterable[int]) -> set[CompanyId]:
    chosen = list(dict.fromkeys(people))
    if not chosen:
        return set()
    found = {CompanyId(c) for c, _ in _current(tables.Affiliation.contact_id.in_(chosen))}
    return found if len(found) <= MOST_COMPANIES else set()


def _current(condition: Any) -> Iterable[tuple[int, int]]:
    """Pairs of a company and somebody who works there now, the newest contacts first."""
    affiliation, contact = tables.Affiliation, tables.Contact
    query = (
        affiliation.select(affiliation.company_id, affiliation.contact_id)
        .join(contact, on=(contact.id == affiliation.contact_id))
        .where(
            contact.deleted_at.is_null()
            & affiliation.until.is_null()
            & affiliation.company_id.is_null(False)
        )
        .order_by(affiliation.contact_id.desc())
    )
    rows: Iterable[tuple[int, int]] = (
        query if condition is None else query.where(condition)
    ).tuples()
    return rows

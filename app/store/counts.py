"""How many contacts each filter holds for, counted by SQLite without loading anybody."""

from __future__ import annotations

from typing import Any

from app.domain.search import ContactQuery, Has
from app.store import tables
from app.store.conditions import MONTH_MET, condition
from app.store.database import Snapshot

_LIVING = "JOIN list_entry e ON e.id = x.contact_id AND e.trashed = 0"


def contacts(_: Snapshot) -> int:
    """All contacts outside the trash."""
    return _count("SELECT count(*) FROM list_entry WHERE trashed = 0")


def by_industry(_: Snapshot) -> dict[str, int]:
    """Contacts by the industry of a company where they work now, by code."""
    return _counts(
        "SELECT c.industry, count(DISTINCT x.contact_id) FROM affiliation x"
        f" {_LIVING} JOIN company c ON c.id = x.company_id"
        " WHERE x.until IS NULL AND c.industry IS NOT NULL GROUP BY 1"
    )


def by_division(_: Snapshot) -> dict[str, int]:
    """The same by division; somebody with two jobs in one counts once."""
    return _counts(
        "SELECT substr(c.industry, 1, 1), count(DISTINCT x.contact_id) FROM affiliation x"
        f" {_LIVING} JOIN company c ON c.id = x.company_id"
        " WHERE x.until IS NULL AND c.industry IS NOT NULL GROUP BY 1"
    )


def by_event(_: Snapshot) -> dict[int, int]:
    """Contacts by the event where they were met, by its id."""
    return _counts(
        f"SELECT x.event_id, count(DISTINCT x.contact_id) FROM encounter x {_LIVING}"
        " WHERE x.event_id IS NOT NULL GROUP BY 1"
    )


def by_tag(_: Snapshot) -> dict[str, int]:
    """Contacts by the name of a tag."""
    return _counts(
        f"SELECT t.name, count(*) FROM contact_tag x {_LIVING}"
        " JOIN tag t ON t.id = x.tag_id GROUP BY 1"
    )


def by_prefecture(_: Snapshot) -> dict[str, int]:
    """Contacts by the prefecture of an address."""
    return _counts(
        f"SELECT x.prefecture, count(DISTINCT x.contact_id) FROM postal_address x {_LIVING}"
        " WHERE x.prefecture IS NOT NULL GROUP BY 1"
    )


def by_month(_: Snapshot) -> dict[str, int]:
    """Contacts by the month in which they were met."""
    return _counts(
        f"SELECT {MONTH_MET}, count(DISTINCT x.contact_id) FROM encounter x {_LIVING} GROUP BY 1"
    )


def having(_: Snapshot, what: Has) -> int:
    """Contacts that have something."""
    where, values = condition(ContactQuery(has=frozenset([what])))
    return _count(f"SELECT count(*) FROM list_entry WHERE {where}", *values)


def _counts(sql: str) -> dict[Any, int]:
    return dict(tables.Contact._meta.database.execute_sql(sql).fetchall())


def _count(sql: str, *values: object) -> int:
    row = tables.Contact._meta.database.execute_sql(sql, values).fetchone()
    return int(row[0])

"""What lists of contacts can be put in order by beside names and companies."""

from __future__ import annotations

from app.domain.ids import ContactId
from app.domain.search import ListOrder
from app.store import tables
from app.store.database import Snapshot

_WORK = (
    "SELECT a.contact_id, {column} FROM affiliation a LEFT JOIN company c ON c.id = a.company_id"
    " WHERE a.until IS NULL ORDER BY a.is_primary, a.sort DESC"
)
_METHOD = (
    "SELECT contact_id, value FROM contact_method WHERE kind = '{kind}'"
    " ORDER BY is_primary, sort DESC"
)
_SQL = {
    ListOrder.DEPARTMENT: _WORK.format(column="a.department"),
    ListOrder.POSITION: _WORK.format(column="a.position"),
    ListOrder.INDUSTRY: _WORK.format(column="c.industry"),
    ListOrder.EMAIL: _METHOD.format(kind="email"),
    ListOrder.PHONE: _METHOD.format(kind="phone"),
    ListOrder.MOBILE: _METHOD.format(kind="mobile"),
    ListOrder.PLACE: "SELECT contact_id, coalesce(prefecture, '') || coalesce(city, '') || printed"
    " FROM postal_address ORDER BY sort DESC",
    ListOrder.TAGS: "SELECT l.contact_id, group_concat(t.name, ' ') FROM contact_tag l"
    " JOIN tag t ON t.id = l.tag_id GROUP BY l.contact_id",
    ListOrder.MET: "SELECT contact_id, max(met_at) FROM encounter GROUP BY contact_id",
    ListOrder.ADDED: "SELECT id, created_at || printf(' %012d', id) FROM contact",
    ListOrder.NOTE: "SELECT id, note FROM contact",
}
"""Pairs of contact and text; the last one of a contact counts, which is its primary or first."""


def texts(_: Snapshot, order: ListOrder) -> dict[ContactId, str]:
    """The text by which each contact stands in an order; none for those that lack it."""
    rows = tables.Contact._meta.database.execute_sql(_SQL[order])
    return {ContactId(contact_id): text for contact_id, text in rows.fetchall() if text}

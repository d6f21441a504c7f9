"""Whom Today may be about, found by SQLite alone: few of many, before anything is derived."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from app.domain.ids import ContactId

AGAIN_DAYS = 30
"""Meeting somebody again is news for so long."""

_SLACK = timedelta(days=2)
"""Texts are compared by their first ten letters: a day known only as such may end later."""

_ASKING = """
SELECT contact_id FROM encounter WHERE met_at >= :clock
UNION SELECT contact_id FROM exchange WHERE state <> 'done'
UNION SELECT contact_id FROM follow_up WHERE done_at IS NULL AND due_on <= :today
UNION SELECT contact_id FROM encounter WHERE event_id IS NOT NULL
    AND contact_id IN (SELECT contact_id FROM encounter WHERE met_at >= :again)
    GROUP BY 1 HAVING count(DISTINCT event_id) > 1
"""


def may_ask(connection: sqlite3.Connection, now: datetime, hours: float) -> tuple[ContactId, ...]:
    """Everyone outside the trash with a clock of so many hours, a promise, a plan, or met again.

    Some for whom nothing is due are among them; the domain's formulas decide. Nobody is missing.
    """
    day = now.astimezone().date()
    rows = connection.execute(
        f"SELECT id FROM contact WHERE deleted_at IS NULL AND id IN ({_ASKING}) ORDER BY id",
        {
            "clock": (day - timedelta(hours=hours) - _SLACK).isoformat(),
            "today": (day + _SLACK).isoformat(),
            "again": (day - timedelta(days=AGAIN_DAYS) - _SLACK).isoformat(),
        },
    )
    return tuple(ContactId(row_id) for (row_id,) in rows)


def may_come(connection: sqlite3.Connection, now: datetime) -> bool:
    """Whether an event lies ahead, or did so yesterday."""
    day = now.astimezone().date() - _SLACK
    query = "SELECT EXISTS (SELECT 1 FROM event WHERE deleted_at IS NULL AND starts_at >= ?)"
    return bool(connection.execute(query, (day.isoformat(),)).fetchone()[0])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether there is no contact outside the trash."""
    query = "SELECT EXISTS (SELECT 1 FROM contact WHERE deleted_at IS NULL)"
    return not connection.execute(query).fetchone()[0]

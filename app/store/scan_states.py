"""How many scans are in each state, told without reading what was read on them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from peewee import JOIN, fn

from app.domain.card import ScanState, Standing
from app.domain.ids import BatchId
from app.store import tables
from app.store.database import Snapshot


def states(_: Snapshot, batch_id: BatchId | None = None) -> Counter[ScanState]:
    """The scans of one intake, discarded ones included; without one all that are open."""
    scan, reading = tables.CardScan, tables.Reading
    newest = reading.alias()
    last = newest.select(fn.MAX(newest.id)).where(newest.scan_id == scan.id)
    query = (
        scan.select(
            scan.deleted_at, scan.contact_id, scan.requested_at, reading.read_at, reading.problem
        )
        .join(reading, JOIN.LEFT_OUTER, on=(reading.id == last))
        .where(_wanted(batch_id))
    )
    return Counter(_state(*row) for row in query.tuples())


def _wanted(batch_id: BatchId | None) -> Any:
    scan = tables.CardScan
    if batch_id is not None:
        return scan.batch_id == batch_id
    return scan.contact_id.is_null() & scan.deleted_at.is_null()


def _state(deleted_at: Any, contact_id: Any, requested_at: Any, read_at: Any, problem: Any) -> Any:
    is_card = read_at is not None and problem is None
    filed, discarded = contact_id is not None, deleted_at is not None
    return Standing(discarded, filed, requested_at, read_at, is_card).state

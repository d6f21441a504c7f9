"""The newest readings of scans, parsed once for whoever asks for the same scans again and again.

A reading never changes and its id is never used again.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from peewee import fn

from app.domain.card import Problem, Reading
from app.store import tables
from ocr.model import CardReading

KEPT = 500
"""More than the cards of one evening; a reading takes up some ten kilobytes."""


class ParsedReadings:
    """Keeps those used last; for one thread."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[int, Reading] = OrderedDict()

    def take(self, ids: Sequence[int]) -> dict[int, Reading]:
        """Readings by their ids."""
        missing = [i for i in ids if i not in self._by_id]
        self._by_id.update(_load(missing))
        found = {i: self._by_id[i] for i in ids if i in self._by_id}
        for i in found:
            self._by_id.move_to_end(i)
        while len(self._by_id) > KEPT:
            self._by_id.popitem(last=False)
        return found


def newest_readings(scans: Sequence[int], parsed: ParsedReadings) -> dict[int, Reading]:
    """The newest reading of each scan that has one."""
    reading = tables.Reading
    newest = (
        reading.select(reading.scan_id, fn.MAX(reading.id))
        .where(reading.scan_id.in_(scans))
        .group_by(reading.scan_id)
    )
    ids = dict(newest.tuples())
    found = parsed.take(list(ids.values()))
    return {scan: found[i] for scan, i in ids.items() if i in found}


def _load(ids: Sequence[int]) -> Iterable[tuple[int, Reading]]:
    reading = tables.Reading
    rows = reading.select().where(reading.id.in_(ids)).dicts() if ids else ()
    return ((row["id"], _reading(row)) for row in rows)


def _reading(row: dict[str, Any]) -> Reading:
    card = CardReading.from_json(json.loads(row["card"])) if row["card"] else None
    problem = Problem(**json.loads(row["problem"])) if row["problem"] else None
    return Reading(**{**row, "card": card, "problem": problem})

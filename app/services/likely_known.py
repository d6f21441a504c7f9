"""Which cards that wait are likely of somebody known: asked often, worked out once a reading."""

from __future__ import annotations

from app.domain.card import CardScan
from app.domain.ids import ReadingId
from app.services.review import details_of_card, find_duplicates
from app.store.database import Snapshot
from ocr.model import Level


class LikelyKnown:
    """Answers are kept for as long as a reading stands, for lists that only need a hint.

    Who is accepted in the meantime shows when a card itself is opened.
    """

    def __init__(self) -> None:
        self._known: dict[ReadingId, bool] = {}

    def __call__(self, snapshot: Snapshot, scan: CardScan) -> bool:
        """Whether the newest reading of a scan is likely of a known contact."""
        reading = scan.reading
        if reading is None or reading.card is None or reading.id is None:
            return False
        if reading.id not in self._known:
            details = details_of_card(reading.card)
            found = find_duplicates(snapshot, details) if details else ()
            self._known[reading.id] = any(d.level in (Level.MEDIUM, Level.STRONG) for d in found)
        return self._known[reading.id]

"""Which cards that wait are likely of somebody known: asked often, worked out once a reading."""

from __future__ import annotations

from app.domain.card import CardScan
from app.domain.ids import ContactId, ReadingId
from app.services.review import details_of_card, find_duplicates
from app.store.database import Snapshot
from ocr.model import Level


class LikelyKnown:
    """Answers are kept for as long as a reading stands, for lists that only need a hint.

    Who is accepted in the meantime shows when a card itself is opened.
    """

    def __init__(self) -> None:
        self._known: dict[ReadingId, ContactId | None] = {}

    def __call__(self, snapshot: Snapshot, scan: CardScan) -> ContactId | None:
        """The known contact of whom the newest reading of a scan likely is; None for nobody."""
        reading = scan.reading
        if reading is None or reading.card is None or reading.id is None:
            return None
        if reading.id not in self._known:
            details = details_of_card(reading.card)
            found = find_duplicates(snapshot, details) if details else ()
            likely = (d.contact_id for d in found if d.level in (Level.MEDIUM, Level.STRONG))
            self._known[reading.id] = next(likely, None)
        return self._known[reading.id]

"""Which part of a card is seen: whole, or enlarged and moved about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP = 1.25
MOST = 6.0
"""How far a card is enlarged at most, from the size at which it is seen whole."""


class Zoom:
    """Places a card in a room; `factor` 1 shows it whole, in the middle."""

    def __init__(self) -> None:
        self.factor = 1.0
        self._centre = QPointF(0.5, 0.5)  # the part of the card that stands in the middle

    def reset(self) -> None:
        """Show the whole card."""
        self.factor, self._centre = 1.0, QPointF(0.5, 0.5)

    def by(self, factor: float, room: QRectF, card: QSizeF, at: QPointF | None = None) -> None:
        """Enlarge, so that what is under `at` stays there."""
        anchor = at or room.center()
        before = self.frame(room, card)
        part = QPointF(
            (anchor.x() - before.x()) / before.width(), (anchor.y() - before.y()) / before.height()
        )
        self.factor = min(MOST, max(1.0, self.factor * factor))
        size = self._size(room, card)
        shift = anchor - room.center()
        self._centre = QPointF(
            part.x() - shift.x() / size.width(), part.y() - shift.y() / size.height()
        )

    def move(self, by: QPointF, room: QRectF, card: QSizeF) -> None:
        """Move the card on the screen."""
        size = self._size(room, card)
        self._centre -= QPointF(by.x() / size.width(), by.y() / size.height())

    def bring_into_sight(self, place: QRectF, room: QRectF, card: QSizeF) -> None:
        """Move the card only if a place, in parts of it, is not seen."""
        frame = self.frame(room, card)
        seen = QRectF(
            frame.x() + place.x() * frame.width(),
            frame.y() + place.y() * frame.height(),
            place.width() * frame.width(),
            place.height() * frame.height(),
        )
        if not room.contains(seen.center()):
            self._centre = place.center()

    def frame(self, room: QRectF, card: QSizeF) -> QRectF:
        """Where the whole card lies; it never leaves a gap at one side that it could fill."""
        size = self._size(room, card)
        self._centre = QPointF(
            _held(self._centre.x(), room.width() / size.width()),
            _held(self._centre.y(), room.height() / size.height()),
        )
        return QRectF(
            room.center().x() - self._centre.x() * size.width(),
            room.center().y() - self._centre.y() * size.height(),
            size.width(),
            size.height(),
        )

    def _size(self, room: QRectF, card: QSizeF) -> QSizeF:
        scale = min(room.width() / card.width(), room.height() / card.height()) * self.factor
        return QSizeF(card.width() * scale, card.height() * scale)


def _held(centre: float, seen: float) -> float:
    """A centre that keeps the seen part within the card; the middle where all is seen."""
    if seen >= 1:
        return 0.5
    return min(1 - seen / 2, max(seen / 2, centre))

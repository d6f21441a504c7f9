"""How fast an evening is being sorted, and so how long the rest will take."""

from __future__ import annotations

from statistics import median

from app.i18n import gettext as _

LEAST = 3
"""From so many answers on a pace can be told."""

BREAK = 120.0
"""Whoever takes longer than so many seconds over a card was away."""


class Pace:
    """The times between answers, without breaks."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._gaps: list[float] = []

    def answered(self, at: float) -> None:
        """A card got its answer, at a time in seconds."""
        if self._last is not None and at - self._last < BREAK:
            self._gaps.append(at - self._last)
        self._last = at

    def minutes_for(self, cards: int) -> int | None:
        """Minutes for so many more cards, at least one; None while no pace can be told."""
        if len(self._gaps) < LEAST or not cards:
            return None
        return max(1, round(median(self._gaps) * cards / 60))


def pace_words(pace: Pace, cards: int) -> str:
    """How long the rest takes; empty while that cannot be told."""
    minutes = pace.minutes_for(cards)
    return "" if minutes is None else _("about {n} min more at this pace").format(n=minutes)

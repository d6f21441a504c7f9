"""Fractions that stay fractions until they are shown."""

from __future__ import annotations

from app.frozen import frozen

FEWEST_FOR_PERCENT = 3
"""No percentage is shown on fewer than so many."""


@frozen
class Ratio:
    """A part of a whole, and how many cases still run and are left out of both."""

    part: float
    whole: float
    running: int = 0

    @property
    def value(self) -> float | None:
        """The quotient; None ("–") where the whole is 0."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> float | None:
        """The quotient times 100; None where the whole is fewer than three."""
        if self.whole < FEWEST_FOR_PERCENT:
            return None
        return 100 * self.part / self.whole

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole, self.running + other.running)

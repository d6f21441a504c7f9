"""The settings by which clocks and the numbers of relationships are counted."""

from __future__ import annotations

from app.domain.clocks import Rules
from app.domain.money import Money
from app.settings import Settings


def rules_of(chosen: Settings) -> Rules:
    """The part of the settings that the domain's formulas take."""
    return Rules(chosen.follow_up_hours, chosen.dormant_days, Money(chosen.hourly_rate))

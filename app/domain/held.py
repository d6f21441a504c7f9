"""Whether an event took place for me: gone to, planned, or left out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.event import Event


class Held(StrEnum):
    """Whether one was at an event: a planned one has a cost and no result yet, else neither."""

    WENT = "went"
    PLANNED = "planned"
    LEFT_OUT = "left_out"


def was_held(event: Event, *, left_out: bool, came: bool, today: date) -> Held:
    """Whether one was at an event: its day has come, and one did not decide against it.

    Args:
        event: an event.
        left_out: whether one decided against it.
        came: whether somebody was met there, which says more than a decision.
        today: the last day that counts.
    """
    if left_out and not came:
        return Held.LEFT_OUT
    return Held.WENT if event.day <= today else Held.PLANNED

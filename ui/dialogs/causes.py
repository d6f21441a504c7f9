"""What an exchange may have come of: another exchange, or an introduction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.history import Exchange
from app.domain.ids import ExchangeId, IntroductionId
from ui.widgets.choice import Choice


class Came(NamedTuple):
    """What an exchange came of; one of both, or nothing."""

    exchange: ExchangeId | None = None
    introduction: IntroductionId | None = None

    @property
    def key(self) -> str:
        """Under which the history knows it; empty for nothing."""
        if self.exchange is not None:
            return f"exchange-{self.exchange}"
        return f"introduction-{self.introduction}" if self.introduction is not None else ""


class Cause(NamedTuple):
    """Something to choose from, in words."""

    words: str
    came: Came


def came_of(exchange: Exchange) -> Came:
    """What an exchange names as its cause."""
    return Came(exchange.led_by, exchange.introduction_id)


def came_by(key: str) -> Came:
    """What a key such as `introduction-3` names; nothing for an empty one."""
    kind, _dash, number = key.rpartition("-")
    if kind == "exchange":
        return Came(exchange=ExchangeId(int(number)))
    return Came(introduction=IntroductionId(int(number))) if kind == "introduction" else Came()


def offer_causes(choice: Choice, causes: Sequence[Cause]) -> None:
    """Fill a drop-down with causes, with nothing first."""
    choice.clear()
    choice.addItem("–", "")
    for cause in causes:
        choice.addItem(cause.words, cause.came.key)


def chosen_cause(choice: Choice) -> Came:
    """What was chosen in it."""
    return came_by(choice.currentData() or "")

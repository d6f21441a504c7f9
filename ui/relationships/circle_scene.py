"""What the circle shows: everybody with a place, in pixels that change with the zoom."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from app.domain.stage import Stage
from ui.relationships.circle_layout import Node, Sector

NODE, DOT, FOOT = 13, 3.2, 28
_STAGES = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Dot:
    """A person in the circle; `days` since something last came back, None for never."""

    key: int
    name: str
    stage: Stage
    sector: str
    days: int | None
    gave: int
    received: int
    promised: bool
    introduced: bool

    @property
    def weight(self) -> tuple[int, int, int]:
        """Who is worth a name first: exchanges, then stage, then how lately."""
        rank = _STAGES[self.stage] if self.stage.is_rising else -1
        return self.gave + self.received, rank, -(10**6 if self.days is None else self.days)


@dataclass(slots=True)
class Scene:
    """Everybody with a place; `centre` and `radius` are in pixels and change with the zoom.

    Attributes:
        named: those with an icon, a line and, where there is room, a name.
        written: the keys of those whose names found room.
    """

    dots: Mapping[int, Dot] = field(default_factory=dict)
    nodes: Mapping[int, Node] = field(default_factory=dict)
    sectors: Sequence[Sector] = ()
    named: Sequence[Dot] = ()
    written: set[int] = field(default_factory=set)
    centre: QPointF = field(default_factory=QPointF)
    radius: float = 1.0

    def at(self, key: int) -> QPointF:
        """Where a person stands."""
        node = self.nodes[key]
        return self.centre + QPointF(node.x, node.y) * self.radius


def way(angle: float) -> QPointF:
    """The direction of an angle, clockwise from the top."""
    return QPointF(math.sin(angle), -math.cos(angle))


def square(centre: QPointF, half: float) -> QRectF:
    """A square about a point."""
    return QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)

"""Where people stand in the circle: near who is in touch, in sectors by what they do."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

RINGS = ((7, 0.36), (30, 0.62), (90, 0.76), (180, 0.86))
"""Days since something last came back, and the share of the radius at which they stand."""

NEAREST, FARTHEST, SILENT = 0.22, 0.9, 0.955
"""Shares of the radius: today, long ago, and those who never answered."""

_SPREAD = 0.035
"""How far those who never answered are scattered about their band."""

_APART = 0.16
"""So far apart stand people with icons where there is room, in shares of the radius."""

_OFFS = (0.0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12)
"""How much nearer or farther an icon may stand, in shares of the radius."""

_TRIED = 14
"""So many places along a sector are tried for an icon."""


@dataclass(frozen=True, slots=True)
class Node:
    """Where somebody stands: x and y from -1 to 1, the centre is oneself."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the circle: angles in radians clockwise from the top."""

    name: str
    first: float
    last: float

    @property
    def middle(self) -> float:
        """The angle at which its name stands."""
        return (self.first + self.last) / 2


def radius_of(days: int | None) -> float:
    """The distance of somebody from whom something last came back so many days ago.

    Straight between the rings; None, for never, is the outermost band.
    """
    if days is None:
        return SILENT
    inner_days, inner = 0, NEAREST
    for outer_days, outer in RINGS:
        if days <= outer_days:
            part = (max(days, 0) - inner_days) / (outer_days - inner_days)
            return inner + part * (outer - inner)
        inner_days, inner = outer_days, outer
    beyond = 1 - math.exp(-(days - inner_days) / 365)
    return inner + beyond * (FARTHEST - inner)


def arranged(
    people: Sequence[tuple[int, str, int | None]], large: Iterable[int] = ()
) -> tuple[Mapping[int, Node], tuple[Sector, ...]]:
    """Nodes by key and the sectors they stand in.

    Args:
        people: for each person a key, the name of the sector, and the days since something last
            came back (None for never).
        large: keys of those who have an icon, the most important first: they stand beside each
            other as far as their sectors have room, and never go over to another ring for that.
    """
    groups: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for key, name, days in people:
        groups[name].append((key, days))
    nodes: dict[int, Node] = {}
    sectors = _sectors({name: len(group) for name, group in groups.items()})
    for sector in sectors:
        for place, (key, days) in enumerate(sorted(groups[sector.name], key=_nearest_first)):
            nodes[key] = _node(sector, place, days)
    _part(nodes, {s.name: s for s in sectors}, {p[0]: p for p in people}, large)
    return nodes, sectors


def _part(
    nodes: dict[int, Node],
    sectors: Mapping[str, Sector],
    people: Mapping[int, tuple[int, str, int | None]],
    large: Iterable[int],
) -> None:
    """Move icons from under each other: the first place that is free, else the freest one."""
    placed: list[Node] = []
    for key in large:
        _key, name, days = people[key]
        best, widest = nodes[key], -1.0
        for node in (nodes[key], *_places(sectors[name], days)):
            gap = min((_distance(node, other) for other in placed), default=_APART)
            if gap > widest:
                best, widest = node, gap
            if gap >= _APART:
                break
        nodes[key] = best
        placed.append(best)


def _places(sector: Sector, days: int | None) -> Iterator[Node]:
    """Along a sector from its middle outwards, then nearer and farther between the same rings."""
    width = sector.last - sector.first
    radius = radius_of(days)
    nearest, farthest = _between(radius)
    for off in _OFFS:
        if not nearest <= radius + off <= farthest:
            continue
        for step in range(_TRIED):
            side = (step + 1) // 2 * (1 if step % 2 else -1)
            angle = sector.middle + side * 0.92 * width / _TRIED
            yield _at(angle, radius + off)


def _between(radius: float) -> tuple[float, float]:
    """The rings between which a radius lies; whoever is farther than all of them stays there."""
    bounds = (NEAREST, *(at for _days, at in RINGS))
    if radius > bounds[-1]:
        return radius, radius
    inner = max(at for at in bounds if at <= radius)
    return inner, min((at for at in bounds[1:] if at >= radius), default=radius)


def _distance(one: Node, other: Node) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _nearest_first(person: tuple[int, int | None]) -> tuple[bool, int, int]:
    key, days = person
    return days is None, days or 0, key


def _sectors(counts: Mapping[str, int]) -> tuple[Sector, ...]:
    """As wide as the root of their people, so that small ones stay in sight."""
    weights = {name: math.sqrt(count) for name, count in counts.items()}
    whole = sum(weights.values()) or 1.0
    sectors, at = [], 0.0
    for name in sorted(weights, key=lambda n: (-weights[n], n)):
        width = 2 * math.pi * weights[name] / whole
        sectors.append(Sector(name, at, at + width))
        at += width
    return tuple(sectors)


def _node(sector: Sector, place: int, days: int | None) -> Node:
    """Spread over the sector by the golden ratio: neighbours in time are apart in angle."""
    golden = 0.6180339887498949
    part = (0.5 + place * golden) % 1.0
    angle = sector.first + (0.06 + 0.88 * part) * (sector.last - sector.first)
    radius = radius_of(days)
    if days is None:
        radius += _SPREAD * (2 * ((place * golden * golden) % 1.0) - 1)
    return _at(angle, radius)


def _at(angle: float, radius: float) -> Node:
    return Node(radius * math.sin(angle), -radius * math.cos(angle))

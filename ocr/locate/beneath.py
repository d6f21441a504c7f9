"""Cards that lie partly beneath another: the side that is hidden, by the size of its neighbours."""

from __future__ import annotations

import math
from typing import cast

import numpy as np

from ocr.locate.of_size import sides_of
from ocr.locate.score import Corners, Floats, points_inside

PARALLEL = float(np.sin(np.radians(8)))
"""Sine of the angle by which cards that cover one another along a side are turned at most."""

ONE_WIDTH = 0.06
"""How far the widths of cards of one kind differ at most, as a logarithm."""

HIDDEN = (0.06, 0.45)
"""How much of a card's depth is hidden, as a logarithm: less is another format or nothing."""

PROPORTIONS = math.log(91 / 55)
"""Of most cards here and near those of most others: what is led on comes nearer to them."""

ALONG = np.array([0.2, 0.4, 0.6, 0.8], np.float32)
"""Where along a side it is asked whether it runs on beneath a neighbour."""

MOSTLY = 0.7
"""Share of these places that lie within a neighbour."""


def completed(cards: Corners) -> Corners:
    """Outlines of cards in one picture, N x 4 x 2, those that end at a neighbour led on beneath it.

    A card covered by another along a side is as wide as its neighbours but less deep.
    """
    whole = cards.copy()
    for card in range(len(cards)):
        found = [(*_hidden(cards, card, side), side) for side in range(4)]
        above, more, side = max(found)
        if above:
            whole[card] = _led_on(cards[card], side, more)
    return whole


def _hidden(cards: Corners, card: int, side: int) -> tuple[float, float]:
    """How deep the card above a side is, and how much is hidden there, in shares of what shows.

    Both 0 if nothing is hidden there.
    """
    outline = np.roll(cards[card], -side, axis=0)
    width, depth = sides_of(outline[None])[0]
    alike = _turned_alike(np.delete(cards, card, axis=0), outline)
    widths, depths = sides_of(alike).T
    fitting = np.abs(np.log(widths / width)) < ONE_WIDTH
    proportions = (depths / widths)[fitting]
    missing = np.log(proportions.max(initial=0.0) * width / depth + 1e-6)
    unlike, still_unlike = (_unlike_a_card(width, depth * more) for more in (1, np.exp(missing)))
    if not HIDDEN[0] < missing < HIDDEN[1] or still_unlike > unlike:
        return 0.0, 0.0
    more = float(np.exp(missing) - 1)
    inside = points_inside(alike[fitting], _strip(outline, more)[None]).mean(axis=(1, 2))
    # What covers another card shows whole: of two neighbours, the deeper one.
    above = np.where(inside >= MOSTLY, proportions, 0.0).max(initial=0.0)
    return float(above), more


def _unlike_a_card(width: float, depth: float) -> float:
    """How far proportions are from a card's, as a logarithm."""
    return abs(abs(math.log(width / depth)) - PROPORTIONS)


def _turned_alike(cards: Corners, outline: Floats) -> Corners:
    """The cards parallel to an outline, each beginning at the same corner as the outline does."""
    along = outline[1] - outline[0]
    found = []
    for card in cards:
        sides = np.roll(card, -1, axis=0) - card
        lengths = np.linalg.norm(sides, axis=1) * np.linalg.norm(along)
        first = int(((sides @ along) / lengths).argmax())
        sine = (sides[first, 0] * along[1] - sides[first, 1] * along[0]) / lengths[first]
        if abs(sine) < PARALLEL:
            found.append(np.roll(card, -first, axis=0))
    return np.array(found, np.float32).reshape(-1, 4, 2)


def _strip(outline: Floats, more: float) -> Floats:
    """Places beyond the first side, half of what is missing away from it, P x 2."""
    a, b, c, d = outline
    beyond_a, beyond_b = a + (a - d) * more / 2, b + (b - c) * more / 2
    return cast(Floats, beyond_a + ALONG[:, None] * (beyond_b - beyond_a))


def _led_on(card: Floats, side: int, more: float) -> Floats:
    """A card with one side moved outwards by a share of its depth."""
    a, b, c, d = np.roll(card, -side, axis=0)
    longer = np.array([a + (a - d) * more, b + (b - c) * more, c, d], np.float32)
    return np.roll(longer, side, axis=0)

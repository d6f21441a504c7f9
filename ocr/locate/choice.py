"""Which of many outlines are the cards: those that together explain the picture best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Corners, Floats, points_inside
from ocr.locate.text_cue import Text

LEAST_SCORE = 0.65
"""From here on an outline is taken for a card."""

FOR_TEXT = 0.3
"""What it is worth to hold all of the text in the picture, in scores."""

FOR_SPACE = 0.06
"""What it costs to cover all of the picture."""

OF_CUT = 0.5
"""What cutting through text costs, against what holding as much brings."""

FEWEST_LINES, ENOUGH_TEXT = 2, 0.25
"""Lines of text that a card holds at least, or the share of all text that will do instead."""

UNSEEN = 0.03
"""Share of all text that a card may well hold without its being found."""

MOST_SHARED = 0.25
"""Share of the smaller outline that may lie in another: cards may overlap a little."""

SPREAD = (np.arange(6, dtype=np.float32) + 0.5) / 6

MOST_OF_WHOLE = 0.85
"""Area of a part, as a share of the outline that it is a part of."""

CARD_SHAPE = 0.9
"""What has a card's proportions is no pair of cards: it may be a card with a coloured panel."""

FILLED = 0.85
"""Share of a block that the cards it consists of fill."""

SIZES_ALIKE = 0.12
"""How far the sides of cards that touch differ at most, as a logarithm."""

SAME_SIZE, FOR_ALIKE = 0.02, 2.0
"""A difference of sizes that is none, and what it adds to log-odds to be of others' size."""

AT_SIDE, FOR_BESIDE = 0.06, 2.0
"""How near to each other the ends of a side that two cards share are, in roots of their area, and
what it adds to log-odds to lie so beside a card."""

FEWEST_ALIKE, CLEAR, MOST_MORE = 3, 0.85, 300
"""Cards whose size is a rule for others, and how clear their sides are; those looked at."""

OF_BEST = 0.7
"""Score of a further card in the picture, as a share of the clearest one's."""

OF_USUAL = 0.4
"""Area of a further card, as a share of what is usual here: cards are much of one size."""


def worths(corners: Corners, scores: Floats, text: Text | None, image_area: float) -> Floats:
    """What each outline brings to an explanation; 0 or less for what is no card."""
    x, y = corners[..., 0], corners[..., 1]
    area = (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) / 2
    # Of two that hold the same text, the closer one.
    scores = scores - FOR_SPACE * area / image_area
    if text is None or not len(text.weights):
        return scores - LEAST_SCORE
    held, cut = text.held(corners)
    whole = (held + UNSEEN) / (held + UNSEEN + OF_CUT * cut)
    worth = scores * whole - LEAST_SCORE + FOR_TEXT * held
    # A logo or a picture on a card holds a word at most; cards hold lines.
    speaks = (text.lines_in(corners) >= FEWEST_LINES) | (held > ENOUGH_TEXT)
    return np.where(speaks, worth, -1.0).astype(np.float32)


def chosen_alike(corners: Corners, worth: Floats, shapes: Floats) -> list[int]:
    """Indices of outlines worth most together, where cards of the size of others are likelier."""
    everything = np.ones(len(corners), np.float32)
    first = chosen(corners, worth, everything, shapes)
    if not first:
        return []
    sizes, weights = _dimensions(corners), np.maximum(worth[first], 0)
    alike = np.array([_alike(sizes[first], sizes[i]) @ weights for i in first])
    best = int(alike.argmax())
    # Of one card alone nothing follows for its own outline, but much for others'.
    others = (alike[best] - weights[best]) > 0
    usual = np.median(sizes[first][_alike(sizes[first], sizes[first[best]]) > 0.5], axis=0)
    if not others:
        return chosen(corners, worth, everything, shapes)
    like = _alike(sizes, usual)
    rows = corners[[i for i in first if like[i] > 0]]
    better = worth + like * (FOR_ALIKE + FOR_BESIDE * _beside(corners, rows))
    return chosen(corners, better, everything, shapes)


def _beside(corners: Corners, cards: Corners) -> NDArray[np.bool_]:
    """Which outlines have a side in common with a card that they lie beside."""
    size = np.sqrt(_dimensions(cards).prod(axis=1))
    common = np.zeros(len(corners), bool)
    for side in range(4):
        for other in range(4):
            ends = corners[:, None, [side, (side + 1) % 4]]
            away = np.linalg.norm(ends - cards[None][:, :, [(other + 1) % 4, other]], axis=3)
            common |= (away.max(axis=2) < AT_SIDE * size).any(axis=1)
    return common


def more_of_size(found: Corners, corners: Corners, scores: Floats) -> list[int]:
    """Indices of clear outlines of the size of the cards that were found, apart from them.

    Nothing else need speak for them: where cards lie in rows, some have type too small to be seen.
    """
    if len(found) < FEWEST_ALIKE:
        return []
    sizes = _dimensions(corners)
    alike = _alike(sizes, np.median(_dimensions(found), axis=0))
    worth = np.where((scores > CLEAR) & (alike > 0), scores + alike, 0.0).astype(np.float32)
    order = [int(i) for i in np.argsort(-worth) if worth[i] > 0][:MOST_MORE]
    clash = _clashes(np.concatenate([found, corners[order]]))
    kept = list(range(len(found)))
    for i in range(len(found), len(clash)):
        if not clash[i, kept].any():
            kept.append(i)
    return [order[i - len(found)] for i in kept[len(found) :]]


def _alike(sizes: Floats, size: Floats) -> Floats:
    """How much sizes are like another, from 0 to 1."""
    away = np.abs(np.log(np.maximum(sizes, 1e-6) / size)).max(axis=-1)
    return cast(Floats, np.clip((SIZES_ALIKE - away) / (SIZES_ALIKE - SAME_SIZE), 0.0, 1.0))


def chosen(corners: Corners, worth: Floats, scores: Floats, shapes: Floats) -> list[int]:
    """Indices of outlines that hardly overlap and are worth most together."""
    order = [int(i) for i in np.argsort(-worth) if worth[i] > 0]
    group = _Group(
        worth[order], shapes[order], _clashes(corners[order]), _dimensions(corners[order])
    )
    kept = group.best_of(range(len(order)))
    for whole in list(kept):
        fewest = 3 if group.shapes[whole] > CARD_SHAPE else 2
        kept = group.with_parts(kept, whole, fewest)
    if not kept:
        return []
    size = group.usual_size(kept)
    for odd in [i for i in kept if not group.alike(size, i)]:
        kept = group.with_parts(kept, odd, 1, size)
    usual = float(size.prod())
    return _of_one_kind([order[i] for i in kept], scores, _dimensions(corners), usual)


@dataclass(frozen=True, slots=True)
class _Group:
    """Outlines from the worthiest on: which of them clash, and their longer and shorter sides."""

    values: Floats
    shapes: Floats
    clash: NDArray[np.bool_]
    dimensions: Floats

    @property
    def areas(self) -> Floats:
        return cast(Floats, self.dimensions.prod(axis=1))

    def alike(self, size: Floats, which: Any) -> Any:
        """Whether an outline, or which of many, is of a size."""
        return (np.abs(np.log(self.dimensions[which] / size)) < SIZES_ALIKE).all(axis=-1)

    def best_of(self, candidates: Iterable[int]) -> list[int]:
        """The first, then the next that does not clash with it, and so on."""
        kept: list[int] = []
        for i in candidates:
            if not self.clash[i, kept].any():
                kept.append(i)
        return kept

    def usual_size(self, kept: list[int]) -> Floats:
        """The size of those outlines of one size that are worth most together."""
        alike = [self.alike(self.dimensions[i], kept) for i in kept]
        worth = [float(self.values[kept][which].sum()) for which in alike]
        return cast(Floats, self.dimensions[kept[int(np.argmax(worth))]])

    def with_parts(
        self, kept: list[int], whole: int, fewest: int, only: Floats | None = None
    ) -> list[int]:
        """One outline given up for several cards of one size, where they are worth more."""
        others = [i for i in kept if i != whole]
        part = self.clash[:, whole] & (self.areas < MOST_OF_WHOLE * self.areas[whole])
        free = np.flatnonzero(part & ~self.clash[:, others].any(axis=1))
        best, most = [whole], float(self.values[whole]) if only is None else 0.0
        for first in free if only is None else free[self.alike(only, free)]:
            alike = free[self.alike(self.dimensions[first], free)]
            parts = self.best_of([int(first), *alike.tolist()])
            filled = self.areas[parts].sum() > FILLED * self.areas[whole] or only is not None
            if len(parts) >= fewest and filled and self.values[parts].sum() > most:
                best, most = parts, float(self.values[parts].sum())
        return others + best


def _dimensions(corners: Corners) -> Floats:
    """The longer and the shorter side of each outline, N x 2."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    both = (sides[:, :2] + sides[:, 2:]) / 2
    return cast(Floats, np.sort(both, axis=1)[:, ::-1])


def _clashes(corners: Corners) -> NDArray[np.bool_]:
    """Which outlines overlap too much: by points spread over each of them."""
    inside = points_inside(corners, _spread(corners)).mean(axis=2)
    clash: NDArray[np.bool_] = np.maximum(inside, inside.T) > MOST_SHARED
    return clash


def _spread(corners: Corners) -> Floats:
    """Points evenly spread within each outline, N x 36 x 2."""
    across, down = np.meshgrid(SPREAD, SPREAD)
    shares = np.stack(
        [(1 - across) * (1 - down), across * (1 - down), across * down, (1 - across) * down]
    )
    points = np.einsum("cij,nck->nijk", shares, corners)
    return cast(Floats, points.reshape(len(corners), SPREAD.size**2, 2))


def _of_one_kind(kept: list[int], scores: Floats, dimensions: Floats, usual: float) -> list[int]:
    """Without what is much fainter than the clearest card or much smaller than is usual."""
    clearest = max((scores[i] for i in kept), default=0.0)
    return [
        i
        for i in kept
        if scores[i] >= OF_BEST * clearest and dimensions[i].prod() >= OF_USUAL * usual
    ]

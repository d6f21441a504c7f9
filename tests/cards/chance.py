"""What scenes are drawn from: chance, tables, cards, light and points of view."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tests.cards.backgrounds import Background
from tests.cards.camera import View
from tests.cards.degrade import degrade, glare, noise, shadow, soft_focus, vignette, yellow_light
from tests.cards.picture import CardArt, Picture
from tests.cards.sets import CardSet

SIZES = ((91, 55), (91, 55), (91, 55), (89, 51), (85, 54), (85, 49))
"""Width and height in millimetres of lying cards; standing ones are the same turned."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What a scene is drawn from: chance twice, tables, the kind's name, and a set of cards."""

    rng: random.Random
    grain: np.random.Generator
    tables: Mapping[str, Background]
    kind: str
    cards: CardSet

    def table(self) -> Background:
        """Any table."""
        return self.tables[self.rng.choice(list(self.tables))]

    def card(self, *layouts: str) -> CardArt:
        """A card in one of the layouts, or in any, of a usual size."""
        art = self.cards.card(self.rng.choice(layouts or list(self.cards.layouts)), self.rng, {})
        long, short = self.rng.choice(SIZES)
        width, height = (long, short) if art.width > art.height else (short, long)
        return replace(art, width=width, height=height)

    def lit(self, picture: Picture) -> Picture:
        """The picture in some light, by some lens."""
        rng = self.rng
        extras = [step for step in (shadow, yellow_light, glare) if rng.random() < 0.3]
        return degrade(picture, [vignette, *extras, soft_focus, noise], self.grain)

    def view(self, table_width: float, width: int = 2000, lean: float = 16.0) -> View:
        """A telephone's view of so much of the table, from any side."""
        rng = self.rng
        tall = rng.random() < 0.35
        size = (width * 3 // 4, width) if tall else (width, width * 3 // 4)
        return View(
            *size,
            table_width * (0.75 if tall else 1.0),
            rng.uniform(-lean, lean),
            rng.uniform(-lean, lean),
            table_width * rng.uniform(0.85, 1.6),
        )

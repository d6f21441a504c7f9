"""Cards by chance for the evaluation: layouts × people × typefaces × difficulties."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from tests.cards.backgrounds import BACKGROUNDS
from tests.cards.camera import Placed, View, photograph
from tests.cards.degrade import (
    DEGRADATIONS,
    degrade,
    glare,
    noise,
    shadow,
    soft_focus,
    vignette,
    yellow_light,
)
from tests.cards.layouts import Layout
from tests.cards.picture import CardArt, Picture, flat
from tests.cards.scans import scanned, turned
from tests.cards.sets import CardSet

Drawing = tuple[str, Callable[[], Picture]]
Grain = np.random.Generator


@dataclass(frozen=True, slots=True)
class Difficulty:
    """One thing that makes a card hard to read.

    Attributes:
        family: only layouts of this family have it.
        furigana: only layouts with kana above the name have it.
        look: what it changes of a card's style; only composed layouts heed that.
        degradation: what it does to the picture of a flat card.
        turn: degrees by which a flat card is turned clockwise.
        scene: whether several cards or the light of a table make it; any layout may lie there.
    """

    family: str = ""
    furigana: bool = False
    look: Mapping[str, object] = field(default_factory=dict)
    grounds: tuple[str, ...] = ()
    degradation: str = ""
    turn: int = 0
    scene: bool = False

    def fits(self, layout: Layout) -> bool:
        """Whether a card of this layout can have it."""
        if self.family:
            return layout.family == self.family
        if layout.family == "ja-vertical" and not self.scene:
            return False  # that would be two difficulties at once
        if self.furigana:
            return layout.furigana
        return layout.composed or not (self.look or self.grounds)


DIFFICULTIES = {
    "flat": Difficulty(),
    **{name: Difficulty(degradation=name) for name in DEGRADATIONS},
    "dark": Difficulty(grounds=("dark", "coloured")),
    "gradient": Difficulty(grounds=("gradient", "deep-gradient")),
    "paper": Difficulty(grounds=("paper", "watermark")),
    "embossed": Difficulty(look={"relief": True, "ground": "plain", "paper": "#f2f1ee"}),
    "letter-spaced": Difficulty(look={"tracking": 0.32}),
    "tiny-type": Difficulty(look={"scale": 0.78}),
    "furigana": Difficulty(furigana=True),
    "vertical": Difficulty("ja-vertical"),
    "mixed-scripts": Difficulty("bilingual"),
    **{f"turned-{turn}": Difficulty(turn=turn) for turn in (90, 180, 270)},
    "scan-many": Difficulty(scene=True),
    "photo": Difficulty(scene=True),
    "photo-turned": Difficulty(scene=True),
    "photo-many": Difficulty(scene=True),
}


def trial_drawings(cards: CardSet, seed: int, count: int) -> Iterator[Drawing]:
    """`count` pictures of a set: each difficulty in turn, and for each its layouts in turn."""
    names = list(DIFFICULTIES)
    orders = {name: _order(cards, name, seed) for name in names}
    for number in range(count):
        turn, place = divmod(number, len(names))
        name = names[place]
        layout = orders[name][turn % len(orders[name])]
        file = f"{number:04}-{name}.{'jpg' if name.startswith('photo') else 'png'}"
        yield file, partial(_draw, cards, seed, number, name, layout)


def _order(cards: CardSet, name: str, seed: int) -> list[str]:
    """The layouts that can have a difficulty, in an order by chance."""
    fitting = [each for each, layout in cards.layouts.items() if DIFFICULTIES[name].fits(layout)]
    random.Random(f"{seed} {name}").shuffle(fitting)
    return fitting


def _draw(cards: CardSet, seed: int, number: int, name: str, layout: str) -> Picture:
    rng = random.Random(f"{cards.name} {seed} {number}")
    grain = np.random.default_rng([*cards.name.encode(), seed, number])
    if name.startswith("photo"):
        return _photo(cards, name, layout, rng, grain)
    if name == "scan-many":
        return scanned([cards.card(each, rng, {}) for each in _several(cards, layout, rng)], grain)
    difficulty = DIFFICULTIES[name]
    picture = flat(cards.card(layout, rng, _look(difficulty, rng)))
    if difficulty.degradation:
        picture = DEGRADATIONS[difficulty.degradation](picture, grain)
    return turned(picture, difficulty.turn).named(name)


def _look(difficulty: Difficulty, rng: random.Random) -> dict[str, object]:
    ground = {"ground": rng.choice(difficulty.grounds)} if difficulty.grounds else {}
    return {**difficulty.look, **ground}


def _several(cards: CardSet, layout: str, rng: random.Random) -> list[str]:
    return [layout, *rng.sample([each for each in cards.layouts if each != layout], 3)]


def _photo(cards: CardSet, name: str, layout: str, rng: random.Random, grain: Grain) -> Picture:
    if name == "photo-many":
        placed = _spread([cards.card(each, rng, {}) for each in _several(cards, layout, rng)], rng)
    else:
        placed = [_single(cards.card(layout, rng, {}), name, rng)]
    upright = name == "photo-turned" or _standing(placed[0].art)
    width, table = (3600, 240) if len(placed) > 1 else (2400, 175 if upright else 138)
    tilt, pan = rng.uniform(-14, 14), rng.uniform(-9, 9)
    view = View(width, width * 3 // 4, table, tilt, pan, distance=400)
    scene = photograph(placed, view, rng.choice(list(BACKGROUNDS)), grain, name)
    light = [step for step in (shadow, yellow_light, glare) if rng.random() < 0.35]
    return degrade(scene, [vignette, *light, soft_focus, noise], grain)


def _single(art: CardArt, name: str, rng: random.Random) -> Placed:
    turn = rng.choice((90, 180, 270)) if name == "photo-turned" else 0
    return Placed(art, rng.uniform(-6, 6), rng.uniform(-4, 4), turn + rng.uniform(-9, 9))


def _spread(arts: list[CardArt], rng: random.Random) -> list[Placed]:
    cells = [(x, y) for y in (-42.0, 42.0) for x in (-57.0, 57.0)]
    turns = [rng.choice((90, 270) if _standing(art) else (0, 0, 180)) for art in arts]
    return [
        Placed(art, x, y, turn + rng.uniform(-7, 7))
        for art, turn, (x, y) in zip(arts, turns, cells, strict=True)
    ]


def _standing(art: CardArt) -> bool:
    return art.height > art.width

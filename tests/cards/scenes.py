"""Scenes for trials of finding: what cards lie on, beside and under, each kind by its name.

Pictures are drawn from a seed; a kind and a number give the same picture always.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from tests.cards.backgrounds import Background
from tests.cards.camera import Placed, View, photograph
from tests.cards.chance import Chance
from tests.cards.degrade import (
    crop,
    degrade,
    soft_focus,
    tilt,
)
from tests.cards.fingers import with_fingers
from tests.cards.layouts import LAYOUTS
from tests.cards.picture import CardArt, Picture, flat
from tests.cards.sets import CardSet
from tests.cards.surfaces import FOR_TUNING, LIDS, UNSEEN

DARK = ("ja-dark", "en-dark")
CARDS = CardSet("tune", LAYOUTS, ("noto-sans", "noto-serif"))
"""Typefaces make no difference to finding, and every set-up has these."""

Scene = Callable[[Chance], Picture]


def single(chance: Chance) -> Picture:
    """One card, turned by a little, anywhere near the middle."""
    return _one(chance, chance.card(), chance.table(), turn=10)


def aslant(chance: Chance) -> Picture:
    """One card turned by any angle, the camera held aslant."""
    view = chance.view(190, lean=32)
    return _one(chance, chance.card(), chance.table(), turn=180, view=view)


def far(chance: Chance) -> Picture:
    """One card that is small in its picture."""
    view = chance.view(300, width=2600)
    return _one(chance, chance.card(), chance.table(), turn=180, view=view)


def white_on_white(chance: Chance) -> Picture:
    """A white card on paper as white, with hardly a shadow, often in glare."""
    table = (UNSEEN | FOR_TUNING)[chance.rng.choice(("paper-sheet", "white-desk"))]
    art = chance.card(*(name for name in LAYOUTS if name not in DARK))
    return _one(chance, art, table, turn=20, shade=chance.rng.uniform(0.12, 0.3))


def dark_on_dark(chance: Chance) -> Picture:
    """A dark card on a dark desk."""
    table = (UNSEEN | FOR_TUNING)["dark-desk"]
    return _one(chance, chance.card(*DARK), table, turn=20)


def on_print(chance: Chance) -> Picture:
    """A card on a newspaper or a form."""
    table = (UNSEEN | FOR_TUNING)[chance.rng.choice(("newspaper", "form"))]
    return _one(chance, chance.card(), table, turn=25)


def in_hand(chance: Chance) -> Picture:
    """Fingers over one or two sides of a card."""
    picture = _one(chance, chance.card(), chance.table(), turn=12)
    return with_fingers(picture, chance.rng)


def cut_off(chance: Chance) -> Picture:
    """A card that runs out of the picture by a few millimetres at one side."""
    art, rng = chance.card(), chance.rng
    view = View(2000, 1500, 130, rng.uniform(-6, 6), rng.uniform(-6, 6), 190)
    wide, high = art.width / 2, art.height / 2
    off = rng.uniform(1, 5)
    place = rng.choice(((-65 + wide - off, 0.0), (65 - wide + off, 0.0), (0.0, 49 - high + off)))
    placed = Placed(art, *place, rng.uniform(-4, 4))
    return chance.lit(photograph([placed], view, chance.table(), chance.grain, chance.kind))


def close(chance: Chance) -> Picture:
    """A card that fills its picture but for a narrow rim."""
    view = chance.view(104, lean=5)
    art = chance.card(*(name for name, layout in LAYOUTS.items() if "vertical" not in layout.name))
    if art.width < art.height:
        view = replace(view, width=1500, height=2000, table_width=68)
    elif view.height > view.width:
        view = replace(view, width=2000, height=1500, table_width=104)
    placed = Placed(art, 0, 0, chance.rng.uniform(-2, 2))
    return chance.lit(photograph([placed], view, chance.table(), chance.grain, chance.kind))


def many(chance: Chance) -> Picture:
    """Four to nine cards, turned by a little or on their heads."""
    across, down = chance.rng.choice(((2, 2), (3, 2), (3, 3)))
    return _laid_out(chance, across, down, gap=14, wobble=7)


def touching(chance: Chance) -> Picture:
    """Two to six cards side by side without a gap."""
    across, down = chance.rng.choice(((2, 1), (1, 2), (2, 2), (3, 1), (3, 2)))
    return _laid_out(chance, across, down, gap=0, wobble=0, standing=False)


def overlapping(chance: Chance) -> Picture:
    """Two or three cards of which the later ones cover up to 6 mm of the earlier ones."""
    rng = chance.rng
    step = 55 - rng.uniform(1, 6)
    count = rng.choice((2, 3))
    placed = [
        Placed(_lying(chance), rng.uniform(-6, 6), (i - (count - 1) / 2) * step, rng.uniform(-3, 3))
        for i in range(count)
    ]
    view = chance.view(150 + 55 * count, width=2400, lean=10)
    return chance.lit(photograph(placed, view, chance.table(), chance.grain, chance.kind))


def fanned(chance: Chance) -> Picture:
    """Cards fanned out from one corner; all but the top one show a part only."""
    rng = chance.rng
    placed = []
    for angle in (-24, -12, 0):
        lean = math.radians(angle)
        placed.append(Placed(_lying(chance), 45 * math.cos(lean), 45 * math.sin(lean), angle))
    view = chance.view(rng.uniform(190, 230), lean=8)
    shot = photograph(placed, view, chance.table(), chance.grain, chance.kind)
    return chance.lit(replace(shot, cards=shot.cards[-1:]))


def scan(chance: Chance) -> Picture:
    """A flatbed scan of four to ten cards under any lid, at 150 dpi."""
    rng = chance.rng
    lid = LIDS[rng.choice(list(LIDS))]
    view = View(1240, 1754, 210, 0, 0, 20000)
    cells = [(x, y) for y in (-112.0, -50.0, 12.0, 74.0, 120.0) for x in (-52.0, 52.0)]
    cells = cells[: rng.choice((4, 6, 8))]
    placed = [Placed(_lying(chance), x, y, rng.uniform(-3, 3)) for x, y in cells]
    shade = rng.uniform(0.1, 0.3)
    shot = photograph(placed, view, lid, chance.grain, chance.kind, shade)
    return degrade(shot, [soft_focus], chance.grain)


def whole(chance: Chance) -> Picture:
    """The picture is the card, scanned alone, perhaps with its margin cut."""
    picture = flat(chance.card())
    return chance.rng.choice((picture, crop(picture, chance.grain))).named(chance.kind)


def leaning(chance: Chance) -> Picture:
    """A card alone on plain grey, as scanners make of one put in askew."""
    return tilt(flat(chance.card()), chance.grain).named(chance.kind)


def page(chance: Chance) -> Picture:
    """A page of print and no card."""
    table = (UNSEEN | FOR_TUNING)[chance.rng.choice(("newspaper", "form"))]
    view = chance.view(150, lean=8)
    return chance.lit(photograph([], view, table, chance.grain, chance.kind))


def empty(chance: Chance) -> Picture:
    """A table with nothing on it."""
    view = chance.view(180)
    return chance.lit(photograph([], view, chance.table(), chance.grain, chance.kind))


SCENES: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        single,
        aslant,
        far,
        white_on_white,
        dark_on_dark,
        on_print,
        in_hand,
        cut_off,
        close,
        leaning,
        whole,
        many,
        touching,
        overlapping,
        fanned,
        scan,
        page,
        empty,
    )
}


def scene_drawings(
    seed: int, count: int, unseen: bool = False
) -> Iterator[tuple[str, Callable[[], Picture]]]:
    """`count` pictures of each kind; `unseen` puts them on tables kept for the last figure."""
    tables = UNSEEN if unseen else FOR_TUNING
    for kind, scene in SCENES.items():
        for number in range(count):
            yield f"{kind}-{number:02}.jpg", partial(_draw, scene, kind, seed, number, tables)


def _draw(
    scene: Scene, kind: str, seed: int, number: int, tables: Mapping[str, Background]
) -> Picture:
    text = f"{seed} {kind} {number}"
    grain = np.random.default_rng([*text.encode()])
    return scene(Chance(random.Random(text), grain, tables, kind, CARDS))


def _one(
    chance: Chance,
    art: CardArt,
    table: Background,
    turn: float,
    view: View | None = None,
    shade: float | None = None,
) -> Picture:
    rng = chance.rng
    place = rng.uniform(-8, 8), rng.uniform(-6, 6)
    placed = Placed(art, *place, rng.uniform(-turn, turn))
    seen = view or chance.view(rng.uniform(135, 190))
    stands, seen_standing = art.height > art.width, seen.height > seen.width
    if stands != seen_standing:
        seen = replace(seen, table_width=seen.table_width * 1.25)
    depth = rng.uniform(0.2, 0.6) if shade is None else shade
    return chance.lit(photograph([placed], seen, table, chance.grain, chance.kind, depth))


def _lying(chance: Chance) -> CardArt:
    tall = ("ja-portrait", "ja-vertical-tall", "ja-vertical-plain")
    lying = [name for name in LAYOUTS if name not in tall and "vertical" not in name]
    return replace(chance.card(*lying), width=91, height=55)


def _laid_out(
    chance: Chance, across: int, down: int, gap: float, wobble: float, standing: bool = True
) -> Picture:
    rng = chance.rng
    pitch_x, pitch_y = (91 + gap, 55 + gap)
    placed = []
    for row in range(down):
        for column in range(across):
            x, y = (column - (across - 1) / 2) * pitch_x, (row - (down - 1) / 2) * pitch_y
            turn = rng.choice((0, 0, 180)) + rng.uniform(-wobble, wobble)
            art = chance.card() if standing else _lying(chance)
            if art.height > art.width:
                turn += 90
            placed.append(Placed(art, x, y, turn))
    width = max(across * pitch_x, down * pitch_y * 4 / 3) + 50
    view = View(2600, 1950, width, rng.uniform(-9, 9), rng.uniform(-9, 9), width * 1.1)
    shot = photograph(placed, view, chance.table(), chance.grain, chance.kind, 0.4)
    return chance.lit(shot)

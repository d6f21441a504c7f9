"""Cards by chance for the evaluation: layouts × people × typefaces × difficulties."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from tests.cards.backgrounds import BACKGROUNDS
from tests.cards.camera import Placed, View, photograph
from tests.cards.code import FORMATS, code_text, print_code
from tests.cards.content import english_content, japanese_content
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
from tests.cards.fonts import TYPEFACES
from tests.cards.layouts import LAYOUTS
from tests.cards.picture import CardArt, Picture, flat
from tests.cards.style import random_style

STANDING = ("ja-portrait", "ja-vertical-tall", "ja-vertical-plain")
Drawing = tuple[str, Callable[[], Picture]]


def trial_drawings(seed: int, count: int) -> Iterator[Drawing]:
    """`count` pictures: each layout and each difficulty in turn, the rest by the seed."""
    difficulties = ["flat", *DEGRADATIONS, "photo", "photo-turned", "photo-many"]
    layouts = list(LAYOUTS)
    for number in range(count):
        difficulty = difficulties[number % len(difficulties)]
        layout = layouts[number % len(layouts)]
        name = f"{number:04}-{difficulty}.{'jpg' if difficulty.startswith('photo') else 'png'}"
        yield name, partial(_draw, seed, number, difficulty, layout)


def _draw(seed: int, number: int, difficulty: str, layout: str) -> Picture:
    rng, grain = random.Random(f"{seed} {number}"), np.random.default_rng([seed, number])
    if difficulty.startswith("photo"):
        return _photo(difficulty, layout, rng, grain)
    picture = flat(random_card(layout, rng))
    if difficulty == "flat":
        return picture
    return DEGRADATIONS[difficulty](picture, grain).named(difficulty)


def random_card(
    layout: str, rng: random.Random, families: tuple[str, ...] = tuple(TYPEFACES)
) -> CardArt:
    """A card in a layout with a person, a firm, colours and typefaces by chance."""
    chosen = LAYOUTS[layout]
    content = japanese_content(rng) if chosen.language == "ja" else english_content(rng)
    canvas = chosen.draw(content, random_style(rng, chosen.language, families))
    if layout == "ja-code":
        print_code(canvas, code_text(content, rng.choice(FORMATS)), 67, 33, 17)
    return CardArt.of(canvas, chosen.language, layout)


def _photo(difficulty: str, layout: str, rng: random.Random, grain: np.random.Generator) -> Picture:
    many = difficulty == "photo-many"
    cards = _spread(layout, rng) if many else [_single(layout, difficulty, rng)]
    upright = difficulty == "photo-turned" or layout in STANDING
    width, table = (3600, 240) if many else (2400, 175 if upright else 138)
    tilt, pan = rng.uniform(-14, 14), rng.uniform(-9, 9)
    view = View(width, width * 3 // 4, table, tilt, pan, distance=400)
    scene = photograph(cards, view, rng.choice(list(BACKGROUNDS)), grain, difficulty)
    light = [step for step in (shadow, yellow_light, glare) if rng.random() < 0.35]
    return degrade(scene, [vignette, *light, soft_focus, noise], grain)


def _single(layout: str, difficulty: str, rng: random.Random) -> Placed:
    turn = rng.choice((90, 180, 270)) if difficulty == "photo-turned" else 0
    place = rng.uniform(-6, 6), rng.uniform(-4, 4)
    return Placed(random_card(layout, rng), *place, turn + rng.uniform(-9, 9))


def _spread(layout: str, rng: random.Random) -> list[Placed]:
    names = [layout, *rng.sample(list(LAYOUTS), 3)]
    cells = [(x, y) for y in (-42.0, 42.0) for x in (-57.0, 57.0)]
    return [
        Placed(random_card(name, rng), x, y, _quarter(name, rng) + rng.uniform(-7, 7))
        for name, (x, y) in zip(names, cells, strict=True)
    ]


def _quarter(layout: str, rng: random.Random) -> int:
    upright_height = (
        91 if layout in ("ja-portrait", "ja-vertical-tall", "ja-vertical-plain") else 55
    )
    return rng.choice((90, 270)) if upright_height == 91 else rng.choice((0, 0, 180))

"""The shipped sample cards: one drawing rule for each file of resources/samples."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from ocr.model import Face
from tests.cards.camera import Placed, View, photograph
from tests.cards.code import code_text, print_code
from tests.cards.content import Content, english_content, japanese_content
from tests.cards.degrade import (
    Degradation,
    degrade,
    glare,
    noise,
    shadow,
    soft_focus,
    vignette,
    yellow_light,
)
from tests.cards.layouts import LAYOUTS
from tests.cards.layouts.english import english_side
from tests.cards.picture import CardArt, Picture, flat
from tests.cards.style import Style, make_style


@dataclass(frozen=True, slots=True)
class Design:
    """A card's layout, firm (row of its table), colours, typefaces, mark, labels, paper, code."""

    layout: str
    firm: int
    palette: str
    japanese: str
    latin: str
    mark: str
    labels: str = "upper"
    paper: str = "#ffffff"
    code: str | None = None

    def content(self, seed: int) -> Content:
        """The person and firm on the card: the same for the same seed."""
        layout = LAYOUTS[self.layout]
        rng = random.Random(f"{seed} {self.layout} {self.firm}")
        make = japanese_content if layout.language == "ja" else english_content
        return make(rng, self.firm)

    def draw(self, seed: int) -> CardArt:
        """The front."""
        layout, content = LAYOUTS[self.layout], self.content(seed)
        canvas = layout.draw(content, self.style())
        if self.code is not None:
            print_code(canvas, code_text(content, self.code), 67, 33, 17)
        return CardArt.of(canvas, layout.language, self.layout)

    def draw_back(self, seed: int) -> CardArt:
        """The English back of a Japanese card."""
        canvas = english_side(self.content(seed), self.style())
        return CardArt.of(canvas, "en", "english-side", Face.BACK)

    def style(self) -> Style:
        """Its colours and typefaces."""
        return make_style(
            self.palette, self.japanese, self.latin, self.mark, self.labels, self.paper
        )


FLAT = {
    "ja-horizontal-01.png": Design("ja-classic", 0, "navy", "noto-sans", "noto-sans", "blocks"),
    "ja-horizontal-02.png": Design(
        "ja-centred", 2, "forest", "noto-serif-light", "garamond", "rings", "letter", "#fdfcf8"
    ),
    "ja-horizontal-03.png": Design("ja-side-band", 3, "plum", "mplus", "inter", "hexagon", "colon"),
    "ja-horizontal-04.png": Design("ja-top-band", 1, "teal", "noto-sans", "lato", "mountain"),
    "ja-vertical-01.png": Design(
        "ja-vertical-tall", 8, "forest", "ipaex-mincho", "garamond", "leaf", paper="#faf7ef"
    ),
    "ja-vertical-02.png": Design(
        "ja-vertical-wide", 9, "navy", "noto-serif", "garamond", "waves", paper="#fdfcf8"
    ),
    "en-01.png": Design("en-minimal", 1, "teal", "noto-sans", "inter", "dots", "letter"),
    "en-02.png": Design(
        "en-formal", 5, "wine", "noto-serif", "garamond", "rings", "colon", "#fdfcf8"
    ),
    "bilingual-01.png": Design("bilingual", 12, "coral", "noto-sans", "lato", "petals"),
    "dark-01.png": Design("ja-dark", 15, "ink", "noto-sans-light", "lato", "hexagon", "letter"),
    "portrait-01.png": Design("ja-portrait", 7, "slate", "maruberi", "quicksand", "sail"),
    "qr-01.png": Design(
        "ja-code", 17, "coral", "noto-sans", "roboto", "petals", "colon", code="vcard"
    ),
}
TWO_SIDED = {
    "two-sided-01": Design("ja-columns", 10, "amber", "noto-sans", "lato", "mountain"),
}


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph: designs with their places (x, y, turn), camera, table and light."""

    cards: tuple[tuple[Design, float, float, float], ...]
    view: View
    background: str
    light: tuple[Degradation, ...]
    difficulty: str

    def take(self, seed: int, name: str) -> Picture:
        """The photograph, the same for the same seed."""
        rng = np.random.default_rng([seed, *name.encode()])
        placed = [Placed(design.draw(seed), x, y, turn) for design, x, y, turn in self.cards]
        scene = photograph(placed, self.view, self.background, rng, self.difficulty)
        return degrade(scene, self.light, rng)


_EDUCATION = Design("ja-right-set", 5, "amber", "noto-sans", "open-sans", "dots")
_CLINIC = Design("ja-columns", 4, "teal", "vl-gothic", "lato", "petals", "letter")
_ARCHITECTS = Design("en-dark", 0, "ink", "noto-sans", "lato", "mountain", "letter")
_CREDIT = Design("ja-classic", 11, "forest", "ipaex-gothic", "roboto", "waves")
_PRINTER = Design("ja-code", 6, "wine", "noto-sans", "lato", "hexagon", "upper", code="mecard")
_TRADER = Design("ja-top-band", 14, "forest", "mplus", "inter", "leaf", "japanese")
_FREIGHT = Design("en-split", 4, "navy", "noto-sans", "cantarell", "sail", "colon")
_KITCHEN = Design(
    "ja-vertical-plain", 13, "wine", "ipaex-mincho", "noto-serif", "rings", paper="#faf7ef"
)

PHOTOS = {
    "photo-wood-01.jpg": Photo(
        ((_EDUCATION, 2, -1, 4),),
        View(2400, 1800, 128, 14, -6),
        "wood",
        (vignette, soft_focus, noise),
        "photo",
    ),
    "photo-turned-01.jpg": Photo(
        ((_CLINIC, -2, 2, 98),),
        View(2400, 1800, 140, 10, 7),
        "cloth",
        (vignette, shadow, soft_focus, noise),
        "photo-turned",
    ),
    "photo-dark-01.jpg": Photo(
        ((_ARCHITECTS, 1, 2, 352),),
        View(2400, 1800, 130, 16, 4),
        "dark-desk",
        (vignette, yellow_light, glare, soft_focus, noise),
        "photo-dark",
    ),
    "photo-white-01.jpg": Photo(
        ((_CREDIT, -1, 0, 186),),
        View(2400, 1800, 126, 8, -9),
        "white-desk",
        (vignette, shadow, soft_focus, noise),
        "photo-white",
    ),
    "photo-many-01.jpg": Photo(
        (
            (_PRINTER, -56, -38, 3),
            (_TRADER, 54, -40, 183),
            (_FREIGHT, -52, 36, 347),
            (_KITCHEN, 58, 38, 78),
        ),
        View(3600, 2700, 236, 9, 4, 420),
        "patterned-paper",
        (vignette, soft_focus, noise),
        "photo-many",
    ),
}

Drawing = tuple[str, Callable[[], Picture]]


def sample_drawings(seed: int) -> Iterator[Drawing]:
    """File names with the functions that draw them, in the order of the truth."""
    for name, design in FLAT.items():
        yield name, partial(_scan, design.draw, seed)
    for name, design in TWO_SIDED.items():
        yield f"{name}-front.png", partial(_scan, design.draw, seed)
        yield f"{name}-back.png", partial(_scan, design.draw_back, seed)
    for name, photo in PHOTOS.items():
        yield name, partial(photo.take, seed, name)


def _scan(draw: Callable[[int], CardArt], seed: int) -> Picture:
    return flat(draw(seed))

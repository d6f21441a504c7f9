"""An arrangement of blocks becomes a layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from tests.cards.canvas import Canvas
from tests.cards.code import FORMATS, code_text, print_code
from tests.cards.content import Content
from tests.cards.grounds import GROUNDS, inked, mixed
from tests.cards.layouts.blocks import TEXT_BLOCKS
from tests.cards.layouts.options import options
from tests.cards.layouts.rows import Area, Row, print_columns, print_rows
from tests.cards.layouts.upright import COLUMN_BLOCKS
from tests.cards.style import Style

WIDE, TALL = (91.0, 55.0), (55.0, 91.0)
US, EU, UK, SQUARE = (89.0, 51.0), (85.0, 55.0), (85.0, 54.0), (65.0, 65.0)


class Slot(NamedTuple):
    """A block and where it stands; `light` where it lies on a dark band."""

    block: str
    area: Area
    light: bool = False


class Band(NamedTuple):
    """A filled rectangle: millimetres, in the card's `deep` or `accent` colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str = "deep"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A card's structure: its size, blocks, coloured bands, and the options that it forces.

    `language` is `ja`, `en` or `bilingual`; `people` the language of the content that it takes.
    """

    name: str
    language: str
    size: tuple[float, float]
    slots: tuple[Slot, ...]
    bands: tuple[Band, ...] = ()
    forced: dict[str, object] = field(default_factory=dict)
    people: str = "ja"


def at(
    block: str,
    x: float,
    y: float,
    width: float,
    height: float,
    align: str = "lt",
    light: bool = False,
) -> Slot:
    """A slot; `align` is how lines stand across (l, m, r) and the block down (t, m, b)."""
    return Slot(block, Area(x, y, width, height, *align), light)


def drawn(arrangement: Arrangement, content: Content, style: Style) -> Canvas:
    """The card; what the arrangement leaves open is chosen by the person's mail address."""
    rng = random.Random(content.email)
    canvas = Canvas(*arrangement.size, style.paper)
    GROUNDS[style.ground].paint(canvas, style, np.random.default_rng([*content.email.encode()]))
    for band in arrangement.bands:
        right, bottom = band.x + band.width, band.y + band.height
        canvas.rectangle(band.x, band.y, right, bottom, getattr(style, band.colour))
    chosen = options(content.language, arrangement.forced, rng)
    for slot in arrangement.slots:
        look = _on_band(style) if slot.light else inked(style)
        if slot.block in PICTURES:
            PICTURES[slot.block](canvas, slot.area, content, look, rng)
        elif slot.block in COLUMN_BLOCKS:
            columns = COLUMN_BLOCKS[slot.block](content, look, chosen)
            print_columns(canvas, slot.area, _set(columns, style))
        else:
            rows = TEXT_BLOCKS[slot.block](content, look, chosen)
            print_rows(canvas, slot.area, _set(rows, style))
    return canvas


def _on_band(style: Style) -> Style:
    return replace(
        style, deep="#ffffff", accent=mixed(style.accent, "#ffffff", 0.5), text="#ffffff"
    )


def _set(rows: list[Row], style: Style) -> list[Row]:
    """The rows in the card's relief, letter-spacing and scale."""
    return [
        replace(
            each,
            style=each.style.but(
                size=each.style.size * style.scale,
                relief=style.relief and each.style.size > 6.3,
                tracking=each.style.tracking + style.tracking * (each.style.size > 8),
            ),
        )
        for each in rows
    ]


def _mark(canvas: Canvas, area: Area, content: Content, style: Style, rng: random.Random) -> None:
    style.mark(canvas, area.x, area.y, min(area.width, area.height), style.deep, style.accent)


def _code(canvas: Canvas, area: Area, content: Content, style: Style, rng: random.Random) -> None:
    print_code(canvas, code_text(content, rng.choice(FORMATS)), area.x, area.y, area.width)


def _portrait(
    canvas: Canvas, area: Area, content: Content, style: Style, rng: random.Random
) -> None:
    """Head and shoulders before a plain wall, as a photograph of the person would stand there."""
    right, bottom = area.x + area.width, area.y + area.height
    wall, skin, cloth = "#c9d3d8", rng.choice(("#e2b999", "#c79a75", "#f0cfb4")), style.deep
    middle, head = area.x + area.width / 2, area.width * 0.2
    canvas.rectangle(area.x, area.y, right, bottom, wall)
    canvas.disc(middle, area.y + area.height * 0.36, head * 1.14, "#3a2f2a")
    shoulders = [(0.08, 1.0), (0.16, 0.78), (0.38, 0.66), (0.62, 0.66), (0.84, 0.78), (0.92, 1.0)]
    canvas.polygon(
        [(area.x + area.width * a, area.y + area.height * b) for a, b in shoulders], cloth
    )
    canvas.disc(middle, area.y + area.height * 0.41, head, skin)


def _rule(canvas: Canvas, area: Area, content: Content, style: Style, rng: random.Random) -> None:
    canvas.rectangle(area.x, area.y, area.x + area.width, area.y + area.height, style.accent)


Picture = Callable[[Canvas, Area, Content, Style, random.Random], None]
PICTURES: dict[str, Picture] = {
    "mark": _mark,
    "code": _code,
    "portrait": _portrait,
    "rule": _rule,
}

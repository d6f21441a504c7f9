"""What is printed under the text of a card: colour, gradients, bands, paper and watermarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ImageColor

from tests.cards.canvas import Canvas, Colour
from tests.cards.style import Style

Paint = Callable[[Canvas, Style, np.random.Generator], None]


@dataclass(frozen=True, slots=True)
class Ground:
    """How a card's ground is painted, and whether type on it is light."""

    paint: Paint
    dark: bool = False


def inked(style: Style) -> Style:
    """The style with colours that can be read on its ground."""
    if GROUNDS[style.ground].dark:
        return replace(style, deep="#f3d9a2", accent="#c9a35c", text="#ece9e2")
    if style.relief:
        return replace(style, deep="#a9a9ad", accent="#c4c4c8", text="#7d7d83")
    return style


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two."""
    values = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in values)


def _plain(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    """The paper as it is."""


def _dark(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    canvas.rectangle(0, 0, canvas.width, canvas.height, "#181a1f")


def _coloured(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    canvas.rectangle(0, 0, canvas.width, canvas.height, mixed(style.deep, "#000000", 0.25))


def _gradient(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    pale = mixed(style.accent, "#ffffff", 0.45)
    canvas.ground(_blend(pale, style.paper, float(rng.uniform(0, 2 * np.pi))))


def _deep_gradient(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    ends = mixed(style.deep, "#000000", 0.55), mixed(style.deep, style.accent, 0.2)
    canvas.ground(_blend(*ends, float(rng.uniform(0, 2 * np.pi))))


def _blend(first: Colour, second: Colour, angle: float) -> NDArray[np.float32]:
    xs, ys = np.meshgrid(np.linspace(-0.7, 0.7, 91), np.linspace(-0.7, 0.7, 55))
    share = np.clip(0.5 + xs * np.cos(angle) + ys * np.sin(angle), 0, 1)[..., None]
    ends = (np.array(ImageColor.getrgb(colour), np.float32) for colour in (first, second))
    start, end = ends
    return np.asarray(start * (1 - share) + end * share, dtype=np.float32)


def _corner(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    pale, width, height = mixed(style.accent, "#ffffff", 0.72), canvas.width, canvas.height
    reach = float(rng.uniform(0.35, 0.7))
    canvas.polygon([(width, height), (width * (1 - reach), height), (width, height * 0.2)], pale)


def _edges(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    canvas.rectangle(0, 0, canvas.width, 1.2, style.deep)
    canvas.rectangle(0, canvas.height - 1.2, canvas.width, canvas.height, style.accent)


def _paper(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    """Laid paper: fibres and faint ribs."""
    height, width = 550, 910
    fibre = cv2.GaussianBlur(rng.normal(0, 26, (height, width)).astype(np.float32), (0, 0), 1.6)
    ribs = 2.2 * np.sin(np.arange(height) * 1.3)[:, None]
    tone = np.array((247, 243, 232), np.float32)
    canvas.ground(tone + (fibre + ribs)[..., None].astype(np.float32))


def _watermark(canvas: Canvas, style: Style, rng: np.random.Generator) -> None:
    """The firm's mark, large and pale."""
    size = 0.8 * min(canvas.width, canvas.height)
    x, y = float(rng.uniform(0.2, 0.9)) * (canvas.width - size), (canvas.height - size) / 2
    tints = (mixed(colour, style.paper, 0.86) for colour in (style.deep, style.accent))
    style.mark(canvas, x, y, size, *tints)


GROUNDS = {
    "plain": Ground(_plain),
    "dark": Ground(_dark, True),
    "coloured": Ground(_coloured, True),
    "gradient": Ground(_gradient),
    "deep-gradient": Ground(_deep_gradient, True),
    "corner": Ground(_corner),
    "edges": Ground(_edges),
    "paper": Ground(_paper),
    "watermark": Ground(_watermark),
}

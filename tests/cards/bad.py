"""Pictures that a reader must answer honestly: no card, too much, too little, or damaged files."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from tests.cards.backgrounds import BACKGROUNDS, GRAIN
from tests.cards.canvas import Canvas, Type
from tests.cards.fonts import load_font
from tests.cards.picture import SCAN_DPI, CardArt, Picture, flat
from tests.cards.scans import scanned
from tests.cards.sets import CardSet
from tests.cards.truth import CardTruth, PictureTruth

# Prose of this project's own, in the two languages that are read.
_PROSE = (
    "朝の港は静かで、船の影だけが水の上に長くのびていた。",
    "The harbour lay still, and only the shadows of the boats moved on the water.",
    "彼は手紙を読み終えると、窓を開けて深く息を吸った。",
    "When he had read the letter he opened the window and breathed in deeply.",
    "町の時計が八時を打つころ、最初の市電が坂を上ってきた。",
    "As the clock struck eight the first tram came up the hill.",
)
# The names of days, months and the like: words of scripts that the engines do not know.
FOREIGN = {
    "hangul": ("noto-sans", ("월요일 화요일 수요일", "봄 여름 가을 겨울", "안녕하세요 여러분")),
    "arabic": ("dejavu", ("الاثنين الثلاثاء الأربعاء", "الربيع الصيف الخريف", "أهلا وسهلا بكم")),
    "thai": ("waree", ("วันจันทร์ วันอังคาร", "ฤดูร้อน ฤดูฝน ฤดูหนาว", "สวัสดีครับ")),
}


@dataclass(frozen=True, slots=True)
class BadPicture:
    """An image and how it is written; `kept` is the share of the file's bytes that stay."""

    image: Image.Image
    cards: tuple[CardTruth, ...] = ()
    options: dict[str, object] = field(default_factory=dict)
    kept: float = 1.0

    def save(self, folder: Path, name: str) -> PictureTruth:
        """Writes the file and returns its truth: the cards that can be read in it."""
        written = io.BytesIO()
        form = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "tif": "TIFF"}[name.rsplit(".")[-1]]
        self.image.save(written, form, **self.options)
        data = written.getvalue()
        (folder / name).write_bytes(data[: int(len(data) * self.kept)])
        return PictureTruth(name, self.cards)


Drawing = tuple[str, Callable[[], BadPicture]]


def bad_drawings(cards: CardSet, seed: int, share: float = 1.0) -> Iterator[Drawing]:
    """The bad pictures by file name; `share` makes the large ones smaller."""
    card, many = partial(_card, cards, seed), max(4, round(50 * share))
    yield "no-card.jpg", partial(_table, seed, share)
    yield "book-page.png", partial(_page, share)
    yield "cat.jpg", partial(_cat, seed, share)
    yield "empty-sheet.png", partial(_sheet, seed, share)
    yield "many-cards.jpg", partial(_many, cards, seed, many)
    yield "one-pixel.png", lambda: BadPicture(Image.new("RGB", (1, 1), "white"))
    yield "one-row.png", lambda: BadPicture(Image.new("RGB", (2000, 1), "white"))
    yield "huge.png", _huge
    yield "sixteen-bit.png", lambda: _as(card(), _deep)
    yield "cmyk.jpg", lambda: _as(card(), lambda image: image.convert("CMYK"), quality=90)
    yield "palette.png", lambda: _as(card(), _palette)
    yield "animated.gif", lambda: _as(card(), _grey, **_animation(card()))
    yield "truncated.jpg", lambda: BadPicture(Image.fromarray(card().pixels), kept=0.4)
    yield "empty-file.png", lambda: BadPicture(Image.new("L", (9, 9)), kept=0.0)
    for name, (family, lines) in FOREIGN.items():
        yield f"{name}.png", partial(_foreign, family, lines)


def _card(cards: CardSet, seed: int) -> Picture:
    return flat(cards.card("ja-label-column", random.Random(seed), {}))


def _as(
    picture: Picture, convert: Callable[[Image.Image], Image.Image], **options: object
) -> BadPicture:
    """A card's picture in another form of file, in which it can be read as well as before."""
    return BadPicture(convert(Image.fromarray(picture.pixels)), picture.cards, options)


def _deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image.convert("L"), dtype=np.uint16) * 257)


def _grey(image: Image.Image) -> Image.Image:
    return image.convert("L")


def _palette(image: Image.Image) -> Image.Image:
    """A palette in which the paper is transparent."""
    clear = image.convert("RGBA")
    white = np.asarray(image).min(axis=2) > 250
    alpha = Image.fromarray(np.where(white, 0, 255).astype(np.uint8))
    clear.putalpha(alpha)
    return clear.quantize(64)


def _animation(picture: Picture) -> dict[str, object]:
    grey = Image.fromarray(picture.pixels).convert("L")
    return {"save_all": True, "append_images": [Image.new("L", grey.size, 255)], "duration": 200}


def _table(seed: int, share: float) -> BadPicture:
    width, height = round(4000 * share), round(3000 * share)
    rng = np.random.default_rng(seed)
    light = BACKGROUNDS["wood"](round(160 * GRAIN), round(120 * GRAIN), rng)
    pixels = cv2.resize(light, (width, height)).clip(0, 255).astype(np.uint8)
    return BadPicture(Image.fromarray(pixels))


def _page(share: float) -> BadPicture:
    """Thirty lines of a book, or a strip of fewer, with the page's number."""
    lines = max(3, round(30 * share))
    page = Canvas(128, 26 + 5.2 * lines, "#fbf8f0")
    style = Type("noto-serif", 8.4, "#1a1a1a")
    for number in range(lines):
        page.line(14, 14 + 5.2 * number, _PROSE[number % len(_PROSE)], style, room=100)
    page.line(64, page.height - 6, "128", style, "m")
    page.image.thumbnail((page.image.width // 2, page.image.height // 2))
    return BadPicture(page.image)


def _cat(seed: int, share: float) -> BadPicture:
    """A striped cat before a sofa, more or less."""
    side = round(2400 * share)
    unit, rng = side / 24, np.random.default_rng(seed)
    fur = cv2.GaussianBlur(rng.normal(128, 40, (side, side, 3)), (0, 0), unit / 6)
    pixels = np.ascontiguousarray((fur * (0.5, 0.6, 0.8)).clip(0, 255).astype(np.uint8))

    def oval(x: float, y: float, across: float, down: float, colour: tuple[int, ...]) -> None:
        centre = round(x * unit), round(y * unit)
        axes = round(across * unit), round(down * unit)
        cv2.ellipse(pixels, centre, axes, 0, 0, 360, colour, -1, cv2.LINE_AA)

    oval(12, 18, 6, 7, (150, 110, 70))
    oval(12, 9, 5, 4.5, (160, 118, 76))
    for side_of in (-1, 1):
        ear = np.array([(12 + side_of * 4.4, 1.8), (12 + side_of * 1.6, 5.4)])
        tip = np.vstack([ear, [(12 + side_of * 4.8, 7.2)]]) * unit
        cv2.fillPoly(pixels, [tip.astype(np.int32)], (120, 84, 52))
        oval(12 + side_of * 2, 8.4, 0.9, 0.7, (190, 200, 80))
        oval(12 + side_of * 2, 8.4, 0.25, 0.65, (10, 10, 10))
        for whisker in (-0.8, 0.0, 0.8):
            start = round((12 + side_of) * unit), round(10.6 * unit)
            end = round((12 + side_of * 6.5) * unit), round((10.6 + whisker) * unit)
            cv2.line(pixels, start, end, (235, 235, 230), max(1, side // 600), cv2.LINE_AA)
    for stripe in range(5):
        oval(12, 14 + 2 * stripe, 5.2 - 0.2 * stripe, 0.35, (96, 66, 40))
    return BadPicture(Image.fromarray(pixels))


def _sheet(seed: int, share: float) -> BadPicture:
    """A sheet of A4 from a scanner, with a little dust."""
    size = round(3508 * share), round(2480 * share)
    light = 250 + np.random.default_rng(seed).normal(0, 1.6, size)
    return BadPicture(Image.fromarray(light.clip(0, 255).astype(np.uint8)))


def _many(cards: CardSet, seed: int, count: int) -> BadPicture:
    rng = random.Random(seed)
    arts: list[CardArt] = []
    names = [name for name, layout in cards.layouts.items() if layout.composed]
    while len(arts) < count:
        art = cards.card(names[len(arts) % len(names)], rng, {})
        arts.append(art)
    picture = scanned(arts, np.random.default_rng(seed), columns=max(2, count // 10))
    truths = tuple(picture.named("many-cards").cards)
    return BadPicture(
        Image.fromarray(picture.pixels), truths, {"quality": 85, "dpi": (SCAN_DPI,) * 2}
    )


def _huge() -> BadPicture:
    """Two hundred megapixels of white."""
    return BadPicture(Image.new("1", (20_000, 10_000), 1))


def _foreign(family: str, lines: Sequence[str]) -> BadPicture:
    card = Canvas(91, 55, "#ffffff")
    load_font(family, "regular", 20)
    for number, line in enumerate(lines):
        card.line(45, 16 + 12 * number, line, Type(family, 14, "#202020"), "m")
    picture = flat(CardArt.of(card, "xx", "foreign"))
    return BadPicture(Image.fromarray(picture.pixels), picture.named("foreign").cards)

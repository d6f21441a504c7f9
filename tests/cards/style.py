"""Colours and typefaces of a card, and the pieces that most layouts share."""

from __future__ import annotations

import random
from dataclasses import dataclass

from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas, Colour, Run, Type, fitted, text_width
from tests.cards.content import Content, western_code
from tests.cards.fonts import TYPEFACES
from tests.cards.marks import MARKS, Mark

PALETTES: dict[str, tuple[Colour, Colour, Colour]] = {
    # deep, accent, text
    "navy": ("#16325c", "#3f7cc4", "#1d2733"),
    "forest": ("#1f5a41", "#7fb069", "#22302a"),
    "wine": ("#7a1f3d", "#c98a9b", "#2c2226"),
    "teal": ("#0f5e66", "#4fb3a5", "#1c2b2e"),
    "amber": ("#8a4b08", "#e0a030", "#2e271f"),
    "plum": ("#4b2e83", "#9b7fd1", "#262233"),
    "coral": ("#c8452f", "#f0a58f", "#2d2523"),
    "slate": ("#37474f", "#90a4ae", "#20272b"),
    "ink": ("#111111", "#8c8c8c", "#161616"),
}
PAPERS = ("#ffffff", "#ffffff", "#fdfcf8", "#faf7ef", "#f7f8fa")
LABELS = {
    # telephone, fax, mobile, mail, web, direct line
    "upper": ("TEL ", "FAX ", "MOBILE ", "E-mail ", "", "DIRECT "),
    "letter": ("T  ", "F  ", "M  ", "E  ", "W  ", "D  "),
    "colon": ("Tel: ", "Fax: ", "Mobile: ", "Mail: ", "URL: ", "Direct: "),
    "japanese": ("電話 ", "FAX ", "携帯 ", "E-mail ", "", "直通 "),
    "bare": ("TEL.", "FAX.", "携帯.", "", "", "直通."),
    "english": ("Phone ", "Fax ", "Mobile ", "", "", "Direct "),
}
MORE_LABELS = {
    "wide": ("ＴＥＬ　", "ＦＡＸ　", "携帯電話　", "Ｅメール　", "ＵＲＬ　", "直通電話　"),
    "brackets": ("【電話】", "【FAX】", "【携帯】", "【メール】", "【HP】", "【直通】"),
    "parentheses": ("(TEL) ", "(FAX) ", "(携帯) ", "(Mail) ", "(Web) ", "(直通) "),
    "slash": ("tel / ", "fax / ", "mob / ", "mail / ", "web / ", "direct / "),
    "dots": ("t. ", "f. ", "m. ", "e. ", "w. ", "d. "),
    "long": ("Telephone: ", "Facsimile: ", "Cell: ", "Email: ", "Website: ", "Direct dial: "),
    "capitals": ("PHONE ", "FAX ", "CELL ", "EMAIL ", "WEB ", "DIRECT "),
}
ALL_LABELS = LABELS | MORE_LABELS
_JAPANESE_LABELS = {"japanese", "bare", "wide", "brackets", "parentheses"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a card looks; `japanese` and `latin` are families of `tests.cards.fonts`.

    Only composed layouts heed the rest: `ground` is one of `tests.cards.grounds`, `relief` presses
    the type into the paper, `tracking` (ems) and `scale` change it all.
    """

    japanese: str
    latin: str
    deep: Colour
    accent: Colour
    text: Colour
    paper: Colour
    mark: Mark
    labels: tuple[str, ...]
    ground: str = "plain"
    relief: bool = False
    tracking: float = 0.0
    scale: float = 1.0

    def ja(self, size: float, **changes: object) -> Type:
        """Japanese type in the text colour."""
        return Type(self.japanese, size, self.text).but(**changes)

    def en(self, size: float, **changes: object) -> Type:
        """Latin type in the text colour."""
        return Type(self.latin, size, self.text).but(**changes)


def make_style(
    palette: str = "navy",
    japanese: str = "noto-sans",
    latin: str = "noto-sans",
    mark: str = "waves",
    labels: str = "upper",
    paper: Colour = "#ffffff",
) -> Style:
    """A style from the names of its parts."""
    return Style(japanese, latin, *PALETTES[palette], paper, MARKS[mark], ALL_LABELS[labels])


def random_style(rng: random.Random, language: str, families: tuple[str, ...]) -> Style:
    """A style by chance, from the families given (those for Japanese and those for Latin)."""
    japanese = [f for f in families if TYPEFACES[f].scripts == "ja"]
    latin = [f for f in families if TYPEFACES[f].scripts == "en"] or japanese
    labels = [key for key in ALL_LABELS if language == "ja" or key not in _JAPANESE_LABELS]
    return make_style(
        rng.choice(list(PALETTES)),
        rng.choice(japanese),
        rng.choice(latin),
        rng.choice(list(MARKS)),
        rng.choice(labels),
        rng.choice(PAPERS),
    )


def numbers(content: Content, style: Style, kinds: str = "tfm") -> list[list[Run]]:
    """Labelled telephone lines: `t` telephone, `f` fax, `m` mobile."""
    values = {
        "t": (style.labels[0], content.phone, K.PHONE),
        "f": (style.labels[1], content.fax, K.FAX),
        "m": (style.labels[2], content.mobile, K.MOBILE),
    }
    return [[(values[k][0], None), (values[k][1], values[k][2])] for k in kinds]


def online(content: Content, style: Style) -> list[list[Run]]:
    """Labelled e-mail and web lines."""
    return [
        [(style.labels[3], None), (content.email, K.EMAIL)],
        [(style.labels[4], None), (content.url, K.URL)],
    ]


def print_lines(
    canvas: Canvas,
    x: float,
    y: float,
    lines: list[list[Run]],
    style: Type,
    leading: float,
    align: str = "l",
    room: float | None = None,
) -> float:
    """Prints lines one below the other in one size; returns the baseline after the last one."""
    if room is not None:
        texts = ("".join(piece for piece, _ in runs) for runs in lines)
        style = min((fitted(text, style, room) for text in texts), key=lambda each: each.size)
    for runs in lines:
        canvas.line(x, y, runs, style, align)
        y += leading
    return y


def print_address(
    canvas: Canvas,
    x: float,
    y: float,
    content: Content,
    style: Type,
    leading: float,
    align: str = "l",
    room: float | None = None,
) -> float:
    """Prints 〒 with postal code and the address on two lines; returns the next baseline."""
    canvas.note(K.ADDRESS, " ".join(content.address))
    canvas.line(
        x,
        y,
        [("〒", None), (content.postal, K.POSTAL), ("  " + content.address[0], None)],
        style,
        align,
        room,
    )
    canvas.line(x, y + leading, content.address[1], style, align)
    return y + 2 * leading


def note_western_address(canvas: Canvas, lines: tuple[str, ...]) -> None:
    """Notes an address and, if it lies abroad, its postal code."""
    canvas.note(K.ADDRESS, " ".join(lines))
    for kind, code in () if lines[-1].endswith("Japan") else western_code(lines):
        canvas.note(kind, code)


def print_western_address(
    canvas: Canvas,
    x: float,
    y: float,
    lines: tuple[str, ...],
    style: Type,
    leading: float,
    align: str = "l",
    room: float | None = None,
) -> float:
    """Prints an address that ends in its postal code; returns the next baseline."""
    note_western_address(canvas, lines)
    return print_lines(
        canvas, x, y, [[(text, None)] for text in lines], style, leading, align, room
    )


def print_spaced_name(
    canvas: Canvas,
    x: float,
    y: float,
    name: str,
    style: Type,
    align: str = "l",
    room: float | None = None,
) -> float:
    """Prints a kanji name letter-spaced with a wide gap between its parts; returns its width."""
    canvas.note(K.NAME, name)
    return canvas.line(x, y, name.replace(" ", "　"), style, align, room)


def print_name_with_furigana(
    canvas: Canvas, x: float, y: float, content: Content, style: Type, colour: Colour
) -> float:
    """Prints the name and small kana above each of its parts; returns its width."""
    canvas.note(K.NAME, content.name)
    canvas.note(K.NAME_KANA, content.kana)
    ruby = style.but(size=style.size * 0.36, tracking=0.04, weight="regular", colour=colour)
    left = x
    for part, kana in zip(content.name.split(), content.kana.split(), strict=True):
        width = text_width(part, style)
        canvas.line(left, y, part, style)
        canvas.line(left + width / 2, y - style.em * 1.02, kana, ruby, "m")
        left += max(width, text_width(kana, ruby)) + style.em * 0.75
    return left - x

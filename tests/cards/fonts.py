"""Typefaces by name and weight, found among the fonts installed on this machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

_SUFFIXES = {".ttf", ".ttc", ".otf"}
_ROOTS = {
    "darwin": ("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}.get(sys.platform, ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts"))


class FontMissing(Exception):
    """A font that a card needs is not installed; the message names its Debian package."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family: its Debian package, licence, and a font file for each weight used here.

    `scripts` is `ja` or `en`; letters that the family lacks are set in `fallback`.
    """

    package: str
    licence: str
    light: str
    regular: str
    bold: str
    scripts: str = "ja"
    fallback: str = "noto-sans"

    def file(self, weight: str) -> str:
        """The font's file name; weight is `light`, `regular` or `bold`."""
        return {"light": self.light, "regular": self.regular, "bold": self.bold}[weight]


def _one(package: str, licence: str, file: str, fallback: str = "noto-sans") -> Typeface:
    return Typeface(package, licence, file, file, file, "ja", fallback)


def _two(
    package: str,
    licence: str,
    pattern: str,
    weights: str,
    scripts: str = "ja",
    fallback: str = "bizud-gothic",
) -> Typeface:
    regular, bold = (pattern.format(weight) for weight in weights.split())
    return Typeface(package, licence, regular, regular, bold, scripts, fallback)


def _three(
    package: str,
    licence: str,
    pattern: str,
    weights: str,
    scripts: str,
    fallback: str = "noto-sans",
) -> Typeface:
    light, regular, bold = (pattern.format(w) for w in weights.split())
    return Typeface(package, licence, light, regular, bold, scripts, fallback)


TUNE_TYPEFACES = {
    # Noto is the one family that every set-up has, so light falls back on its regular weight.
    "noto-sans": _three(
        "fonts-noto-cjk", "OFL-1.1", "NotoSansCJK-{}.ttc", "Regular Regular Bold", "ja"
    ),
    "noto-serif": _three(
        "fonts-noto-cjk", "OFL-1.1", "NotoSerifCJK-{}.ttc", "Regular Regular Bold", "ja"
    ),
    "noto-sans-light": _three(
        "fonts-noto-cjk-extra", "OFL-1.1", "NotoSansCJK-{}.ttc", "Light DemiLight Medium", "ja"
    ),
    "noto-serif-light": _three(
        "fonts-noto-cjk-extra", "OFL-1.1", "NotoSerifCJK-{}.ttc", "Light Medium SemiBold", "ja"
    ),
    "ipaex-gothic": _one("fonts-ipaexfont-gothic", "IPA-1.0", "ipaexg.ttf"),
    "ipaex-mincho": _one("fonts-ipaexfont-mincho", "IPA-1.0", "ipaexm.ttf", "noto-serif"),
    "mplus": _three("fonts-mplus", "OFL-1.1", "Mplus1-{}.otf", "Light Regular SemiBold", "ja"),
    "vl-gothic": _one("fonts-vlgothic", "BSD-3-Clause, M+, Sazanami", "VL-PGothic-Regular.ttf"),
    "maruberi": _one("fonts-motoya-l-maruberi", "Apache-2.0", "MTLmr3m.ttf"),
    "sawarabi-mincho": _one(
        "fonts-sawarabi-mincho", "OFL-1.1", "sawarabi-mincho-medium.ttf", "noto-serif"
    ),
    "lato": _three("fonts-lato", "OFL-1.1", "Lato-{}.ttf", "Light Regular Bold", "en"),
    "inter": _three("fonts-inter", "OFL-1.1", "Inter-{}.otf", "Light Regular SemiBold", "en"),
    "garamond": _three(
        "fonts-ebgaramond",
        "OFL-1.1",
        "EBGaramond12-{}.otf",
        "Regular Regular Bold",
        "en",
        "noto-serif",
    ),
    "quicksand": _three(
        "fonts-quicksand", "OFL-1.1", "Quicksand-{}.ttf", "Light Regular Bold", "en"
    ),
    "roboto": _three(
        "fonts-roboto-unhinted", "Apache-2.0", "Roboto-{}.ttf", "Light Regular Medium", "en"
    ),
    "roboto-slab": _three(
        "fonts-roboto-slab", "Apache-2.0", "RobotoSlab-{}.otf", "Light Regular Bold", "en"
    ),
    "cantarell": _three(
        "fonts-cantarell", "OFL-1.1", "Cantarell-{}.otf", "Light Regular Bold", "en"
    ),
    "open-sans": _three(
        "fonts-open-sans", "Apache-2.0", "OpenSans-{}.ttf", "Light Regular Semibold", "en"
    ),
}


# Those of the final figure: no card that the reader was tuned on is set in any of them.
FINAL_TYPEFACES = {
    "bizud-gothic": _two(
        "fonts-morisawa-bizud-gothic", "OFL-1.1", "BIZUDPGothic-{}.ttf", "Regular Bold"
    ),
    "bizud-mincho": _one(
        "fonts-morisawa-bizud-mincho", "OFL-1.1", "BIZUDPMincho-Regular.ttf", "hanazono"
    ),
    "cedar": _one("fonts-motoya-l-cedar", "Apache-2.0", "MTLc3m.ttf", "ume-gothic"),
    "ume-gothic": _two(
        *("fonts-horai-umefont", "UmeFont", "ume-pg{}.ttf", "o4 o5", "ja", "hanazono")
    ),
    "ume-mincho": _one("fonts-horai-umefont", "UmeFont", "ume-pms3.ttf", "hanazono"),
    "hanazono": _one("fonts-hanazono", "OFL-1.1 or Hanazono", "HanaMinA.ttf", "bizud-gothic"),
    "konatu": _one("fonts-konatu", "MIT", "Konatu.ttf", "bizud-gothic"),
    "carlito": _two("fonts-crosextra-carlito", "OFL-1.1", "Carlito-{}.ttf", "Regular Bold", "en"),
    "caladea": _two(
        "fonts-crosextra-caladea", "Apache-2.0", "Caladea-{}.ttf", "Regular Bold", "en"
    ),
    "vollkorn": _two("fonts-vollkorn", "OFL-1.1", "Vollkorn-{}.ttf", "Regular SemiBold", "en"),
    "karla": _two("fonts-karla", "OFL-1.1", "Karla-{}.otf", "Regular Bold", "en"),
    "manrope": _two("fonts-manrope", "OFL-1.1", "Manrope-{}.ttf", "Regular Bold", "en"),
    "cabin": _two("fonts-cabin", "OFL-1.1", "Cabin-{}.otf", "Regular SemiBold", "en"),
    "gentium": _two("fonts-sil-gentiumplus", "OFL-1.1", "GentiumPlus-{}.ttf", "Regular Bold", "en"),
    "comfortaa": _two("fonts-comfortaa", "OFL-1.1", "Comfortaa-{}.ttf", "Regular Bold", "en"),
}
# For scripts that are not read at all.
OTHER_TYPEFACES = {
    "dejavu": Typeface(
        *("fonts-dejavu-core", "Bitstream-Vera", *3 * ("DejaVuSans.ttf",), "other", "dejavu")
    ),
    "waree": Typeface(
        *("fonts-tlwg-waree-ttf", "GPL-2+ with font exception"),
        *(*3 * ("Waree.ttf",), "other", "waree"),
    ),
}
TYPEFACES = TUNE_TYPEFACES | FINAL_TYPEFACES | OTHER_TYPEFACES
# These lack upright forms of some signs or the measures to set them below each other.
NOT_FOR_COLUMNS = {"vl-gothic", "bizud-gothic", "bizud-mincho", "hanazono", "konatu"}


def segments(text: str, family: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the family that has its letters: the fallback where need be."""
    pieces: list[tuple[str, str]] = []
    for letter in text:
        owner = family if has_glyph(family, letter) else TYPEFACES[family].fallback
        if pieces and pieces[-1][1] == owner:
            pieces[-1] = (pieces[-1][0] + letter, owner)
        else:
            pieces.append((letter, owner))
    return pieces


@cache
def has_glyph(family: str, letter: str) -> bool:
    """Whether the family draws a letter as anything but its box for missing ones."""
    font = load_font(family, "regular", 40)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


@cache
def _installed() -> dict[str, Path]:
    roots = [Path(root).expanduser() for root in _ROOTS]
    files = (path for root in roots if root.is_dir() for path in root.rglob("*"))
    return {path.name: path for path in sorted(files) if path.suffix.lower() in _SUFFIXES}


@cache
def load_font(family: str, weight: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels; FontMissing where its file is not installed."""
    typeface = TYPEFACES[family]
    name = typeface.file(weight)
    path = _installed().get(name)
    if path is None:
        raise FontMissing(f"{name} is not installed; on Debian: apt-get install {typeface.package}")
    # Face 0 of the Noto collections is the Japanese one.
    return ImageFont.truetype(str(path), pixels, index=0, layout_engine=ImageFont.Layout.RAQM)

"""Fonts by role, computed from the system's text size."""

from __future__ import annotations

import sys
from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

DESIGN_BODY = 13  # the text size in pixels at which every measure of the design is given

_FAMILIES = {
    "win32": ["Yu Gothic UI", "Meiryo UI"],
    "darwin": ["Hiragino Sans"],
}
_LINUX_FAMILIES = ["Noto Sans CJK JP", "BIZ UDPGothic", "IPAPGothic"]


class Role(Enum):
    """What a text is for: factor of the body size, and weight."""

    DISPLAY = (1.7, 600)
    TITLE = (1.4, 600)
    HEADING = (1.08, 600)
    BODY = (1.0, 400)
    BODY_STRONG = (1.0, 500)
    SMALL = (0.92, 400)
    SMALL_STRONG = (0.92, 500)
    TINY = (0.85, 400)


@cache
def families() -> list[str]:
    """The font families of this system, the Japanese one first, else Linux picks Chinese shapes."""
    return [*_FAMILIES.get(sys.platform, _LINUX_FAMILIES), "sans-serif"]


@cache
def body_pixels() -> int:
    """The system's text size in pixels, never under the smallest at which kanji stay clear."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(DESIGN_BODY, QFontInfo(system).pixelSize())


def px(design: float) -> int:
    """A measure of the design, grown with the system's text size, in device-independent pixels."""
    return round(design * body_pixels() / DESIGN_BODY)


@cache
def font(role: Role, *, dark: bool = False) -> QFont:
    """The font of a role; light text on dark looks bolder and gets at most medium weight."""
    factor, weight = role.value
    made = QFont(families())
    made.setPixelSize(round(body_pixels() * factor))
    made.setWeight(QFont.Weight(min(weight, 500) if dark else weight))
    return made

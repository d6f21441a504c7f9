"""Telephone numbers of vertical cards: numerals in kanji, their bars read as this and that."""

from __future__ import annotations

import re

from ocr.parse import lexicon
from ocr.text import kanji_to_digits

# 〇三─一二三四─五六七八, 〇三(一二三四)五六七八; engines read the bar as some dash, as 1 or I.
KANJI_NUMBER = re.compile(
    r"(?<![〇零一二三四五六七八九])[〇零][〇零一二三四五六七八九]{1,4}"
    r"[\s\-‐‑‒–—―─−ー|｜・()1Il]{1,3}[〇零一二三四五六七八九]{1,4}"
    r"[\s\-‐‑‒–—―─−ー|｜・()1Il]{1,3}[〇零一二三四五六七八九]{3,4}"
)
# The same where the bars are lost, told from other numerals by its length and its 〇.
KANJI_RUN = re.compile(
    r"(?<![〇零一二三四五六七八九])〇[〇零一二三四五六七八九]{9,10}(?![〇零一二三四五六七八九])"
)
# 〇五二一〇〇〇─八七九九: a bar that an engine took for 一, told by the area code's length.
KANJI_BAR = re.compile(
    r"(?<![〇零一二三四五六七八九])〇[一二三四五六七八九][〇一二三四五六七八九]{0,3}一[〇一二三四五六七八九]{1,4}"
    r"[一\-‐‑‒–—―─−ー|｜][〇一二三四五六七八九]{4}(?![〇零一二三四五六七八九])"
)
# 〇七五─七六一二四四八二: the second bar taken for 一 or 二, told by the numbering plan's lengths.
KANJI_LATE_BAR = re.compile(
    r"(?<![〇零一二三四五六七八九])〇[〇一二三四五六七八九]{1,4}[\-‐‑‒–—―─−ー|｜]"
    r"[〇一二三四五六七八九]{1,4}[一二][〇一二三四五六七八九]{4}(?![〇零一二三四五六七八九])"
)


def with_bar(printed: str) -> str | None:
    """A vertical number with hyphens where its area code and its last four digits end."""
    digits = kanji_to_digits(printed)
    area = 3 if re.match("0[789]0", digits) else lexicon.area_length(digits)
    local = 4 if re.match("0[789]0", digits) else 6 - area
    parts = digits[:area], digits[area + 1 : area + 1 + local], digits[area + 2 + local :]
    fits = len(parts[1]) == local and len(parts[2]) == 4 and digits[area] == "1"
    return "-".join(parts) if fits and all(p.isdigit() for p in parts) else None


def with_late_bar(printed: str) -> str | None:
    """A vertical number with hyphens where its first bar stands and its last four digits begin."""
    area, _, rest = re.sub(r"[^\d-]", "-", kanji_to_digits(printed)).partition("-")
    local = (4 if re.match("0[789]0", area) else 6 - len(area)) if area else 0
    planned = len(area) == (
        3 if local == 4 and area[-1] == "0" else lexicon.area_length(area + rest)
    )
    fits = planned and len(rest) == local + 5
    return f"{area}-{rest[:local]}-{rest[-4:]}" if fits else None


def barred(printed: str) -> str:
    """A vertical number with its bars, where an engine read them as 1 or I."""
    is_vertical = KANJI_NUMBER.fullmatch(printed) is not None
    return re.sub("[1Il]+", "-", printed) if is_vertical else printed


def with_bars(digits: str) -> str:
    """The hyphens where the numbering plan has them: 0980005170 → 098-000-5170."""
    if len(digits) == 11:
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    area = lexicon.area_length(digits)
    return f"{digits[:area]}-{digits[area:6]}-{digits[6:]}"

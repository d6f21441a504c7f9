"""Cards drawn as text: `printed/*.txt` hold made-up cards and the fields that stand on them.

A card begins with `== its name`. Each row starts with the height of its letters and a bar; three
spaces or more part two pieces in one row, and where a piece stands in its line is where it stands
on the card. `{other}` behind a piece is what the second engine read, `{}` that it read nothing.
A row whose height has a `v` is a column of vertical writing, the first one at the right. After
`--` the fields follow, one a line; `!` before a kind says that there must be none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocr.model import FieldKind, TextLine
from ocr.parse.evidence import SideText
from tests.unit.ocr.parse.cards import SIZE, column, line, side

PRINTED = Path(__file__).parent / "printed"
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_OTHER = re.compile(r"\{(.*)\}$")
_UNIT = 11


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A card as text and the fields on it; `absent` are kinds of which nothing is printed."""

    name: str
    side: SideText
    fields: tuple[tuple[FieldKind, str], ...]
    absent: tuple[FieldKind, ...]


def drawn_cards() -> list[DrawnCard]:
    """All cards of all files."""
    return [card for path in sorted(PRINTED.glob("*.txt")) for card in _cards(path)]


def _cards(path: Path) -> Iterator[DrawnCard]:
    for block in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = block.partition("\n")
        art, _, truth = rest.partition("\n--\n")
        told = [row.split(" ", 1) for row in truth.splitlines() if row and row[0] != "!"]
        none = [row[1:] for row in truth.splitlines() if row.startswith("!")]
        yield DrawnCard(
            f"{path.stem}: {name}",
            side(drawn_lines(art)),
            tuple((FieldKind(kind), value) for kind, value in told),
            tuple(FieldKind(kind) for kind in none),
        )


def drawn_lines(art: str) -> list[TextLine]:
    """The lines of a card drawn as text."""
    found: list[TextLine] = []
    top, right = 30.0, SIZE[0] - 60.0
    for row in art.splitlines():
        size, bar, text = row.partition("|")
        if not bar:
            top += 20
        elif size.strip().endswith("v"):
            width = float(size.strip()[:-1])
            found.append(column(text.strip(), right - width, 40.0 + 30 * _indent(text), width))
            right -= 1.7 * width
        else:
            found += _row(text, float(size), top)
            top += 1.45 * float(size)
    return found


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _row(text: str, height: float, top: float) -> Iterator[TextLine]:
    free = 0.0
    for match in _PIECE.finditer(text):
        piece, other = match.group(), ""
        if second := _OTHER.search(piece):
            piece, other = piece[: second.start()].rstrip(), second[1]
        left = max(60 + _UNIT * _columns(text[: match.start()]), free)
        made = line(piece, left, top, height, (other or None) if second else "")
        free = made.quad.box.right + height
        yield made


def _columns(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in re.sub(r"\{.*?\}", "", text))

"""Rows and columns of text that fill an area of a card, made smaller where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas, Run, Type, text_width
from tests.cards.icons import Icon

LEADING = 1.42
RUBY = 0.36
_ABOVE_RUBY = 0.56


class Area(NamedTuple):
    """A rectangle of the card in millimetres, with its alignment across (lmr) and down (tmb)."""

    x: float
    y: float
    width: float
    height: float
    across: str = "l"
    down: str = "t"

    @property
    def edge(self) -> float:
        """Where lines are aligned."""
        return self.x + {"l": 0.0, "m": self.width / 2, "r": self.width}[self.across]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text.

    Attributes:
        runs: its pieces with the fields that they are; the first is the label of a row with `tab`.
        gap: extra room above, in ems.
        tab: whether values of all such rows of a block begin at one place.
        icon: a small picture in the label's place.
        ruby: kana above (or beside) each part of the text that spaces set apart.
        notes: fields that the row prints in pieces or that run over several rows.
    """

    runs: tuple[Run, ...]
    style: Type
    gap: float = 0.0
    tab: bool = False
    icon: Icon | None = None
    ruby: str = ""
    notes: tuple[tuple[K, str], ...] = ()

    @property
    def text(self) -> str:
        """All of its pieces."""
        return "".join(piece for piece, _ in self.runs)

    @property
    def advance(self) -> float:
        """Its share of a block's height in millimetres."""
        return self.style.em * (LEADING + self.gap + (_ABOVE_RUBY if self.ruby else 0.0))

    def scaled(self, factor: float) -> Row:
        """The row in a smaller or larger size."""
        return replace(self, style=self.style.but(size=self.style.size * factor))


def row(style: Type, *runs: Run | str, **more: object) -> Row:
    """A row of pieces, each text alone or with the field that it is."""
    pieces = tuple((run, None) if isinstance(run, str) else run for run in runs)
    return Row(pieces, style, **more)  # type: ignore[arg-type]


def print_rows(canvas: Canvas, area: Area, rows: Sequence[Row]) -> None:
    """Prints rows below each other within the area; those without text are left out."""
    rows = [each for each in rows if each.text.strip()]
    if not rows:
        return
    tab = _tab(rows)
    rows = [part for each in rows for part in _broken(each, area.width, tab)]
    fitting = _fitting(rows, area.width, tab)
    height = _height(fitting)
    factor = min(1.0, area.height / height)
    spare = area.height - height * factor
    y = area.y + {"t": 0.0, "m": spare / 2, "b": spare}[area.down]
    for number, each in enumerate(fitting):
        now = each.scaled(factor)
        gap = now.style.em * (now.gap if number else 0.0)
        baseline = y + gap + now.style.em * (0.88 + (_ABOVE_RUBY if now.ruby else 0.0))
        _print_row(canvas, area, baseline, now, tab * factor)
        y += now.advance - (0.0 if number else now.style.em * now.gap)


def _broken(each: Row, room: float, tab: float) -> list[Row]:
    """The row, or two where its last piece would make it much smaller: 〒 and street, mostly."""
    *head, (last, kind) = each.runs
    start = 1 if each.tab else 0
    if each.ruby or len(head) <= start or kind is not None or _share(each, room, tab) > 0.8:
        return [each]
    below = [("", None)] * start
    rest = replace(each, runs=(*below, (last.lstrip(), None)), notes=())
    return [replace(each, runs=tuple(head)), rest]


def _fitting(rows: Sequence[Row], room: float, tab: float) -> list[Row]:
    """The rows small enough for the room: those of one size together, if that is not too small."""
    shares = [_share(each, room, tab) for each in rows]
    sizes = [round(each.style.size, 2) for each in rows]
    common = {
        size: min(share for share, own in zip(shares, sizes, strict=True) if own == size)
        for size in sizes
    }
    return [
        each.scaled(common[size] if common[size] > 0.8 else share)
        for each, share, size in zip(rows, shares, sizes, strict=True)
    ]


def _height(rows: Sequence[Row]) -> float:
    first, last = rows[0], rows[-1]
    lead = first.style.em * first.gap + last.style.em * (LEADING - 1.02)
    return sum(each.advance for each in rows) - lead


def _tab(rows: Sequence[Row]) -> float:
    labels = [
        each.style.em * 1.1 if each.icon else text_width(each.runs[0][0], each.style)
        for each in rows
        if each.tab
    ]
    return max(labels) + 1.2 if labels else 0.0


def _share(each: Row, room: float, tab: float) -> float:
    # Text from the tab on stands in the room that labels leave.
    text = "".join(piece for piece, _ in each.runs[1:]) if each.tab else each.text
    width = _ruby_width(each) if each.ruby else text_width(text, each.style)
    return min(1.0, (room - (tab if each.tab else 0.0)) / max(width, 0.01))


def _print_row(canvas: Canvas, area: Area, y: float, each: Row, tab: float) -> None:
    _note(canvas, each)
    if each.ruby:
        _print_with_ruby(canvas, area, y, each)
    elif each.tab:
        if each.icon:
            size = each.style.em * 0.9
            each.icon(canvas, area.x, y - size * 0.86, size, each.style.colour)
        canvas.line(area.x, y, [each.runs[0]], each.style)
        canvas.line(area.x + tab, y, list(each.runs[1:]), each.style)
    else:
        canvas.line(area.edge, y, list(each.runs), each.style, area.across)


def _note(canvas: Canvas, each: Row) -> None:
    for kind, value in each.notes:
        canvas.note(kind, value)


def _ruby_parts(each: Row) -> list[tuple[str, str, float]]:
    """Parts of the text with the kana above them and the width that they take."""
    small = _ruby_style(each)
    parts = zip(each.text.split(), each.ruby.split(), strict=True)
    return [(p, r, max(text_width(p, each.style), text_width(r, small))) for p, r in parts]


def _ruby_style(each: Row) -> Type:
    return each.style.but(size=each.style.size * RUBY, tracking=0.03, weight="regular")


def _ruby_width(each: Row) -> float:
    parts = _ruby_parts(each)
    return sum(width for *_, width in parts) + (len(parts) - 1) * 0.6 * each.style.em


def _print_with_ruby(canvas: Canvas, area: Area, y: float, each: Row) -> None:
    left = area.edge - {"l": 0.0, "m": 0.5, "r": 1.0}[area.across] * _ruby_width(each)
    for part, kana, width in _ruby_parts(each):
        middle = left + width / 2
        canvas.line(middle, y, part, each.style, "m")
        canvas.line(middle, y - each.style.em * 1.02, kana, _ruby_style(each), "m")
        left += width + 0.6 * each.style.em


def print_columns(canvas: Canvas, area: Area, columns: Sequence[Row]) -> None:
    """Prints vertical columns from the right edge of the area leftwards.

    A column's `gap` is how many ems below the area's top it begins.
    """
    columns = [each for each in columns if each.text.strip()]
    if not columns:
        return
    fitting = [each.scaled(min(1.0, area.height / _length(each))) for each in columns]
    width = sum(_column_width(each) for each in fitting)
    factor = min(1.0, area.width / width)
    x = area.x + area.width
    if area.across == "m":
        x -= (area.width - width * factor) / 2
    for each in fitting:
        now = each.scaled(factor)
        x -= _column_width(now)
        _print_column(canvas, x + now.style.em * 0.72, area.y, now)


def _column_width(each: Row) -> float:
    return each.style.em * (1.5 + (0.6 if each.ruby else 0.0))


def _length(each: Row) -> float:
    letters = len(each.text) * each.style.em * (1 + each.style.tracking)
    return letters + each.style.em * each.gap


def _print_column(canvas: Canvas, x: float, top: float, each: Row) -> None:
    style, y = each.style, top + each.style.em * each.gap
    small = style.but(size=style.size * 0.3, tracking=0.04, weight="regular")
    _note(canvas, each)
    readings = iter(each.ruby.split())
    for piece, kind in each.runs:
        if kind is not None and piece:
            canvas.note(kind, piece)
        length = canvas.column(x, y, piece, style) if piece.strip() else len(piece) * style.em
        kana = next(readings, "") if piece.strip() else ""
        if kana:
            canvas.column(x + style.em * 0.74, y, kana, small, length)
        y += length + style.em * style.tracking

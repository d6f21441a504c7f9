"""Pieces of text → lines in reading order; columns of vertical writing from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ocr.geometry import Box
from ocr.model import LineReading, TextLine

_KATAKANA_END = re.compile(r"[ァ-ヺ]{2}$")

SAME_LINE = 0.6
"""Share of the smaller height by which two pieces of one line overlap."""

SAME_TYPE = 1.45
"""Pieces of one line differ in height by less than this factor."""

WORD_GAP, NAME_GAP = 1.3, 3.2
"""Widest gap within a line, in letter heights: between words, and within a letter-spaced name."""

NAME_LENGTH = 3.4
"""Pieces at most this long, in letter heights, may be parts of a letter-spaced name."""


def arranged(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines with their pieces joined, in the order in which a person reads them."""
    lines = _with_long_vowels(lines)
    columns = _joined([line for line in lines if line.vertical], _across_column)
    rows = _joined([line for line in lines if not line.vertical], _along_row)
    ordered_rows = _by_rows(rows)
    ordered_columns = sorted(columns, key=lambda line: (-line.quad.box.right, line.quad.box.top))
    if _letters(columns) > _letters(rows):
        return (*ordered_columns, *ordered_rows)
    return (*ordered_rows, *ordered_columns)


def _with_long_vowels(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines in katakana with the long-vowel mark that a detector found apart at their end.

    A bar alone is no text to it, or a line of its own that is far too low for its neighbour.
    """
    bars = [line for line in lines if _is_bar(line)]
    mated = {id(bar): mate for bar in bars if (mate := _ended_by(bar, lines)) is not None}
    ends = {id(mate): bar for bar in bars if (mate := mated.get(id(bar))) is not None}
    kept = [line for line in lines if id(line) not in mated]
    return [_ended(line, ends[id(line)]) if id(line) in ends else line for line in kept]


def _is_bar(line: TextLine) -> bool:
    a = line.quad.box
    return not line.vertical and len(line.text.strip()) == 1 and a.width > 1.2 * a.height


def _ended_by(bar: TextLine, lines: Sequence[TextLine]) -> TextLine | None:
    """The line in katakana that ends right before a bar, at the height of its middle."""
    b = bar.quad.box
    for line in lines:
        a = line.quad.box
        if line.vertical or not _KATAKANA_END.search(line.text) or b.height > 0.7 * a.height:
            continue
        level = abs(a.centre.y - b.centre.y) < 0.25 * a.height
        if level and -0.4 * a.height < b.left - a.right < 0.4 * a.height:
            return line
    return None


def _ended(line: TextLine, bar: TextLine) -> TextLine:
    around = Box.around((*line.quad, *bar.quad)).to_quad()
    first, *others = line.readings
    marked = replace(first, text=f"{first.text}ー", letters=())
    return replace(line, quad=around, readings=(marked, *others))


Frame = Callable[[Box], Box]
"""Turns a box so that writing runs to the right; columns are laid on their side."""


def _along_row(box: Box) -> Box:
    return box


def _across_column(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _joined(lines: Sequence[TextLine], frame: Frame) -> list[TextLine]:
    """Neighbours in one line made one, until there are none left."""
    rest = sorted(lines, key=lambda line: frame(line.quad.box).left)
    joined: list[TextLine] = []
    for line in rest:
        before = next((other for other in reversed(joined) if _belong(other, line, frame)), None)
        if before is None:
            joined.append(line)
        else:
            joined[joined.index(before)] = _one(before, line)
    return joined


def _belong(first: TextLine, second: TextLine, frame: Frame) -> bool:
    a, b = frame(first.quad.box), frame(second.quad.box)
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    small, large = sorted((a.height, b.height))
    if overlap < SAME_LINE * small or large > SAME_TYPE * small:
        return False
    height = (small + large) / 2
    name = max(b.width, _last_piece_width(first, a)) <= NAME_LENGTH * height
    return -0.5 * height <= b.left - a.right <= (NAME_GAP if name else WORD_GAP) * height


def _last_piece_width(line: TextLine, box: Box) -> float:
    letters = max(1, len(line.text))
    return box.width * len(line.text.split(" ")[-1]) / letters


def _one(first: TextLine, second: TextLine) -> TextLine:
    around = Box.around((*first.quad, *second.quad)).to_quad()
    engines = dict.fromkeys(r.engine for r in (*first.readings, *second.readings))
    readings = (_one_reading(engine, first, second) for engine in engines)
    return replace(first, quad=around, readings=tuple(readings))


def _one_reading(engine: str, first: TextLine, second: TextLine) -> LineReading:
    parts = [r for line in (first, second) for r in line.readings if r.engine == engine]
    letters = sum(len(part.text) for part in parts)
    mean = sum(part.confidence * len(part.text) for part in parts) / max(1, letters)
    return LineReading(engine, " ".join(part.text for part in parts), mean)


def _by_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: line.quad.centre.y):
        if rows and _same_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.quad.box.left)]


def _same_row(first: TextLine, second: TextLine) -> bool:
    a, b = first.quad.box, second.quad.box
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap > 0.5 * min(a.height, b.height)


def _letters(lines: Sequence[TextLine]) -> int:
    return sum(len(line.text) for line in lines)

"""Lines of a side put into rows: what stands side by side and prints as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from statistics import median

from ocr.geometry import Box
from ocr.model import TextLine
from ocr.parse import labels, lexicon
from ocr.parse.capitals import with_capitals
from ocr.parse.evidence import Member, Row, SideText
from ocr.parse.spacing import spaced
from ocr.text import KANA, clean_line, is_japanese, squeeze

_LETTER_GAP = 2.6
"""Between the letters of a spaced name, in heights of type."""
_KANA_GAP = 12.0
"""Between the parts of a reading set wide above its name."""
_KANA_WORD = re.compile(rf"[{KANA}]{{1,6}}")
_TWICE = re.compile(r"(?P<said>\S.{9,}\S)\s*\S?\s?(?P=said)(?!\S)")
_GLUED_NUMBERS = re.compile(r"(0\d{1,3}-\d{2,4}-\d{4})(?=0\d{1,4}-\d{1,4}-\d{4}(?!\d))")
"""Two numbers of Japan between which a picture was lost."""
_WORD_GAP = 0.9
_LABEL_GAP = 6.0


def rows_of(text: SideText, side: int, engine: int = 0) -> list[Row]:
    """The rows of a side from top to bottom (columns from right to left in vertical writing).

    `engine` picks the reading: 0 the best, 1 the second; lines without a second keep the best.
    """
    lines = [_turned(line, text.lines) for line in text.lines if _text(line, engine)]
    groups: list[list[TextLine]] = []
    for line in sorted(lines, key=_along):
        home = next((g for g in groups if _continues(g[-1], line, engine)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    rows = [_row(text, side, group, engine) for group in groups]
    return sorted(rows, key=_reading_order)


def _turned(line: TextLine, lines: Sequence[TextLine]) -> TextLine:
    """A single letter has no direction of its own: in a column it is a part of it."""
    if line.vertical or len(line.text.strip()) != 1:
        return line
    x, size = line.quad.box.centre.x, _type_size(line)
    columns = (other for other in lines if other.vertical)
    if any(abs(other.quad.box.centre.x - x) < 0.5 * size for other in columns):
        return replace(line, vertical=True)
    return line


def _text(line: TextLine, engine: int) -> str:
    readings = line.readings
    chosen = min(engine, len(readings) - 1)
    others = [clean_line(r.text) for i, r in enumerate(readings) if i != chosen]
    whole = spaced(clean_line(readings[chosen].text), others[0] if others else None)
    return _GLUED_NUMBERS.sub(r"\1 ", _once(with_capitals(whole)))


def _once(text: str) -> str:
    """A line without what a reader of overlapping pieces says a second time."""
    said = _TWICE.search(text)
    if said is None or not re.search(r"\d", said["said"]):
        return text
    return text[: said.end("said")] + text[said.end() :]


def _along(line: TextLine) -> float:
    box = line.quad.box
    return box.top if line.vertical else box.left


def _reading_order(row: Row) -> tuple[float, float]:
    if row.vertical:
        return -row.box.right, row.box.top
    return row.box.centre.y, row.box.left


def _type_size(line: TextLine) -> float:
    a, b, _, d = line.quad
    other = b if line.vertical else d
    return max(1.0, hypot(a.x - other.x, a.y - other.y))


def _continues(last: TextLine, line: TextLine, engine: int) -> bool:
    """Whether a line goes on where another ends: same band, like type, a small gap."""
    if last.vertical != line.vertical:
        return False
    size, other = _type_size(last), _type_size(line)
    if max(size, other) > 1.6 * min(size, other):
        return False
    gap = _extent(line)[0] - _extent(last)[1]
    same_band = abs(_across(last, at_end=True) - _across(line, at_end=False)) < 0.5 * min(
        size, other
    )
    allowed = _allowed_gap(_text(last, engine), _text(line, engine)) * (size + other) / 2
    return same_band and -0.75 * size < gap < allowed


def _allowed_gap(before: str, after: str) -> float:
    if squeeze(before).strip(labels.AROUND) in lexicon.labels():
        return _LABEL_GAP
    if re.match(r"[+(（]?\d", after) and labels.ends_with_label(before) < len(before):
        return _LABEL_GAP
    if len(before.strip()) == 1 and re.match(r"[+(（]?\d", after):
        return _LABEL_GAP  # a picture that was read as a letter
    if _KANA_WORD.fullmatch(before) and _KANA_WORD.fullmatch(after):
        return _KANA_GAP
    if len(before) == 1 and before.isascii() and is_japanese(after):
        return 0.0  # a logo of one letter beside a name
    short = len("".join(before.split())) <= 3 and len("".join(after.split())) <= 3
    if (
        short
        and is_japanese(before)
        and is_japanese(after)
        and not re.search(r"\d", before + after)
    ):
        return _LETTER_GAP
    return _WORD_GAP


def _extent(line: TextLine) -> tuple[float, float]:
    box = line.quad.box
    return (box.top, box.bottom) if line.vertical else (box.left, box.right)


def _across(line: TextLine, *, at_end: bool) -> float:
    """The middle of a line's end or start, across its direction."""
    a, b, c, d = line.quad
    if line.vertical:
        return (c.x + d.x) / 2 if at_end else (a.x + b.x) / 2
    return (b.y + c.y) / 2 if at_end else (a.y + d.y) / 2


def _row(text: SideText, side: int, lines: Sequence[TextLine], engine: int) -> Row:
    members: list[Member] = []
    whole = ""
    for line in lines:
        start = len(whole) + 1 if whole else 0
        piece = _text(line, engine)
        if members and _reads_again(members[-1], line, piece):
            piece = piece[1:]
        whole = f"{whole} {piece}" if whole else piece
        members.append(Member(start, piece, _ordered(line, engine)))
    box = Box.around([point for line in lines for point in line.quad])
    size = median(_type_size(line) for line in lines)
    return Row(text.face, side, text.size, tuple(members), whole, size, box, lines[0].vertical)


def _reads_again(last: Member, line: TextLine, piece: str) -> bool:
    """Whether two lines overlap in a letter that both of them hold: 内田春 and 春香."""
    overlap = _extent(last.line)[1] - _extent(line)[0]
    return len(piece) > 1 and piece[0] == last.text[-1] and overlap > 0.25 * _type_size(line)


def _ordered(line: TextLine, engine: int) -> TextLine:
    """The line with the chosen reading first."""
    if engine == 0 or len(line.readings) <= engine:
        return line
    rest = tuple(r for i, r in enumerate(line.readings) if i != engine)
    return TextLine(line.quad, (line.readings[engine], *rest), line.vertical)

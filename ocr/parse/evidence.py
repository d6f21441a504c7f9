"""What parsers work on and what they bring: rows of text, candidates, and named evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocr.geometry import Box, Point, Quad
from ocr.model import Face, FieldKind, Penalty, TextLine
from ocr.parse.capitals import with_capitals
from ocr.text import clean_line, squeeze


@dataclass(frozen=True, slots=True)
class SideText:
    """What was read on one side of a card.

    Attributes:
        size: width and height of the flat card in pixels.
        codes: contents of the QR codes on this side.
    """

    face: Face
    size: tuple[int, int]
    lines: tuple[TextLine, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A line within a row: `text` stands at `start` of the row's text."""

    start: int
    text: str
    line: TextLine

    @property
    def end(self) -> int:
        """Where the line's text ends in the row's text."""
        return self.start + len(self.text)

    def quad(self, start: int, end: int) -> Quad:
        """The place of the row's letters from `start` to `end`, as far as they are in this line."""
        total = _advance(self.text) or 1.0
        first = _advance(self.text[: max(0, start - self.start)]) / total
        last = _advance(self.text[: max(0, end - self.start)]) / total
        return _slice(self.line.quad, first, last, self.line.vertical)

    def others(self) -> tuple[str, ...]:
        """What the other engines read here."""
        return tuple(with_capitals(clean_line(r.text)) for r in self.line.readings[1:])


@dataclass(frozen=True, slots=True)
class Row:
    """Lines side by side that print as one; in vertical writing one below the other.

    Attributes:
        type_size: height of the letters in pixels.
        side: number of the side in the card.
        card: width and height of the flat card in pixels.
    """

    face: Face
    side: int
    card: tuple[int, int]
    members: tuple[Member, ...]
    text: str
    type_size: float
    box: Box
    vertical: bool

    def quad(self, start: int, end: int) -> Quad:
        """The place of the letters from `start` to `end`, kept within the card."""
        quads = [m.quad(start, end) for m in self._touched(start, end)]
        if not quads:
            quads = [m.line.quad for m in self.members]
        whole = quads[0] if len(quads) == 1 else Box.around([p for q in quads for p in q]).to_quad()
        return within(whole, self.card)

    def engine_doubt(self, start: int, end: int) -> float:
        """One minus the lowest score that the best engine gives to these letters."""
        scores = [m.line.confidence for m in self._touched(start, end)]
        return min(1.0, max(0.0, 1.0 - min(scores, default=0.5)))

    def readers(self, start: int, end: int) -> str:
        """Whether two engines read these letters alike: `agree`, `differ`, or `one` reader."""
        verdicts = {self._verdict(m, start, end) for m in self._touched(start, end)}
        return next((v for v in ("differ", "one", "agree") if v in verdicts), "one")

    def other_text(self, start: int, end: int) -> str | None:
        """What the second engine read, where the letters are whole lines of this row."""
        touched = self._touched(start, end)
        covered = all(start <= m.start and m.end <= end for m in touched)
        if not touched or not covered or any(not m.others() for m in touched):
            return None
        return " ".join(m.others()[0] for m in touched)

    def _touched(self, start: int, end: int) -> list[Member]:
        return [m for m in self.members if m.start < end and start < m.end]

    def _verdict(self, member: Member, start: int, end: int) -> str:
        piece = self.text[max(start, member.start) : min(end, member.end)]
        others = [loose(other) for other in member.others()]
        if not others:
            return "one"
        return "agree" if any(loose(piece) in other for other in others) else "differ"


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a row from `start` to `end`."""

    row: Row
    start: int
    end: int

    @property
    def text(self) -> str:
        """The letters."""
        return self.row.text[self.start : self.end]

    @property
    def quad(self) -> Quad:
        """Their place in pixels of the flat card."""
        return self.row.quad(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether both claim a letter of the same row."""
        return self.row is other.row and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may be a field: what speaks against it and which letters it claims.

    Attributes:
        checked: an independent check confirms it (another field, a code, the word lists' pairs).
        spellings: other readings of the same letters.
    """

    kind: FieldKind
    value: str
    spans: tuple[Span, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    checked: bool = False
    spellings: tuple[str, ...] = ()
    face: Face = Face.FRONT

    @property
    def confidence(self) -> float:
        """One minus the weighted mean of the penalties."""
        weight = sum(p.weight for p in self.penalties)
        return 1.0 - sum(p.amount * p.weight for p in self.penalties) / weight if weight else 1.0

    @property
    def standing(self) -> float:
        """The same without what the readers say: whether this line is it, however it was read."""
        told = tuple(p for p in self.penalties if p.name not in ("readers", "engine_score"))
        return replace(self, penalties=told).confidence

    @property
    def quad(self) -> Quad | None:
        """Where all of it stands, None for what no letters say."""
        if not self.spans:
            return None
        quads = [span.quad for span in self.spans]
        around = Box.around([p for q in quads for p in q]).to_quad()
        return quads[0] if len(quads) == 1 else around

    def having(self, *penalties: Penalty, checked: bool | None = None) -> Candidate:
        """The same candidate with more evidence; a penalty replaces one of the same name."""
        names = {p.name for p in penalties}
        kept = tuple(p for p in self.penalties if p.name not in names)
        sure = self.checked if checked is None else checked
        return replace(self, penalties=kept + penalties, checked=sure)


READERS = {"agree": 0.0, "clear": 0.1, "one": 0.25, "differ": 0.8}
"""How far the readers' verdict speaks against a value; `clear` is one reader without a doubt."""


def reading_penalties(spans: Sequence[Span]) -> tuple[Penalty, ...]:
    """What the engines themselves say: their own score, and whether two read alike."""
    doubt = max((s.row.engine_doubt(s.start, s.end) for s in spans), default=0.0)
    verdicts = {s.row.readers(s.start, s.end) for s in spans}
    amount = max((READERS[v] for v in verdicts), default=0.0)
    return Penalty("engine_score", min(1.0, 2 * doubt), 1.0), Penalty("readers", amount, 4.0)


def within(quad: Quad, size: tuple[int, int]) -> Quad:
    """The quad with every corner moved into a card of this size."""
    width, height = size
    return Quad(*(Point(min(max(p.x, 0.0), width), min(max(p.y, 0.0), height)) for p in quad))


def loose(text: str) -> str:
    """A key that ignores spaces, width, case and the many shapes of a dash."""
    return squeeze(text).translate(dict.fromkeys(map(ord, "‐‑‒–—―─−ー－一"), "-"))


def _advance(text: str) -> float:
    """Width of a text in half letters, as printed in a plain type."""
    return sum(2.0 if ord(c) > 0x2E7F else 1.0 for c in text)


def _slice(quad: Quad, first: float, last: float, vertical: bool) -> Quad:
    first, last = min(max(first, 0.0), 1.0), min(max(last, 0.0), 1.0)
    if vertical:
        return Quad(
            _between(quad.top_left, quad.bottom_left, first),
            _between(quad.top_right, quad.bottom_right, first),
            _between(quad.top_right, quad.bottom_right, last),
            _between(quad.top_left, quad.bottom_left, last),
        )
    return Quad(
        _between(quad.top_left, quad.top_right, first),
        _between(quad.top_left, quad.top_right, last),
        _between(quad.bottom_left, quad.bottom_right, last),
        _between(quad.bottom_left, quad.bottom_right, first),
    )


def _between(a: Point, b: Point, share: float) -> Point:
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)

"""Which way up a flat card stands, decided by what can be read on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from ocr.engines.base import OcrEngine, Place
from ocr.engines.columns import stacked
from ocr.geometry import Quad
from ocr.pixels import Pixels, cut_out, frame_of, quad_turned_back, size_of, turned_back
from ocr.text import is_japanese, squeeze

SAMPLES = 3
"""Lines that are read in each direction: the longest ones say most."""

LONGEST = 9
"""Length that is read of a line, in its heights."""

ENOUGH = 0.93
"""A mean score this high in the likeliest direction needs no look at the others."""

COLUMN_WIDTH = 48

SAME_EITHER_WAY = frozenset("〇○◯o0・.:*+-–—―ー一1il|")
"""What looks much the same turned by half or a quarter: it tells no direction."""

SAME_TEXT = 0.6
"""Likeness of two readings of a column, from 0 to 1."""

TOLD = 0.3
"""Characters that a strip must give for its reading to count, in as many as are square in it."""

COLUMN_SCORE, UNCERTAIN = 1.05, 0.6
"""A proven column counts more than the same characters read as a line; an unproven one less."""

COLUMNS_ON_SIDE = 270
"""How a card is turned if its columns, laid with their tops to the left, pass for upright lines."""

TURNS = (0, 180, 90, 270)


def turn_by_reading(
    engine: OcrEngine, flat: Pixels, places: Sequence[Place], turns: Sequence[int] = TURNS
) -> int:
    """Degrees that the content of a flat card is turned clockwise: 0, 90, 180 or 270.

    Japanese cards are printed along either side and in lines or columns, so shape and direction of
    the boxes prove nothing: the longest of them are read in each direction.
    """
    longest = [_shortened(p) for p in sorted(places, key=lambda p: -_length(p))[:SAMPLES]]
    if not longest:
        return 0
    best, best_score, read = 0, -1.0, []
    for turn in turns:
        samples = [_sample(engine, flat, place, turn) for place in longest]
        score = _mean(samples)
        if score > best_score:
            best, best_score, read = turn, score, samples
        if score > ENOUGH:
            break
    aside = (best + COLUMNS_ON_SIDE) % 360
    return aside if _are_columns_on_side(engine, flat, read, aside) else best


def places_turned_back(
    places: Sequence[Place], turn: int, size: tuple[int, int]
) -> tuple[Place, ...]:
    """Places of a flat card of `size` on the same card put upright."""
    return tuple(Place.shaped(quad_turned_back(place.quad, turn, size)) for place in places)


@dataclass(frozen=True, slots=True)
class _Sample:
    """A line of the card as it lies, and what it gave when read in some direction."""

    place: Place
    as_column: bool
    score: float
    text: str

    @property
    def length(self) -> float:
        return _length(self.place)


def _sample(engine: OcrEngine, flat: Pixels, place: Place, turn: int) -> _Sample:
    """The line read as it stands once the card is turned back."""
    (turned,) = places_turned_back([place], turn, size_of(flat))
    upright = turned_back(flat, turn)
    if turned.vertical:
        column = cut_out(upright, turned.quad, _column_size(turned))
        return _Sample(place, True, _score_of_column(engine, column), "")
    (reading,) = engine.read_lines(upright, [turned])
    if reading is None:
        return _Sample(place, False, 0.0, "")
    told = min(1.0, len(squeeze(reading.text)) / (TOLD * _squares(place)))
    return _Sample(place, False, told * reading.confidence, reading.text)


def _shortened(place: Place) -> Place:
    """The first part of a long line: so many letters tell the direction, more cost time."""
    top, right, bottom, left = place.quad.sides
    long, short = max(top, bottom, right, left), min(max(top, bottom), max(right, left))
    share = min(1.0, LONGEST * short / max(long, 1.0))
    a, b, c, d = (np.array(point) for point in place.quad)
    if max(top, bottom) >= max(right, left):
        corners = (a, a + share * (b - a), d + share * (c - d), d)
    else:
        corners = (a, b, b + share * (c - b), a + share * (d - a))
    return replace(place, quad=Quad.of([(float(x), float(y)) for x, y in corners]))


def _mean(samples: Sequence[_Sample]) -> float:
    """Their mean score, weighted by length."""
    return sum(s.length * s.score for s in samples) / sum(s.length for s in samples)


def _are_columns_on_side(
    engine: OcrEngine, flat: Pixels, samples: Sequence[_Sample], aside: int
) -> bool:
    """Whether what reads well as Japanese lines are columns that lie on their side."""
    japanese = [s for s in samples if not s.as_column and is_japanese(s.text)]
    if not japanese:
        return False
    proven = [s for s in japanese if _sample(engine, flat, s.place, aside).score >= COLUMN_SCORE]
    return 2 * sum(s.length for s in proven) > sum(s.length for s in japanese)


def _score_of_column(engine: OcrEngine, column: Pixels) -> float:
    """How surely a strip is a column and no line that stands on its end.

    Recognisers trained on columns laid on their side read single characters so turned, too, and a
    line on its end backwards. Only a real column reads the same character by character and laid
    on its side.
    """
    by_character, on_side = (
        engine.read_lines(strip, [Place(frame_of(size_of(strip)))])[0]
        for strip in (stacked(column), np.ascontiguousarray(np.rot90(column)))
    )
    if by_character is None:
        return 0.0
    squares = column.shape[0] / column.shape[1]
    told = len(_telling(by_character.text)) >= TOLD * squares
    if told and on_side is not None and _alike(by_character.text, on_side.text) >= SAME_TEXT:
        return COLUMN_SCORE
    return UNCERTAIN * by_character.confidence


def _alike(first: str, second: str) -> float:
    a, b = (_telling(text) for text in (first, second))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _telling(text: str) -> str:
    """The characters of a reading that tell which way up they are."""
    return "".join(c for c in squeeze(text) if c not in SAME_EITHER_WAY)


def _squares(place: Place) -> float:
    """Characters as wide as high that a line has room for."""
    top, right, bottom, left = place.quad.sides
    both = sorted((max(top, bottom), max(right, left)))
    return both[1] / max(both[0], 1.0)


def _column_size(place: Place) -> tuple[int, int]:
    top, right, bottom, left = place.quad.sides
    return COLUMN_WIDTH, max(1, round(max(right, left) * COLUMN_WIDTH / max(top, bottom, 1.0)))


def _length(place: Place) -> float:
    return max(place.quad.sides)

"""Which way up a flat card stands, decided by what can be read on it."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.engines.base import OcrEngine, Place
from ocr.pixels import Pixels, quad_turned_back, size_of, turned_back

SAMPLES = 4
"""Lines that are read in each direction: the longest ones say most."""

ENOUGH = 0.93
"""A mean score this high in the likeliest direction needs no look at the others."""

TURNS = (0, 180, 90, 270)


def turn_by_reading(
    engine: OcrEngine, flat: Pixels, places: Sequence[Place], turns: Sequence[int] = TURNS
) -> int:
    """Degrees that the content of a flat card is turned clockwise: 0, 90, 180 or 270.

    Japanese cards are printed along either side and in lines or columns, so shape and direction of
    the boxes prove nothing: the longest of them are read in each direction.
    """
    longest = sorted(places, key=lambda place: -_length(place))[:SAMPLES]
    if not longest:
        return 0
    best, best_score = 0, -1.0
    for turn in turns:
        score = _score(engine, flat, longest, turn)
        if score > best_score:
            best, best_score = turn, score
        if score > ENOUGH:
            break
    return best


def places_turned_back(
    places: Sequence[Place], turn: int, size: tuple[int, int]
) -> tuple[Place, ...]:
    """Places of a flat card of `size` on the same card put upright."""
    return tuple(Place.shaped(quad_turned_back(place.quad, turn, size)) for place in places)


def _score(engine: OcrEngine, flat: Pixels, places: Sequence[Place], turn: int) -> float:
    """Mean score of the readings, weighted by length; 0 for what cannot be read."""
    turned = places_turned_back(places, turn, size_of(flat))
    readings = engine.read_lines(turned_back(flat, turn), turned)
    weights = [_length(place) for place in places]
    scores = [0.0 if reading is None else reading.confidence for reading in readings]
    return sum(w * s for w, s in zip(weights, scores, strict=True)) / sum(weights)


def _length(place: Place) -> float:
    return max(place.quad.sides)

"""When a camera is to shoot: a whole card that lies still and sharp, and each card once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ocr.geometry import Quad

TONES = (128, 72)
"""Columns and rows of the small grey copy by which two pictures are compared."""

STILL_SECONDS = 0.6
STILL_FRAMES = 3
"""So many frames have to show it as well, lest two that are alike by chance are taken for rest."""

APART = 16
"""Levels of grey, of 255, that no noise of a camera makes in the small copy."""

MOVED_SHARE = 0.003
"""From this share of the copy on, something moved: a card that creeps changes more at its rim."""

OTHER_SHARE = 0.01
"""From this share of a card's place on, another card lies there: another name is enough."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a camera saw.

    Attributes:
        at: seconds of a steady clock.
        size: width and height of the picture in pixels.
        cards: outlines in these pixels, the largest card first.
        warnings: what is wrong with the largest one, as in a reading.
        tones: grey of each cell of `TONES`, row by row.
        still_since: from when on every frame, also those not looked at, showed the same; `at`
            where something moved.
    """

    at: float
    size: tuple[int, int]
    cards: tuple[Quad, ...]
    warnings: tuple[str, ...]
    tones: bytes
    still_since: float


class Advice(Enum):
    """What to do about what was seen."""

    LOOKING = "looking"  # there is no card
    HOLD = "hold"  # it moves, or has lain still for too short a time
    NEARER = "nearer"
    BLURRED = "blurred"
    SHOOT = "shoot"
    TAKEN = "taken"  # this one was shot: the next, please


class Stillness:
    """Sees every frame, since those that are looked at come seconds apart on a busy machine."""

    def __init__(self) -> None:
        self._since, self._frames = 0.0, 0
        self._size, self._tones = (0, 0), b""

    def see(self, at: float, size: tuple[int, int], tones: bytes) -> float:
        """From when on all frames up to this one showed the same; `at` where they did not."""
        moved = size != self._size or _share(self._tones, tones) > MOVED_SHARE
        self._size, self._tones = size, tones
        if moved:
            self._since, self._frames = at, 0
        self._frames += 1
        return self._since if self._frames >= STILL_FRAMES else at


class Shutter:
    """Sees one sight after another."""

    def __init__(self) -> None:
        self._before: Sight | None = None
        self._taken: Sight | None = None

    def see(self, sight: Sight) -> Advice:
        """What to do now; after `SHOOT` the same card is `TAKEN` as long as it is not moved."""
        self._before = sight
        moved = sight.still_since >= sight.at
        if not moved and self._taken is not None and _shows_same_card(self._taken, sight):
            return Advice.TAKEN  # also where a hand, or a miss of the finder, came between
        if not sight.cards:
            return Advice.LOOKING
        if moved:
            return Advice.HOLD
        if "small" in sight.warnings:
            return Advice.NEARER
        if "blurred" in sight.warnings:
            return Advice.BLURRED
        if sight.at - sight.still_since < STILL_SECONDS:
            return Advice.HOLD
        self._taken = sight
        return Advice.SHOOT

    def shot_by_hand(self) -> None:
        """What lies there was taken: it is not shot by itself as well."""
        self._taken = self._before


def _shows_same_card(taken: Sight, sight: Sight) -> bool:
    """Whether the place of the card that was shot looks as it did, in whatever light."""
    if taken.size != sight.size:
        return False
    return _share(_place_of_card(taken, taken), _place_of_card(taken, sight)) < OTHER_SHARE


def _place_of_card(taken: Sight, sight: Sight) -> bytes:
    """The tones of a sight within the box of the first card that was shot, or all of them."""
    columns, rows = TONES
    if not taken.cards:
        return sight.tones
    box, (width, height) = taken.cards[0].box, taken.size
    left, right = (round(x / width * columns) for x in (box.left, box.right))
    top, bottom = (round(y / height * rows) for y in (box.top, box.bottom))
    lines = (sight.tones[row * columns :][left:right] for row in range(top, bottom))
    return b"".join(lines)


def _share(one: bytes, other: bytes) -> float:
    """The share of cells that differ, after what all differ by: that is light."""
    steps = [b - a for a, b in zip(one, other, strict=True)]
    light = sum(steps) / max(1, len(steps))
    return sum(abs(step - light) > APART for step in steps) / max(1, len(steps))

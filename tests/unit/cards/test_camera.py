"""Photographs: the truth's corners are where the pixels are."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.geometry import Quad
from tests.cards.backgrounds import BACKGROUNDS
from tests.cards.camera import Placed, View, photograph
from tests.cards.picture import CardArt, Picture, Pixels, flat

VIEW = View(480, 360, 140, tilt=12, pan=-6)
# A white card with a red corner at its own top left.
PIXELS: Pixels = np.full((550, 910, 3), 255, dtype=np.uint8)
PIXELS[:100, :100] = (255, 0, 0)
ART = CardArt(PIXELS, 91, 55, "ja", "test", ())


def taken(turn: float, background: str = "dark-desk") -> Picture:
    rng = np.random.default_rng(1)
    return photograph([Placed(ART, 0, 0, turn)], VIEW, background, rng, "photo")


def inside(quad: Quad, corner: int, share: float) -> tuple[int, int]:
    """The pixel `share` of the way from a corner to the middle."""
    x = sum(p.x for p in quad) / 4 * share + quad[corner].x * (1 - share)
    y = sum(p.y for p in quad) / 4 * share + quad[corner].y * (1 - share)
    return round(y), round(x)


@pytest.mark.parametrize("turn", [0, 4, 90, 180, 268])
def test_the_top_left_of_the_truth_is_the_cards_own(turn: int) -> None:
    picture = taken(turn)
    card = picture.cards[0]
    red = picture.pixels[inside(card.quad, 0, 0.08)].astype(int)
    white = [picture.pixels[inside(card.quad, corner, 0.08)].astype(int) for corner in (1, 2, 3)]
    assert red[0] - red[1] > 100
    assert all(pixel.min() > 180 for pixel in white)
    assert abs((card.orientation - turn + 180) % 360 - 180) <= 4


def test_beyond_the_outline_is_the_table() -> None:
    picture = taken(0)
    for corner in range(4):
        assert picture.pixels[inside(picture.cards[0].quad, corner, -0.12)].max() < 140


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_the_same_seed_gives_the_same_photograph(background: str) -> None:
    first, second = taken(5, background), taken(5, background)
    assert first.cards == second.cards
    assert np.array_equal(first.pixels, second.pixels)


def test_a_flat_card_fills_its_picture_at_300_dpi() -> None:
    picture = flat(ART)
    assert picture.pixels.shape == (650, 1075, 3)
    assert picture.cards[0].quad.as_lists() == [[0, 0], [1075, 0], [1075, 650], [0, 650]]

"""Degradations: the truth goes where the pixels go, the light changes nothing of it."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.geometry import Box, Quad
from tests.cards.degrade import DEGRADATIONS, crop, degrade, jpeg, low_resolution, shadow, tilt
from tests.cards.picture import Picture, Pixels
from tests.cards.truth import CardTruth

SIZE = (300, 180)


def picture() -> Picture:
    pixels: Pixels = np.full((SIZE[1], SIZE[0], 3), 250, dtype=np.uint8)
    pixels[20:60, 20:60] = (200, 30, 30)
    return Picture(pixels, (CardTruth(Box(0, 0, *SIZE).to_quad(), 0, "ja", ()),))


@pytest.mark.parametrize("name", DEGRADATIONS)
def test_each_changes_the_picture_and_is_the_same_for_the_same_seed(name: str) -> None:
    step = DEGRADATIONS[name]
    first, second = (step(picture(), np.random.default_rng(2)) for _ in range(2))
    assert first.pixels.shape != picture().pixels.shape or not np.array_equal(
        first.pixels, picture().pixels
    )
    assert np.array_equal(first.pixels, second.pixels)
    assert first.cards == second.cards


@pytest.mark.parametrize("name", ["blur", "shadow", "glare", "jpeg", "yellow-light"])
def test_light_and_files_leave_the_truth(name: str) -> None:
    assert DEGRADATIONS[name](picture(), np.random.default_rng(2)).cards == picture().cards


@pytest.mark.parametrize("seed", range(5))
def test_a_tilt_moves_the_outline_with_the_card(seed: int) -> None:
    tilted = tilt(picture(), np.random.default_rng(seed))
    quad = tilted.cards[0].quad
    height, width = tilted.pixels.shape[:2]
    assert all(0 <= p.x <= width and 0 <= p.y <= height for p in quad)
    middle = round(sum(p.y for p in quad) / 4), round(sum(p.x for p in quad) / 4)
    assert tilted.pixels[middle].min() > 240
    assert tilted.cards[0].orientation in {*range(8), *range(352, 360)}


def test_a_smaller_picture_has_a_smaller_outline() -> None:
    small = low_resolution(picture(), np.random.default_rng(2))
    height, width = small.pixels.shape[:2]
    assert small.cards[0].quad.bottom_right == pytest.approx((width, height))


def test_a_crop_leaves_corners_outside_the_picture() -> None:
    cut = crop(picture(), np.random.default_rng(2))
    quad: Quad = cut.cards[0].quad
    assert quad.top_left.x <= 0 and quad.top_left.y <= 0
    assert cut.pixels.shape[1] >= 0.95 * SIZE[0]


def test_they_compose_in_any_order() -> None:
    steps = [tilt, shadow, low_resolution, jpeg]
    once = degrade(picture(), steps, np.random.default_rng(4))
    other = degrade(picture(), steps[::-1], np.random.default_rng(4))
    for result in (once, other):
        box = result.cards[0].quad.box
        assert 0 < box.left < box.right < result.pixels.shape[1]

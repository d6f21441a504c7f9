"""Scenes for finding: every kind, its cards where they are said to be, the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cards.backgrounds import Background
from tests.cards.scenes import SCENES, scene_drawings
from tests.cards.surfaces import FOR_TUNING, LIDS, UNSEEN

NONE = {"page", "empty"}
SEVERAL = {"many", "touching", "overlapping", "scan"}


@pytest.mark.parametrize("kind", ["aslant", "cut-off", "many", "touching", "scan", "page"])
def test_a_scene_has_its_cards(kind: str) -> None:
    drawings = {name: draw for name, draw in scene_drawings(3, 1)}
    picture = drawings[f"{kind}-00.jpg"]()
    count = len(picture.cards)
    assert count == 0 if kind in NONE else count > 1 if kind in SEVERAL else count == 1
    height, width = picture.pixels.shape[:2]
    for card in picture.cards:
        assert 0 < card.quad.centre.x < width
        assert 0 < card.quad.centre.y < height


def test_all_kinds_are_drawn_and_the_same_for_the_same_seed() -> None:
    names = [name for name, _ in scene_drawings(3, 2)]
    assert {name.rsplit("-", 1)[0] for name in names} == set(SCENES)
    first, second = (dict(scene_drawings(3, 1))["leaning-00.jpg"]() for _ in range(2))
    assert first.cards == second.cards
    assert np.array_equal(first.pixels, second.pixels)


def test_tables_for_the_last_figure_are_not_those_to_work_with() -> None:
    assert not UNSEEN.keys() & FOR_TUNING.keys()


@pytest.mark.parametrize("table", [*UNSEEN.values(), *LIDS.values(), FOR_TUNING["newspaper"]])
def test_a_table_is_light_from_0_to_255(table: Background) -> None:
    light = table(60, 40, np.random.default_rng(1))
    assert light.shape == (40, 60, 3)
    assert light.min() > -60
    assert light.max() < 315

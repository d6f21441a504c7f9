"""Cards by chance for the evaluation."""

from __future__ import annotations

import random

from tests.cards.layouts import LAYOUTS
from tests.cards.trials import random_card, trial_drawings


def test_every_layout_and_difficulty_has_its_turn() -> None:
    names = [name for name, _ in trial_drawings(1, 204)]
    assert len(set(names)) == 204
    assert {name[5:-4] for name in names} >= {"flat", "tilt", "blur", "photo", "photo-many"}


def test_a_number_of_a_set_is_the_same_however_many_are_drawn() -> None:
    first = [name for name, _ in trial_drawings(1, 5)]
    assert [name for name, _ in trial_drawings(1, 50)][:5] == first


def test_a_card_by_chance_is_the_same_for_the_same_seed() -> None:
    layout = next(iter(LAYOUTS))
    families = ("noto-sans", "noto-serif")
    first, second = (random_card(layout, random.Random(9), families) for _ in range(2))
    assert first.fields == second.fields
    assert (first.pixels == second.pixels).all()

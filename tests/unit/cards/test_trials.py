"""Cards by chance for the evaluation."""

from __future__ import annotations

import random

import numpy as np
import pytest

from ocr.geometry import Box
from tests.cards.fonts import FINAL_TYPEFACES
from tests.cards.picture import CardArt, flat
from tests.cards.scans import scanned, turned
from tests.cards.sets import SETS, CardSet
from tests.cards.trials import DIFFICULTIES, trial_drawings

NOTO = ("noto-sans", "noto-serif")
# The machines that run the tests have one family: the sets' layouts and words, set in it.
PLAIN = {name: CardSet(name, each.layouts, NOTO) for name, each in SETS.items()}
BLANK = CardArt(np.full((550, 910, 3), 255, np.uint8), 91, 55, "ja", "test", ())


def test_every_difficulty_has_its_turn() -> None:
    for cards in SETS.values():
        names = [name for name, _ in trial_drawings(cards, 1, len(DIFFICULTIES))]
        assert {name[5:-4] for name in names} == set(DIFFICULTIES)
        assert len(set(names)) == len(names)


def test_a_number_of_a_set_is_the_same_however_many_are_drawn() -> None:
    first = [name for name, _ in trial_drawings(PLAIN["final"], 1, 5)]
    assert [name for name, _ in trial_drawings(PLAIN["final"], 1, 50)][:5] == first


@pytest.mark.parametrize("number", [0, 1, 10, 17])
def test_a_picture_is_the_same_for_the_same_seed(number: int) -> None:
    first, second = (
        list(trial_drawings(PLAIN["final"], 3, number + 1))[number][1]() for _ in range(2)
    )
    assert first.cards == second.cards
    assert np.array_equal(first.pixels, second.pixels)


def test_each_picture_is_named_for_its_difficulty() -> None:
    drawings = dict(trial_drawings(PLAIN["final"], 1, 20))
    for name in ("0003-shadow.png", "0009-dark.png", "0012-embossed.png"):
        assert {card.difficulty for card in drawings[name]().cards} == {name[5:-4]}


def test_a_difficulty_of_its_own_is_not_mixed_with_vertical_writing() -> None:
    for name, cards in SETS.items():
        vertical = next(each for each in cards.layouts.values() if each.family == "ja-vertical")
        mixed = {each for each, what in DIFFICULTIES.items() if what.fits(vertical)}
        assert mixed == {"vertical", "scan-many", "photo", "photo-turned", "photo-many"}, name


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_picture_has_its_card_turned(degrees: int) -> None:
    picture = turned(flat(BLANK), degrees)
    height, width = picture.pixels.shape[:2]
    assert picture.cards[0].orientation == degrees
    assert picture.cards[0].quad.box == Box(0, 0, width, height)


def test_a_scan_has_its_cards_where_the_truth_says() -> None:
    ink = CardArt(np.zeros((550, 910, 3), np.uint8), 91, 55, "ja", "test", ())
    picture = scanned([ink, ink, ink], np.random.default_rng(1))
    assert len(picture.cards) == 3
    for card in picture.cards:
        box = card.quad.box
        middle = round((box.top + box.bottom) / 2), round((box.left + box.right) / 2)
        assert picture.pixels[middle].max() < 20
        assert picture.pixels[round(box.top) - 20, middle[1]].min() > 200


def test_dark_cards_have_light_type_and_a_dark_ground() -> None:
    card = PLAIN["final"].card("ja-logo-left", random.Random(4), {"ground": "dark"})
    assert np.median(card.pixels) < 60
    assert card.pixels.max() > 200


def test_a_card_needs_only_typefaces_of_its_set() -> None:
    assert {face.fallback for face in FINAL_TYPEFACES.values()} <= set(FINAL_TYPEFACES)

"""Every layout prints its people whole: nothing cut off, nothing on top of anything else."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from ocr.geometry import Box
from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas
from tests.cards.content import Content, english_content, japanese_content
from tests.cards.grounds import GROUNDS
from tests.cards.invent import invented
from tests.cards.layouts import FINAL_LAYOUTS, LAYOUTS, TUNE_LAYOUTS, english
from tests.cards.style import random_style

FAMILIES = ("noto-sans", "noto-serif")
SEEDS = range(5)
SMALLEST = 1.4 * 25.4 / 72  # furigana over type of four points, in millimetres
COMPOSED = {
    name: layout for name, layout in (TUNE_LAYOUTS | FINAL_LAYOUTS).items() if layout.composed
}


def content(language: str, rng: random.Random) -> Content:
    return japanese_content(rng) if language == "ja" else english_content(rng)


def cards(name: str) -> list[tuple[Content, Canvas]]:
    drawn = []
    for seed in SEEDS:
        layout, rng = LAYOUTS[name], random.Random(seed)
        person = content(layout.language, rng)
        style = random_style(rng, layout.language, FAMILIES)
        drawn.append((person, layout.draw(person, style)))
    return drawn


def composed(name: str, seed: int, **look: object) -> tuple[Content, Canvas]:
    layout = COMPOSED[name]
    words = "tune" if name in TUNE_LAYOUTS else "final"
    rng = random.Random(seed)
    person = invented(layout.language, words, rng)
    style = replace(random_style(rng, layout.language, FAMILIES), **look)  # type: ignore[arg-type]
    return person, layout.draw(person, style)


@pytest.mark.parametrize("name", LAYOUTS)
def test_text_stays_on_the_card_and_apart(name: str) -> None:
    keeps_apart(cards(name))


@pytest.mark.parametrize("name", COMPOSED)
def test_composed_cards_are_whole_and_can_be_read(name: str) -> None:
    drawn = [composed(name, seed) for seed in SEEDS]
    keeps_apart([*drawn, composed(name, 7, tracking=0.32)])
    for person, canvas in drawn:
        sizes = [min(box.right - box.left, box.bottom - box.top) for box in canvas.boxes]
        assert min(sizes) > SMALLEST
        printed = dict(canvas.fields)
        assert printed[K.NAME].casefold() in (person.name.casefold(), person.romaji.casefold())
        assert printed[K.EMAIL] == person.email
        assert {K.COMPANY, K.ADDRESS, K.URL} <= printed.keys()
        assert all(value.strip() == value and value for value in printed.values())


@pytest.mark.parametrize("ground", GROUNDS)
def test_type_stands_out_from_every_ground(ground: str) -> None:
    _, canvas = composed("ja-logo-left", 3, ground=ground)
    assert np.ptp(np.asarray(canvas.image.convert("L"), dtype=int)) > 120


def keeps_apart(drawn: list[tuple[Content, Canvas]]) -> None:
    for person, canvas in drawn:
        for box in canvas.boxes:
            assert box.left > 2 and box.right < canvas.width - 2, (person.name, box)
            assert box.top > 1.5 and box.bottom < canvas.height - 1.5, (person.name, box)
        for first, second in itertools.combinations(canvas.boxes, 2):
            assert not overlapping(first, second), (person.name, first, second)


def overlapping(first: Box, second: Box) -> bool:
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across > 0.2 and down > 0.3


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_card_has_what_a_contact_needs(name: str) -> None:
    for person, canvas in cards(name):
        printed = dict(canvas.fields)
        assert printed[K.NAME] == person.name
        assert printed[K.EMAIL] == person.email
        assert {K.COMPANY, K.ADDRESS} <= printed.keys()
        assert all(value.strip() == value and value for value in printed.values())


def test_vertical_cards_have_their_numbers_in_kanji() -> None:
    for _, canvas in cards("ja-vertical-tall"):
        printed = dict(canvas.fields)
        assert not any(c.isascii() for c in printed[K.PHONE] + printed[K.POSTAL])


def test_the_english_side_has_no_japanese() -> None:
    rng = random.Random(3)
    canvas = english.english_side(japanese_content(rng), random_style(rng, "en", FAMILIES))
    assert all(value.isascii() for _, value in canvas.fields)

"""Every layout prints its people whole: nothing cut off, nothing on top of anything else."""

from __future__ import annotations

import itertools
import random

import pytest

from ocr.geometry import Box
from ocr.model import FieldKind as K
from tests.cards.canvas import Canvas
from tests.cards.content import Content, english_content, japanese_content
from tests.cards.layouts import LAYOUTS, english
from tests.cards.style import random_style

FAMILIES = ("noto-sans", "noto-serif")
SEEDS = range(6)


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


@pytest.mark.parametrize("name", LAYOUTS)
def test_text_stays_on_the_card_and_apart(name: str) -> None:
    for person, canvas in cards(name):
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

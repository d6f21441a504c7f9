import random

import cv2
import numpy as np
import pytest

from ocr.engines.choose import open_engines
from ocr.options import EngineChoice
from ocr.pixels import turned_back
from ocr.upright import places_turned_back, turn_by_reading
from tests.cards.layouts import TUNE_LAYOUTS
from tests.cards.sets import CardSet
from tests.unit.ocr.drawn import card


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_card_is_put_upright_by_what_it_says(turn: int) -> None:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    lying = turned_back(card(), -turn)
    assert turn_by_reading(engine, lying, engine.find_lines(lying)) == turn


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("layout", ["ja-vertical-tall", "ja-vertical-wide"])
def test_columns_that_lie_on_their_side_are_no_lines(layout: str, turn: int) -> None:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    cards = CardSet("tune", TUNE_LAYOUTS, ("noto-sans", "noto-serif"))
    art = cards.card(layout, random.Random(3), {})
    size = round(art.width * 10), round(art.height * 10)
    upright = cv2.resize(art.pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    lying = turned_back(upright, -turn)
    assert turn_by_reading(engine, lying, engine.find_lines(lying)) == turn


def test_columns_seen_from_afar_tell_as_well() -> None:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    cards = CardSet("tune", TUNE_LAYOUTS, ("noto-sans", "noto-serif"))
    art = cards.card("ja-vertical-wide", random.Random(3), {})
    size = round(art.width * 3.6), round(art.height * 3.6)
    far = cv2.resize(art.pixels, size, interpolation=cv2.INTER_AREA)
    near = cv2.resize(far, None, fx=2.2, fy=2.2, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    lying = turned_back(near, -90)
    assert turn_by_reading(engine, lying, engine.find_lines(lying)) == 90


def test_a_card_without_text_stays_as_it_lies() -> None:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    assert turn_by_reading(engine, np.zeros((40, 60, 3), np.uint8), ()) == 0


def test_lines_of_a_card_on_its_side_are_no_columns() -> None:
    (engine,) = open_engines(EngineChoice.PPOCR, None)
    lying = turned_back(card(), -90)
    places = engine.find_lines(lying)
    assert all(place.vertical for place in places)
    upright = places_turned_back(places, 90, (lying.shape[1], lying.shape[0]))
    assert not any(place.vertical for place in upright)

"""The shipped samples: whole, true to their generator, and nobody's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from ocr.model import Face
from ocr.model import FieldKind as K
from tests.cards.__main__ import main
from tests.cards.code import FORMATS, code_text, print_code
from tests.cards.content import Content
from tests.cards.layouts import LAYOUTS
from tests.cards.samples import FLAT, sample_drawings
from tests.cards.truth import CardTruth, PictureTruth, load_truth, save_truth

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
FIRST = "ja-horizontal-01.png"


def every_card() -> list[CardTruth]:
    return [card for picture in load_truth(SAMPLES) for card in picture.cards]


def test_pictures_and_truth_belong_together() -> None:
    pictures = {path.name for path in SAMPLES.iterdir() if path.suffix in (".png", ".jpg")}
    assert [p.file for p in load_truth(SAMPLES)] == [name for name, _ in sample_drawings(1)]
    assert pictures == {p.file for p in load_truth(SAMPLES)}


def test_there_are_enough_people_and_kinds_of_cards() -> None:
    cards = every_card()
    names = {f.value for card in cards for f in card.fields if f.kind is K.NAME}
    layouts = {card.layout for card in cards}
    assert len(names) >= 12
    assert {"ja-vertical-tall", "bilingual", "ja-dark", "ja-portrait", "ja-code"} <= layouts
    assert {card.language for card in cards} == {"ja", "en"}
    assert any(card.side is Face.BACK for card in cards)
    assert any(len(picture.cards) >= 4 for picture in load_truth(SAMPLES))


def test_cards_lie_within_their_pictures() -> None:
    for picture in load_truth(SAMPLES):
        with Image.open(SAMPLES / picture.file) as image:
            width, height = image.size
        for card in picture.cards:
            assert all(0 <= p.x <= width and 0 <= p.y <= height for p in card.quad)


def test_they_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 6_000_000


def test_drawing_a_card_again_gives_the_truth_that_is_kept(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--count", "1"]) == 0
    kept = next(p for p in load_truth(SAMPLES) if p.file == FIRST)
    assert load_truth(tmp_path) == (kept,)


def test_drawing_twice_gives_the_same_pixels() -> None:
    first, second = (FLAT[FIRST].draw(1).pixels for _ in range(2))
    assert np.array_equal(first, second)


def test_another_seed_is_another_person() -> None:
    assert FLAT[FIRST].content(1) != FLAT[FIRST].content(2)


@pytest.mark.parametrize("form", FORMATS)
def test_the_code_says_what_it_should(form: str) -> None:
    content: Content = FLAT["qr-01.png"].content(1)
    design = FLAT[FIRST]
    canvas = LAYOUTS["ja-code"].draw(content, design.style())
    text = code_text(content, form)
    print_code(canvas, text, 67, 33, 17)
    found = zxingcpp.read_barcodes(np.asarray(canvas.image))
    assert [barcode.text for barcode in found] == [text]
    assert form == "url" or content.email in text


def test_the_code_of_the_sample_is_read_from_its_file() -> None:
    pixels = np.asarray(Image.open(SAMPLES / "qr-01.png"))
    (barcode,) = zxingcpp.read_barcodes(pixels)
    printed = {f.value for p in load_truth(SAMPLES) for c in p.cards for f in c.fields}
    email = barcode.text.split("EMAIL:")[1].splitlines()[0]
    assert email in printed


def test_truth_survives_its_file(tmp_path: Path) -> None:
    pictures: tuple[PictureTruth, ...] = load_truth(SAMPLES)
    save_truth(tmp_path, pictures)
    assert load_truth(tmp_path) == pictures

import pytest

from ocr.card_json import card_to_json, quad_in_image
from ocr.geometry import Box
from ocr.model import (
    CardReading,
    Face,
    FieldKind,
    FieldReading,
    Level,
    LineReading,
    SideReading,
    TextLine,
)

OUTLINE = Box(100, 50, 1010, 600).to_quad()
LINE = TextLine(Box(10, 10, 90, 30).to_quad(), (LineReading("ppocr", "Jane Example", 0.98),))
FRONT = SideReading(Face.FRONT, OUTLINE, 0, (1820, 1100), (LINE,))
NAME = FieldReading(
    FieldKind.NAME, "Jane Example", 0.98, Level.STRONG, quad=Box(20, 20, 180, 60).to_quad()
)


def test_a_card_is_printed_as_the_command_line_promises() -> None:
    assert card_to_json(CardReading((FRONT,), (NAME,))) == {
        "quad": [[100, 50], [1010, 50], [1010, 600], [100, 600]],
        "orientation": 0,
        "side": "front",
        "fields": [
            {
                "kind": "name",
                "value": "Jane Example",
                "confidence": 0.98,
                "sure": True,
                "quad": [[110, 60], [190, 60], [190, 80], [110, 80]],
            }
        ],
        "text": "Jane Example",
    }


def test_a_field_of_the_back_stands_on_the_back() -> None:
    back = SideReading(Face.BACK, OUTLINE.scaled(2), 0, (1820, 1100), (LINE,))
    field = FieldReading(
        FieldKind.URL, "example.com", 0.9, Level.MEDIUM, Face.BACK, Box(0, 0, 1820, 1100).to_quad()
    )
    card = card_to_json(CardReading((FRONT, back), (field,)))
    assert card["fields"][0]["quad"] == OUTLINE.scaled(2).as_lists()


def test_a_turned_card_maps_by_its_own_top_left() -> None:
    side = SideReading(Face.FRONT, OUTLINE.turned(2), 180, (1820, 1100))
    mapped = quad_in_image(Box(0, 0, 182, 110).to_quad(), side)
    assert mapped.top_left == pytest.approx((1010, 600))


def test_a_field_without_a_place_has_none() -> None:
    field = FieldReading(FieldKind.NAME_KANA, "ジェーン", 0.5, Level.LOW)
    assert card_to_json(CardReading((FRONT,), (field,)))["fields"][0]["quad"] is None

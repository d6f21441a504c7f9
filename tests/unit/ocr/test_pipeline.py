import hashlib
from pathlib import Path

import cv2
import pytest

from ocr.errors import UnreadableImage
from ocr.geometry import Box, Quad
from ocr.model import Face, FieldKind, SideSource
from ocr.options import EngineChoice, ReadOptions
from ocr.pipeline import read_cards
from ocr.pixels import Pixels, turned_back
from tests.unit.ocr.drawn import card, laid

QUICK = ReadOptions(engine=EngineChoice.PPOCR)
LEFT = Quad.of([(40, 220), (480, 200), (490, 480), (50, 490)])
RIGHT = Quad.of([(540, 240), (960, 230), (950, 500), (535, 490)])
OTHER = ("Sample Books Inc.", "John Sample", "Editor", "john@example.org")


def saved(path: Path, image: Pixels) -> Path:
    cv2.imwrite(str(path), image)
    return path


def test_a_scan_of_one_card_is_read_whole(tmp_path: Path) -> None:
    result = read_cards([SideSource(saved(tmp_path / "scan.png", card()))])
    (found,) = result.cards
    (side,) = found.sides
    assert found.text.splitlines()[1] == "Jane Example"
    email = found.first(FieldKind.EMAIL)
    assert email is not None
    assert email.value == "jane@example.com"
    assert side.outline == Box(0, 0, 728, 440).to_quad()
    assert {r.engine for line in side.lines for r in line.readings} == {"ppocr", "tesseract"}
    assert result.engine.startswith("ppocr ")


def test_every_card_of_a_picture_is_one_of_its_own(tmp_path: Path) -> None:
    other = turned_back(card(OTHER), 180)  # upside down among others
    picture = saved(tmp_path / "two.jpg", laid([(card(), LEFT), (other, RIGHT)]))
    first, second = read_cards([SideSource(picture)], QUICK).cards
    assert "Jane Example" in first.text
    assert "John Sample" in second.text
    assert [c.sides[0].turn for c in (first, second)] == [0, 180]
    outline = second.sides[0].outline
    assert outline is not None
    assert outline.top_left == pytest.approx(RIGHT.bottom_right, abs=4)


def test_a_given_outline_is_read_and_nothing_else(tmp_path: Path) -> None:
    picture = saved(tmp_path / "two.jpg", laid([(card(), LEFT), (card(OTHER), RIGHT)]))
    (found,) = read_cards([SideSource(picture, outline=RIGHT)], QUICK).cards
    assert "John Sample" in found.text
    assert "Jane" not in found.text
    assert found.sides[0].outline == RIGHT


def test_a_given_turn_is_not_questioned(tmp_path: Path) -> None:
    picture = saved(tmp_path / "scan.png", card())
    (found,) = read_cards([SideSource(picture, turn=180)], QUICK).cards
    assert found.sides[0].turn == 180
    assert "Jane Example" not in found.text


def test_two_sides_make_one_card(tmp_path: Path) -> None:
    front = SideSource(saved(tmp_path / "front.png", card()))
    back = SideSource(saved(tmp_path / "back.png", card(OTHER)), Face.BACK)
    (found,) = read_cards([front, back], QUICK).cards
    assert [side.face for side in found.sides] == [Face.FRONT, Face.BACK]
    assert "Jane Example" in found.text
    assert "John Sample" in found.text


def test_an_empty_sheet_has_no_card(tmp_path: Path) -> None:
    assert read_cards([SideSource(saved(tmp_path / "x.png", card(())))], QUICK).cards == ()


def test_one_pixel_has_no_card(tmp_path: Path) -> None:
    assert read_cards([SideSource(saved(tmp_path / "x.png", card()[:1, :1]))], QUICK).cards == ()


def test_flat_pictures_are_kept_under_their_digest(tmp_path: Path) -> None:
    source = SideSource(saved(tmp_path / "scan.png", card()))
    options = ReadOptions(engine=EngineChoice.PPOCR, flat_dir=tmp_path / "flat")
    (found,) = read_cards([source], options).cards
    name = found.sides[0].flat_name
    assert name is not None
    content = (tmp_path / "flat" / name).read_bytes()
    assert name == f"{hashlib.sha256(content).hexdigest()[:32]}.jpg"
    kept = cv2.imread(str(tmp_path / "flat" / name))
    assert kept is not None
    assert (kept.shape[1], kept.shape[0]) == found.sides[0].size


def test_every_step_can_be_looked_at(tmp_path: Path) -> None:
    picture = saved(tmp_path / "two.jpg", laid([(card(), LEFT), (card(OTHER), RIGHT)]))
    options = ReadOptions(engine=EngineChoice.PPOCR, debug_dir=tmp_path / "steps")
    read_cards([SideSource(picture)], options)
    names = sorted(path.name.split("-", 2)[2] for path in (tmp_path / "steps").iterdir())
    assert names == ["flat.jpg", "flat.jpg", "found.jpg", "lines.jpg", "lines.jpg"]


def test_what_is_no_image_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_text("hello")
    with pytest.raises(UnreadableImage, match=r"x\.jpg is no image"):
        read_cards([SideSource(tmp_path / "x.jpg")], QUICK)

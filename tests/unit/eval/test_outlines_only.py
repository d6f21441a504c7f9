"""Finding alone: overlaps, false cards and the table by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr.geometry import Box, Quad
from tests.cards.scenes import scene_drawings
from tests.cards.truth import CardTruth, PictureTruth, save_truth
from tests.eval.outlines import overlap_within
from tests.eval.outlines_only import compare, findings_in, misses_in, table_of

SIZE = (400, 300)
LEFT, RIGHT = Box(20, 50, 180, 150).to_quad(), Box(220, 50, 380, 150).to_quad()


def picture(*quads: Quad, name: str = "many-03.jpg") -> PictureTruth:
    return PictureTruth(name, tuple(CardTruth(quad, 0, "en", ()) for quad in quads))


def test_each_card_has_its_overlap_and_what_pairs_with_none_is_false() -> None:
    far = Box(20, 200, 180, 290).to_quad()
    finding = compare(picture(LEFT, RIGHT), [RIGHT, far], SIZE)
    assert finding.overlaps == (0.0, 1.0)
    assert finding.false_cards == 1
    assert finding.kind == "many"


def test_nothing_found_means_the_whole_picture() -> None:
    whole = Box(0, 0, *SIZE).to_quad()
    assert compare(picture(whole), [], SIZE).overlaps == (1.0,)


def test_without_cards_the_whole_picture_is_no_false_card_and_a_part_is() -> None:
    whole = Box(2, 2, 398, 298).to_quad()
    assert compare(picture(), [], SIZE).false_cards == 0
    assert compare(picture(), [whole], SIZE).false_cards == 0
    assert compare(picture(), [LEFT], SIZE).false_cards == 1


def test_what_lies_outside_the_picture_does_not_count() -> None:
    beyond = Box(-60, 50, 140, 150).to_quad()
    assert overlap_within(SIZE, beyond, Box(0, 50, 140, 150).to_quad()) == pytest.approx(1.0)
    assert overlap_within(SIZE, Box(-90, 0, -10, 50).to_quad(), LEFT) == 0.0


def test_pictures_of_a_folder_are_found_in_and_told_by_kind(tmp_path: Path) -> None:
    name, draw = next(d for d in scene_drawings(3, 1) if d[0].startswith("leaning"))
    truth = draw().save(tmp_path, name)
    save_truth(tmp_path, [truth])
    findings = findings_in(tmp_path, lambda image: [truth.cards[0].quad])
    lines = table_of(findings).splitlines()
    assert lines[1].split()[:4] == ["leaning", "1", "100.0", "0"]
    assert misses_in(findings) == ""
    missed = findings_in(tmp_path, lambda image: [Box(0, 0, 20, 20).to_quad()])
    assert misses_in(missed).startswith("leaning-00.jpg: 0.00")
